/** Where the reader is: the edition and its course, by lineage and by way. Templates find it as `ctx`. */
import { Problem } from "./api.js";
import { Progress } from "./progress.js";
import { href } from "./routes.js";

const LISTS = { lesson: "lessons", case: "caseStudies", tool: "tools" };

export class Context {
  constructor(route, edition) {
    if (!edition.course) throw new Problem("LOCALE_NOT_OFFERED");
    Object.assign(this, { route, edition, course: edition.course });
    this.progress = new Progress(route.code, !route.token);
    // Everything that has an address, each with its module.
    this.things = this.course.modules.flatMap((module) =>
      [{ thing: module, module, list: "modules" }, ...Object.values(LISTS).flatMap((list) =>
        module[list].map((thing) => ({ thing, module, list })))]);
    // A slug that is taken already gives way to the lineage, which addresses may name as well.
    for (const { thing, list } of this.things) {
      if (this.things.find((one) => one.list === list && one.thing.slug === thing.slug).thing !== thing) thing.slug = thing.id;
    }
    this.lessons = this.course.modules.flatMap(({ lessons }) => lessons);
    if (route.slug) this.#aim(route);
  }

  /** Finds what the address names, by slug or, after a change of language, by lineage. */
  #aim({ view, slug }) {
    const here = this.things.find(({ thing, list }) =>
      list === (LISTS[view] ?? "modules") && [thing.id, thing.slug].includes(slug));
    if (!here) throw new Problem(view === "lesson" ? "LESSON_NOT_FOUND" : "NOT_FOUND");
    this.target = here.thing;
    this.module = here.module;
  }

  find = (id) => this.things.find(({ thing }) => thing.id === id)?.thing;

  /** The address of something in this edition and language. */
  href = (...parts) => href(this.route, ...parts);

  /** What comes before and after the lesson or check that is shown. */
  neighbours() {
    const way = this.course.modules.flatMap((module) => [
      ...module.lessons.map((thing) => ({ ...thing, thing, url: this.href("lessons", thing.slug) })),
      ...(module.knowledgeCheck[0] ? [{ thing: module, check: true, url: this.href("modules", module.slug, "check") }] : []),
    ]);
    const here = way.findIndex(({ thing }) => thing === this.target);
    return { previous: way[here - 1], next: way[here + 1] ?? { home: true, url: this.href() } };
  }
}
