/** A learner's progress in one edition: never sent, and kept by lineage, so that it holds in every language. */
import { keep, kept } from "./storage.js";

export class Progress {
  /** A preview (`live` false) leaves no trace. */
  constructor(code, live = true) {
    this.key = `progress:${code}`;
    this.live = live;
    this.state = (live && kept(this.key)) || {};
  }

  get = (part, id) => this.state[part]?.[id];

  /** `part` is "read" (lessons), "ticks" (checklists) or "checks" (results, `[right, total]`). */
  set(part, id, value) {
    this.state[part] = { ...this.state[part], [id]: value };
    if (this.live) keep(this.key, this.state);
  }

  /** Lessons read among `lessons`: `{ read, total, share }`. */
  of(lessons) {
    const read = lessons.filter(({ id }) => this.get("read", id)).length;
    return { read, total: lessons.length, share: lessons.length ? read / lessons.length : 0 };
  }

  /** Where to go on: the lesson opened last or, once that is read, the next unread one. */
  resume(lessons) {
    const last = Math.max(0, lessons.findIndex(({ id }) => id === this.get("last", "lesson")));
    const order = [...lessons.slice(last), ...lessons.slice(0, last)];
    return order.find(({ id }) => !this.get("read", id)) ?? order[0];
  }

  forget() {
    this.state = {};
    keep(this.key, null);
  }
}

/** A number of this device's own, by which options are shuffled: another order for each learner. */
export function seed() {
  if (!kept("seed")) keep("seed", 1 + Math.floor(Math.random() * 1e6));
  return kept("seed");
}
