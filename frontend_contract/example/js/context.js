/** Where the reader is: the edition and its course. Templates find it as `ctx`. */
import { Problem } from "./api.js";
import { Progress } from "./progress.js";
import { href } from "./routes.js";

const LISTS = { lesson: "lessons", case: "caseStudies", tool: "tools" };

export class Context {
  constructor(route, edition, savedAt) {
    if (!edition.course) throw new Problem("LOCALE_NOT_OFFERED");
    Object.assign(this, { route, edition, savedAt, course: edition.course });
    this.progress = new Progress(route.code, !route.token);
    this.lessons = this.course.modules.flatMap(({ lessons }) => lessons);
    this.things = this.course.modules.flatMap((module) => [
      { thing: module, module, list: "modules" },
      ...Object.values(LISTS).flatMap((list) => module[list].map((thing) => ({ thing, module, list }))),
    ]);
    for (const { thing, list } of this.things) {
      // A slug that is taken already gives way to the lineage.
      if (this.#named(list, thing.slug).thing !== thing) thing.slug = thing.id;
    }
    if (!route.slug) return;
    const here = this.#named(LISTS[route.view] ?? "modules", route.slug);
    if (!here) throw new Problem(route.view === "lesson" ? "LESSON_NOT_FOUND" : "NOT_FOUND");
    this.target = here.thing;
    this.module = here.module;
  }

  /** By slug or, as after a change of language, by lineage. */
  #named = (list, name) => this.things.find((one) => one.list === list && [one.thing.id, one.thing.slug].includes(name));

  find = (id) => this.things.find(({ thing }) => thing.id === id)?.thing;

  href = (...parts) => href(this.route, ...parts);

  // What templates ask about a lesson.
  isRead = ({ id }) => this.progress.get("read", id);
  isKept = ({ id }) => this.progress.get("kept", id);
  isHere = ({ id }) => id === this.target.id && "page";

  /** Before and after the lesson or check that is shown. */
  neighbours() {
    const way = this.course.modules.flatMap((module) => [
      ...module.lessons.map((thing) => ({ ...thing, thing, url: this.href("lessons", thing.slug) })),
      ...(module.knowledgeCheck[0] ? [{ thing: module, check: true, url: this.href("modules", module.slug, "check") }] : []),
    ]);
    const here = way.findIndex(({ thing }) => thing === this.target);
    return { previous: way[here - 1], next: way[here + 1] ?? { home: true, url: this.href() } };
  }
}
