/** An order, by two buttons for each item. */
import { announce } from "../shell.js";
import { fill } from "../template.js";
import { note } from "./choice.js";

export function ordering({ items }) {
  const list = fill("ordering", {
    items: items.map((item) => ({ ...item, up: () => move(item, -1), down: () => move(item, 1) })),
  }).firstElementChild;
  const rows = new Map(items.map(({ id }, i) => [id, list.children[i]]));
  const buttons = (id) => rows.get(id).querySelectorAll("button");
  let order;

  function put(ids) {
    order = ids;
    ids.forEach((id, i) => {
      list.append(rows.get(id));
      const [up, down] = buttons(id);
      up.disabled = i === 0;
      down.disabled = i === ids.length - 1;
    });
  }

  function move({ id, text }, by) {
    const to = order.indexOf(id) + by;
    const ids = order.filter((one) => one !== id);
    ids.splice(to, 0, id);
    put(ids);
    // Moving took the focus away; at either end the other button gets it.
    const [up, down] = buttons(id);
    (by < 0 === up.disabled ? down : up).focus();
    announce("moved", { text, n: to + 1, total: ids.length });
  }

  put(items.map(({ id }) => id));
  return {
    node: list,
    inOrder: true,
    answer: () => order,
    show(correct, reveal) {
      order.forEach((id, i) => rows.get(id).append(note(correct[i] === id ? "right" : reveal ? "answer" : "wrong")));
      if (reveal) put(correct);
    },
  };
}
