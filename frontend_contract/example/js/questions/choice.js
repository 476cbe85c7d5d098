/** One right answer, several, or true and false: radio buttons or checkboxes. */
import { fill, h } from "../template.js";

let groups = 0;

export function choice({ kind, options }) {
  const list = choices(options, kind === "MULTIPLE" ? "checkbox" : "radio");
  return {
    ...list,
    answer: () => (list.chosen().length ? list.chosen() : null),
    show(correct, reveal) {
      unmark(list.node);
      const chosen = list.chosen();
      for (const id of chosen) list.note(id, correct.includes(id) ? "right" : "wrong");
      if (reveal) correct.filter((id) => !chosen.includes(id)).forEach((id) => list.note(id, "answer"));
    },
  };
}

/** Options to tick; the steps of scenarios use them too. */
export function choices(options, type) {
  const name = `choice-${++groups}`;
  const node = h("div.options", {}, fill("options", { options: options.map((one) => ({ ...one, type, name })) }));
  const boxes = [...node.querySelectorAll("input")];
  return {
    node,
    chosen: () => boxes.filter(({ checked }) => checked).map(({ value }) => value),
    note: (id, sign) => boxes.find(({ value }) => value === id)?.parentNode.append(note(sign)),
    clear() {
      unmark(node);
      for (const box of boxes) box.checked = false;
    },
  };
}

/** A mark on one option or row: "right", "wrong" or, for a right one that was not given, "answer". */
export const note = (sign) => fill("mark", { sign });

export const unmark = (node) => node.querySelectorAll(".mark").forEach((one) => one.remove());
