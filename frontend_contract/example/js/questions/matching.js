/**
 * Pairs, by a menu for each left side: nothing to drag (WCAG 2.5.7). The right sides are also listed, with letters,
 * since a closed menu on a phone cuts long texts off, and paper has no menus.
 */
import { fill, h } from "../template.js";
import { note, unmark } from "./choice.js";

const LETTERS = { ar: "أبجدهوزحطي", otherwise: "ABCDEFGHIJ" };
let made = 0;

export function matching({ left, right, locale }) {
  const letters = LETTERS[locale.split("-")[0]] ?? LETTERS.otherwise;
  const options = right.map((one, i) => ({ ...one, letter: `${letters[i]}.`, label: `${letters[i]}. ${one.text}` }));
  const pairs = left.map((one) => ({ left: one, name: `pair-${++made}`, options }));
  const node = h("div", {}, fill("matching", { pairs, options }));
  const rows = [...node.querySelectorAll(".pair")].map((row, i) => ({ row, id: left[i].id, menu: row.querySelector("select") }));
  const pair = ({ id, menu }) => `${id}:${menu.value}`;
  return {
    node,
    answer: () => (rows.every(({ menu }) => menu.value) ? rows.map(pair) : null),
    show(correct, reveal) {
      unmark(node);
      for (const one of rows) {
        const was = correct.includes(pair(one));
        one.row.append(note(was ? "right" : reveal ? "answer" : "wrong"));
        if (reveal) one.menu.value = right.find(({ id }) => correct.includes(`${one.id}:${id}`))?.id;
      }
    },
    clear() {
      unmark(node);
      for (const { menu } of rows) menu.value = "";
    },
  };
}
