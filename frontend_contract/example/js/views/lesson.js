import { Problem, run } from "../api.js";
import { seed } from "../progress.js";

export const lesson = {
  /** By lineage: two modules may use the same slug. */
  async load(route, outline) {
    const data = await run("Lesson", route, { id: (await outline).target.id, seed: seed() });
    if (!data.edition.lesson) throw new Problem("LESSON_NOT_FOUND");
    return data;
  },

  data(ctx, { edition }) {
    const { module, target: { id }, progress } = ctx;
    progress.set("last", "lesson", id);
    if (navigator.serviceWorker?.controller && !ctx.route.token) progress.set("kept", id);
    return {
      ...edition.lesson, ...ctx.neighbours(), module,
      number: module.lessons.findIndex((one) => one.id === id) + 1,
      total: module.lessons.length,
      lessons: module.lessons,
      tick: ({ target }) => progress.set("read", id, target.checked),
      // Going on says that one has read it.
      goOn: () => progress.set("read", id),
    };
  },
};
