/** Words that stand for more: glossary terms, and slots. */
import { run } from "./api.js";
import { say, t } from "./strings.js";
import { fill, h } from "./template.js";

function word(words, content) {
  const button = h("button", { class: "word", type: "button", "aria-haspopup": "dialog" }, words);
  button.addEventListener("click", () => openNote(button.textContent, content));
  return button;
}

export const inlineTerm = (key, words, ctx) =>
  word(words, async () => (await run("Glossary", ctx.route)).edition.course.glossary.find((term) => term.key === key));

/** The author's words stay, since the sentence is built on them; a value is added, or a note that it is missing. */
export async function fillSlots(root, ctx) {
  const places = root.querySelectorAll(".slot");
  const { edition } = places.length ? await run("Slots", ctx.route) : {};
  for (const place of places) {
    const slot = edition.slots.find(({ key }) => key === place.dataset.key);
    // What a slot means is written for those who fill it.
    const { filled, neutralText: term } = slot ?? {};
    if (filled) place.append(" (", fill("slot-value", { ...slot, ctx }), ")");
    else if (slot) place.replaceChildren(word(place.textContent || term, () => ({ ...slot, term, definition: t("notFilled") })));
  }
}

/** A modal dialog: it takes the focus, Escape closes it, the focus goes back. */
async function openNote(words, content) {
  const note = fill("note", { words }).firstElementChild;
  // A click on the backdrop has the dialog itself as its target.
  note.addEventListener("click", ({ target }) => (target === note || target.closest("button")) && note.close());
  note.addEventListener("close", () => note.remove());
  document.body.append(note);
  note.showModal();
  const found = await Promise.resolve(content()).catch(() => null);
  note.querySelector("div").replaceChildren(found ? fill("definition", { ...found, differs: found.term !== words }) : say("noDefinition"));
}
