/** Pairs, by menus. What is in them is listed too: a menu on a phone cuts long texts, and paper has none. */
import { fill, h } from "../template.js";
import { note } from "./choice.js";

let made = 0;

export function matching({ left, right }) {
  const options = right.map((one, i) => ({ ...one, label: `${i + 1}. ${one.text}` }));
  const pairs = left.map((one) => ({ ...one, name: `pair-${++made}`, options }));
  const node = h("div", {}, fill("matching", { pairs, options }));
  const menus = [...node.querySelectorAll("select")];
  const pair = (menu, i) => `${left[i].id}:${menu.value}`;
  return {
    node,
    answer: () => (menus.every(({ value }) => value) ? menus.map(pair) : null),
    show(correct, reveal) {
      menus.forEach((menu, i) => {
        const was = correct.includes(pair(menu, i));
        menu.after(note(was ? "right" : reveal ? "answer" : "wrong"));
        if (reveal) menu.value = right.find(({ id }) => correct.includes(`${left[i].id}:${id}`))?.id;
      });
    },
  };
}
