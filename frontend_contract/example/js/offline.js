/** The service worker, which keeps the reader itself and the pictures seen; and saving a whole course. */
import { run } from "./api.js";
import { WORKER } from "./config.js";
import { seed } from "./progress.js";

/** True once a newer reader has taken over: the next page is then loaded whole, and never half new. */
export let outdated = false;

/** Whether the reader is kept on this device, so that saved lessons can be opened without a connection. */
export const canSave = () => Boolean(navigator.serviceWorker?.controller);

export function startWorker() {
  const had = canSave();
  navigator.serviceWorker?.addEventListener("controllerchange", () => { outdated = had; });
  // Forbidden, or not over HTTPS: everything else works without it.
  navigator.serviceWorker?.register(WORKER).catch(() => {});
}

/** Saves every lesson and what belongs to them, one by one; `step` hears the share that is done. */
export async function saveCourse({ route, lessons }, step) {
  const shuffled = { seed: seed() };
  const wanted = [
    ...["CaseStudies", "Tools", "Glossary", "Slots", "Institutions"].map((name) => [name]),
    ["KnowledgeCheck", shuffled], ...lessons.map(({ slug }) => ["Lesson", { slug, ...shuffled }]),
  ];
  for (const [i, [name, more]] of wanted.entries()) {
    const { edition } = await run(name, route, more);
    for (const { image } of edition.lesson?.body ?? []) if (image) await fetch(image.src).catch(() => {});
    step((i + 1) / wanted.length);
  }
}
