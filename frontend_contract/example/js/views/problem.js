/** What went wrong, in plain words, and what to do about it. */
import { Problem, run } from "../api.js";
import { href } from "../routes.js";
import { t } from "../strings.js";

/** Worth trying once more as it is. */
const PASSING = ["NETWORK", "SERVER", "LIMIT_RATE"];
/** Problems of the whole edition, whose own page would show the same. */
const WHOLE = ["EDITION_NOT_FOUND", "RELEASE_NOT_FOUND", "RELEASE_WITHDRAWN", "LOCALE_NOT_OFFERED", "FORBIDDEN"];

export const problem = {
  /** For a language that is missing or not offered, asks which ones are. */
  async load(route, error) {
    const known = error instanceof Problem ? error : new Problem("SERVER");
    if (known !== error) console.error(error);
    const asked = known.code === "LOCALE_NOT_OFFERED" && run("Languages", { ...route, locale: undefined });
    const { edition } = (await Promise.resolve(asked).catch(() => null)) || {};
    return { route, problem: known, locales: edition?.locales };
  },

  data(_, { route, problem: { code, details }, locales }, again) {
    const name = [code, "SERVER", "NETWORK"].find((one) => t(`error.${one}.title`));
    const missing = name === "LOCALE_NOT_OFFERED" && !route.locale;
    const other = code === "RELEASE_WITHDRAWN" && (route.release || details.successor);
    return {
      name: missing ? "NO_LOCALE" : name,
      title: t(`error.${missing ? "NO_LOCALE" : name}.title`),
      sign: name === "NETWORK" ? "offline" : "warning",
      again: PASSING.includes(name) && again,
      locales: locales?.map((one) => ({
        ...one, dir: one.direction.toLowerCase(), url: href({ ...route, locale: one.code }),
      })),
      successor: other && href({ ...route, release: route.release ? null : details.successor }),
      course: route.code && route.locale && !WHOLE.includes(code) && href(route),
    };
  },
};
