/** The blocks of a body: each type has a template of its name, and some need more than the API says. */
import { question } from "./questions/index.js";
import { slotValue } from "./references.js";
import { duration } from "./strings.js";
import { fill, h, mark } from "./template.js";
import { external } from "./text.js";
import { circumstances } from "./views/course.js";
import { withSize } from "./views/reference.js";

const MORE = {
  ImageBlock: ({ image, decorative }) => ({ image: image && { ...image, alt: decorative ? "" : image.alt } }),
  VideoBlock: ({ title, url, minutes }) => ({ link: external(url, title), time: minutes && duration(minutes) }),
  ChecklistBlock: ({ items }, { progress }) => ({
    items: items.map((item) => ({ ...item, ticked: progress.get("ticks", item.id) })),
    tick: ({ target }) => progress.set("ticks", target.value, target.checked),
  }),
  CaseStudyBlock: ({ caseStudy }) => ({ caseStudy: caseStudy && circumstances(caseStudy) }),
  ToolBlock: ({ tool }) => ({ tool: tool && withSize(tool) }),
  SlotBlock: ({ slot }, ctx) => ({ shown: slotValue(slot, ctx) }),
  QuestionBlock: ({ question: asked }) => ({ asked: question(asked) }),
};

/** A type that this reader does not know is no reason to fail. */
export function block(data, ctx) {
  const name = document.getElementById(data.__typename) ? data.__typename : "UnknownBlock";
  return mark(h("div.block", {}, fill(name, { ...data, ...MORE[name]?.(data, ctx), ctx })), data);
}

/** Authors may skip levels of headings, and blocks cannot know what is above them: closes the gaps (WCAG 1.3.1). */
export function closeHeadingGaps(root) {
  let level = 1;
  for (const heading of root.querySelectorAll("h2, h3, h4, h5, h6")) {
    level = Math.min(Number(heading.localName[1]), level + 1);
    const closer = h(`h${level}`, {}, ...heading.childNodes);
    for (const { name, value } of heading.attributes) closer.setAttribute(name, value);
    heading.replaceWith(closer);
  }
}

/** A table wider than the screen scrolls by itself; then, and only then, the keyboard can reach it. */
export function watchTables(root) {
  const check = ({ target }) => {
    const scrolls = target.scrollWidth > target.clientWidth + 1;
    target.toggleAttribute("role", scrolls);
    if (scrolls) Object.assign(target, { tabIndex: 0, role: "region" });
    else target.removeAttribute("tabindex");
  };
  const observer = new ResizeObserver((entries) => entries.forEach(check));
  for (const [i, frame] of root.querySelectorAll(".scroll").entries()) {
    frame.querySelector("caption").id = `table-${i}`;
    frame.setAttribute("aria-labelledby", `table-${i}`);
    observer.observe(frame);
  }
}
