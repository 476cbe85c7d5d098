/** The course and its modules: what there is, and how far one has come. */
import { canSave, saveCourse } from "../offline.js";
import { savedLessons } from "../saved.js";
import { announce } from "../shell.js";
import { duration, percent, say } from "../strings.js";

const about = ({ progress }, module) => {
  const done = progress.of(module.lessons);
  const [right, of] = progress.get("checks", module.id) ?? [];
  return { ...module, ...done, complete: done.share === 1, right, of, time: duration(module.minutes) };
};

export const course = {
  data(ctx, _, again) {
    const { course: { parts, modules, ...rest }, edition, lessons, progress } = ctx;
    const done = progress.of(lessons);
    const of = (key) => modules.filter(({ part }) => part === key).map((module) => about(ctx, module));
    return {
      ...rest, ...done,
      owner: edition.owner,
      dash: `${done.share * 100} 100`,
      percent: percent(done.share),
      time: duration(rest.minutes),
      count: modules.length,
      begun: progress.get("last", "lesson"),
      resume: progress.resume(lessons),
      parts: parts.map((part) => ({ ...part, modules: of(part.key) })).filter((part) => part.modules.length),
      canSave: canSave() && !ctx.route.token,
      save: ({ currentTarget }) => save(ctx, currentTarget),
      forget() {
        progress.forget();
        again();
        announce("forgotten");
      },
    };
  },
};

async function save(ctx, button) {
  const meter = button.parentNode.querySelector("progress");
  const text = button.parentNode.querySelector("span");
  button.disabled = true;
  meter.hidden = false;
  const result = await saveCourse(ctx, (share) => { meter.value = share; }).then(() => "savedAll", () => "saveFailed");
  text.replaceChildren(say(result));
  announce(result);
  meter.hidden = true;
  button.disabled = false;
}

export const module = {
  load: savedLessons,
  data(ctx, saved) {
    const { module: shown, course: { parts }, progress } = ctx;
    return {
      ...about(ctx, shown),
      checks: shown.knowledgeCheck.length,
      partOf: parts.find(({ key }) => key === shown.part),
      lessons: shown.lessons.map((lesson) => ({
        ...lesson, done: progress.get("read", lesson.id), saved: saved.includes(lesson.slug),
      })),
      caseStudies: shown.caseStudies.map(circumstances),
    };
  },
};

/** A case study with its countries and years ready to be shown. */
export const circumstances = (study) => ({
  ...study,
  places: study.countries.map(({ name }) => name).join(", "),
  years: [study.year, study.yearTo].filter(Boolean).join("–"),
});
