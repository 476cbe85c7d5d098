/** One right answer, several, or true and false: radio buttons or checkboxes. */
import { fill, h } from "../template.js";

let groups = 0;

export function choice({ kind, options }) {
  const type = kind === "MULTIPLE" ? "checkbox" : "radio";
  const name = `choice-${++groups}`;
  const node = h("div", {}, fill("options", { options: options.map((one) => ({ ...one, type, name })) }));
  const boxes = [...node.querySelectorAll("input")];
  return {
    node,
    answer() {
      const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
      return chosen.length ? chosen : null;
    },
    show(correct, reveal) {
      for (const { value, checked, parentNode } of boxes) {
        const right = correct.includes(value);
        if (checked) parentNode.append(note(right ? "right" : "wrong"));
        else if (right && reveal) parentNode.append(note("answer"));
      }
    },
  };
}

/** "right", "wrong" or, for a right one that was not given, "answer". */
export const note = (sign) => fill("mark", { sign });
