/** What went wrong, in plain words, and what to do about it. */
import { Problem, run } from "../api.js";
import { href } from "../routes.js";
import { t } from "../strings.js";

/** Worth trying once more as it is. */
const PASSING = ["NETWORK", "SERVER", "LIMIT_RATE"];
/** Problems of one page, not of the whole edition. */
const WITHIN = ["LESSON_NOT_FOUND", "NOT_FOUND"];

export const problem = {
  /** For a language that is missing or not offered, asks which ones are. */
  async load(route, error) {
    if (!(error instanceof Problem)) console.error(error);
    const { code = "SERVER", details = {} } = error;
    let locales;
    if (code === "LOCALE_NOT_OFFERED") {
      const languages = await run("Languages", { ...route, locale: undefined }).catch(() => null);
      locales = languages?.edition.locales;
    }
    return { route, code, details, locales };
  },

  data(_, { route, code, details, locales }, again) {
    const known = [!route.locale && locales && "NO_LOCALE", code, "SERVER", "NETWORK"];
    const name = known.find((one) => t(`error.${one}.title`));
    const release = route.release ? null : details.successor;
    return {
      name, again,
      title: t(`error.${name}.title`),
      passing: PASSING.includes(name),
      locales: locales?.map((one) => ({
        ...one, dir: one.direction.toLowerCase(), url: href({ ...route, locale: one.code }),
      })),
      successor: code === "RELEASE_WITHDRAWN" && (route.release || release) && href({ ...route, release }),
      course: route.locale && WITHIN.includes(code) && href(route),
    };
  },
};
