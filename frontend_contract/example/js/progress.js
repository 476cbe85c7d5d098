/** Never sent, and kept by lineage, so that it holds in every language. */
import { keep, kept } from "./storage.js";

export class Progress {
  /** A preview (`live` false) leaves no trace. */
  constructor(code, live = true) {
    this.key = `progress:${code}`;
    this.live = live;
    this.state = (live && kept(this.key)) || {};
  }

  get = (part, id) => this.state[part]?.[id];

  /** Parts: "kept" and "read" lessons, "last", "ticks", "checks" (`[right, total]`). */
  set(part, id, value = true) {
    this.state[part] = { ...this.state[part], [id]: value };
    if (this.live) keep(this.key, this.state);
  }

  of(lessons) {
    const read = lessons.filter(({ id }) => this.get("read", id)).length;
    const total = lessons.length;
    return { read, total, share: read / (total || 1), complete: read === total };
  }

  /** Where to go on: the lesson opened last or, once that is read, the next unread one. */
  resume(lessons) {
    const last = lessons.findIndex(({ id }) => id === this.get("last", "lesson"));
    const order = [...lessons.slice(Math.max(0, last)), ...lessons];
    return order.find(({ id }) => !this.get("read", id)) ?? order[0];
  }

  forget() {
    this.state = {};
    keep(this.key, null);
  }
}

/** By this number options are shuffled: another order on every device. */
export function seed() {
  if (!kept("seed")) keep("seed", Math.ceil(Math.random() * 1e6));
  return kept("seed");
}
