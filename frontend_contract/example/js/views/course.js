/** The course and its modules: what there is, and how far one has come. */
import { announce } from "../shell.js";
import { canSave } from "./lesson.js";

const about = ({ progress }, module) => {
  const done = progress.of(module.lessons);
  const [right, of] = progress.get("checks", module.id) ?? [];
  return { ...module, ...done, complete: done.share === 1, right, of };
};

export const course = {
  data(ctx, _, again) {
    const { course: { parts, modules, ...rest }, edition, lessons, progress } = ctx;
    const done = progress.of(lessons);
    return {
      ...rest, ...done, modules,
      owner: edition.owner,
      dash: `${done.share * 100} 100`,
      begun: progress.get("last", "lesson"),
      resume: progress.resume(lessons),
      parts: parts.map((part) => ({
        ...part, modules: modules.filter((module) => module.part === part.key).map((module) => about(ctx, module)),
      })),
      forget() {
        progress.forget();
        again();
        announce("forgotten");
      },
    };
  },
};

export const module = {
  data(ctx) {
    const { module: shown, course: { parts }, progress } = ctx;
    return {
      ...about(ctx, shown),
      inPart: parts.find(({ key }) => key === shown.part),
      lessons: shown.lessons.map((lesson) => ({
        ...lesson, done: progress.get("read", lesson.id), saved: canSave(ctx) && progress.get("seen", lesson.id),
      })),
      caseStudies: shown.caseStudies.map(circumstances),
    };
  },
};

export const circumstances = (study) => ({
  ...study,
  places: study.countries.map(({ name }) => name).join(", "),
  years: [study.year, study.yearTo].filter(Boolean).join("–"),
});
