/**
 * Pairs, by a menu for each left side: nothing to drag (WCAG 2.5.7). The right sides are also listed, with letters,
 * since a closed menu on a phone cuts long texts off, and paper has no menus.
 */
import { fill, h } from "../template.js";
import { note, unmark } from "./choice.js";

let made = 0;

export function matching({ left, right, locale }) {
  const letters = locale.startsWith("ar") ? "أبجدهوزحطي" : "ABCDEFGHIJ";
  const options = right.map((one, i) => ({ ...one, letter: `${letters[i]}.`, label: `${letters[i]}. ${one.text}` }));
  const pairs = left.map((one) => ({ ...one, name: `pair-${++made}`, options }));
  const node = h("div", {}, fill("matching", { pairs, options }));
  const menus = [...node.querySelectorAll("select")];
  const pair = (menu, i) => `${left[i].id}:${menu.value}`;
  return {
    node,
    answer: () => (menus.every(({ value }) => value) ? menus.map(pair) : null),
    show(correct, reveal) {
      unmark(node);
      menus.forEach((menu, i) => {
        const was = correct.includes(pair(menu, i));
        menu.after(note(was ? "right" : reveal ? "answer" : "wrong"));
        if (reveal) menu.value = right.find(({ id }) => correct.includes(`${left[i].id}:${id}`))?.id;
      });
    },
    clear() {
      unmark(node);
      for (const menu of menus) menu.value = "";
    },
  };
}
