/** Words that stand for more: glossary terms, and slots, the places that each edition fills. */
import { run } from "./api.js";
import { say } from "./strings.js";
import { fill, h, mark } from "./template.js";
import { external, phone, plain } from "./text.js";

function word(words, content) {
  const button = h("button.word", { type: "button", "aria-haspopup": "dialog" }, words);
  button.addEventListener("click", () => openNote(button, content));
  return button;
}

export const inlineTerm = (key, words, ctx) =>
  word(words, async () => (await run("Glossary", ctx.route)).edition.course.glossary.find((term) => term.key === key));

export const inlineSlot = (key, words) => h("span.slot", { "data-key": key }, words);

/** The author's words stay, since the sentence is built on them; a value is added, or a note on what is missing. */
export async function fillSlots(root, ctx) {
  const places = root.querySelectorAll(".slot");
  const { edition } = places.length ? await run("Slots", ctx.route) : {};
  for (const place of places) {
    const slot = edition.slots.find(({ key }) => key === place.dataset.key);
    const note = { ...slot, term: slot?.neutralText, definition: slot?.meaning };
    if (slot?.filled) place.append(" (", slotValue(slot, ctx), ")");
    else if (slot) place.replaceChildren(word(place.textContent || slot.neutralText, () => note));
  }
}

export function slotValue(slot, ctx) {
  const { filled, kind, value, url, institution, neutralText } = slot;
  if (!filled) return mark(h("span", {}, neutralText), slot);
  if (kind === "PHONE") return phone(value);
  if (!institution) return mark(h("span", {}, url ? external(url, value || url) : plain(value)), slot);
  const name = mark(h("a", { href: ctx.href("contacts") }, institution.name), institution);
  return h("span", {}, name, institution.phones.slice(0, 1).map(({ number }) => [" ", phone(number)]));
}

/** A modal dialog: it takes the focus, Escape closes it, the focus goes back. */
async function openNote({ textContent }, content) {
  const note = fill("note", { words: textContent }).firstElementChild;
  // A click on the backdrop has the dialog itself as its target.
  note.addEventListener("click", ({ target }) => (target === note || target.closest("button")) && note.close());
  note.addEventListener("close", () => note.remove());
  document.body.append(note);
  note.showModal();
  const found = await Promise.resolve(content()).catch(() => null);
  note.querySelector("div").replaceChildren(found ? fill("definition", found) : say("noDefinition"));
}
