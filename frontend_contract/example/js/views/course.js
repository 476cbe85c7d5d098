/** The course and its modules: what there is, and how far one has come. */
import { announce } from "../shell.js";

const about = ({ progress }, module) => {
  const [right, of] = progress.get("checks", module.id) ?? [];
  return { ...module, ...progress.of(module.lessons), right, of };
};

export const course = {
  data(ctx, _, again) {
    const { course: { parts, modules, ...rest }, edition, lessons, progress } = ctx;
    const done = progress.of(lessons);
    return {
      ...rest, ...done, modules,
      owner: edition.owner,
      dash: `${done.share} 1`,
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
    const { module: shown, course: { parts } } = ctx;
    return { ...about(ctx, shown), inPart: parts.find(({ key }) => key === shown.part) };
  },
};
