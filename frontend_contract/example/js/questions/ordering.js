/** Putting things in order by two buttons each, which say where the thing went (WCAG 2.1.1, 2.5.7, 4.1.3). */
import { announce } from "../shell.js";
import { fill } from "../template.js";
import { note, unmark } from "./choice.js";

export function ordering({ items }) {
  const list = fill("ordering", {
    items: items.map((item) => ({ ...item, up: () => move(item, -1), down: () => move(item, 1) })),
  }).firstElementChild;
  const rows = Object.fromEntries(items.map(({ id }, i) => [id, list.children[i]]));
  const buttons = (id) => rows[id].querySelectorAll("button");
  const order = () => [...list.children].map((row) => Object.keys(rows).find((id) => rows[id] === row));

  function put(ids) {
    ids.forEach((id, i) => {
      list.append(rows[id]);
      const [up, down] = buttons(id);
      up.disabled = i === 0;
      down.disabled = i === ids.length - 1;
    });
  }

  function move({ id, text }, by) {
    const ids = order();
    const to = ids.indexOf(id) + by;
    ids.splice(to - by, 1);
    ids.splice(to, 0, id);
    put(ids);
    // Moving took the focus away. At either end the other button gets it.
    const [up, down] = buttons(id);
    (by < 0 === up.disabled ? down : up).focus();
    announce("moved", { text, n: to + 1, total: ids.length });
  }

  put(order());
  return {
    node: list,
    inOrder: true,
    answer: order,
    show(correct, reveal) {
      unmark(list);
      order().forEach((id, i) => rows[id].append(note(correct[i] === id ? "right" : reveal ? "answer" : "wrong")));
      if (reveal) put(correct);
    },
    clear: () => unmark(list),
  };
}
