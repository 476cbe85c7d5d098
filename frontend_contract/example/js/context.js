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
    this.lessons = this.all("lessons");
    this.target = this.#target();
    this.module = this.course.modules.find((module) => module === this.target || this.#within(module).includes(this.target));
  }

  all = (list) => this.course.modules.flatMap((module) => module[list]);

  #within = ({ lessons, caseStudies, tools }) => [...lessons, ...caseStudies, ...tools];

  /** A module, lesson, case study or tool by its lineage. */
  find = (id) => this.course.modules.flatMap((module) => [module, ...this.#within(module)]).find((one) => one.id === id);

  /** The address of something in this edition and language. */
  href = (...parts) => href(this.route, ...parts);

  /** What the address names, by slug or, after a change of language, by lineage. */
  #target() {
    const { view, slug } = this.route;
    if (!slug) return null;
    const pool = LISTS[view] ? this.all(LISTS[view]) : this.course.modules;
    const found = pool.find((one) => [one.id, one.slug].includes(slug));
    if (!found) throw new Problem(view === "lesson" ? "LESSON_NOT_FOUND" : "NOT_FOUND");
    return found;
  }

  /** What comes before and after the lesson or check that is shown. */
  neighbours() {
    const way = this.course.modules.flatMap((module) => [
      ...module.lessons.map((thing) => ({ thing, ...thing, url: this.href("lessons", thing.slug) })),
      ...(module.knowledgeCheck.length ? [{ thing: module, check: true, url: this.href("modules", module.slug, "check") }] : []),
    ]);
    const here = way.findIndex(({ thing }) => thing === this.target);
    return { previous: way[here - 1], next: way[here + 1] ?? { home: true, url: this.href() } };
  }
}
