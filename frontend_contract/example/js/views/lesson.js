/** A lesson, with its module around it. */
import { Problem, run } from "../api.js";
import { seed } from "../progress.js";

const LINEAGE = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** Whether what is read stays on this device: the service worker sees to it, except in a preview. */
export const canSave = ({ route }) => Boolean(navigator.serviceWorker?.controller && !route.token);

export const lesson = {
  /** By slug; an address by lineage waits for the outline, which knows the slug in this language. */
  async load(route, outline) {
    const slug = LINEAGE.test(route.slug) ? (await outline).target.slug : route.slug;
    const data = await run("Lesson", route, { slug, seed: seed() });
    if (!data.edition.lesson) throw new Problem("LESSON_NOT_FOUND");
    return data;
  },

  data(ctx, { edition }) {
    const { module, target: { id }, progress } = ctx;
    progress.set("last", "lesson", id);
    if (canSave(ctx)) progress.set("seen", id);
    return {
      ...edition.lesson, ...ctx.neighbours(), module,
      number: module.lessons.findIndex((one) => one.id === id) + 1,
      total: module.lessons.length,
      lessons: module.lessons.map((one) => ({
        ...one, done: progress.get("read", one.id), current: one.id === id && "page",
      })),
      wide: matchMedia("(min-width: 64rem)").matches,
      isRead: progress.get("read", id),
      saved: canSave(ctx),
      tick: ({ target }) => progress.set("read", id, target.checked),
      // Going on says that one has read it.
      goOn: () => progress.set("read", id),
    };
  },
};
