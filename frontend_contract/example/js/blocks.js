/** Each type of block has a template of its name; some need more than the API says. */
import { question } from "./questions/index.js";
import { fill, h, mark } from "./template.js";

const MORE = {
  ChecklistBlock: ({ items }, { progress }) => ({
    items: items.map((item) => ({ ...item, ticked: progress.get("ticks", item.id) })),
    tick: ({ target }) => progress.set("ticks", target.value, target.checked),
  }),
  QuestionBlock: ({ question: asked }) => ({ asked: question(asked) }),
};

/** A type that this reader does not know is no reason to fail. */
export function block(data, ctx) {
  const name = document.getElementById(data.__typename) ? data.__typename : "UnknownBlock";
  return mark(h("div", { class: "block" }, fill(name, { ...data, ...MORE[name]?.(data, ctx), ctx })), data);
}

/** Authors may skip levels of headings, and blocks cannot know what is above them (WCAG 1.3.1). */
export function closeHeadingGaps(root) {
  let level = 1;
  for (const heading of root.querySelectorAll("h2, h3, h4, h5, h6")) {
    level = Math.min(heading.localName[1], level + 1);
    heading.setAttribute("aria-level", level);
  }
}
