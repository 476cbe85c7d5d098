import { run } from "../api.js";
import { href } from "../routes.js";
import { linked } from "../shell.js";
import { t } from "../strings.js";

const PASSING = ["NETWORK", "SERVER", "LIMIT_RATE"];
/** Of one page, not of the whole edition. */
const WITHIN = ["LESSON_NOT_FOUND", "NOT_FOUND"];

export const problem = {
  /** For a language that is missing or not offered, asks which ones are. */
  async load(route, error) {
    const { code, details = {} } = error;
    if (!code) console.error(error);
    const asked = code === "LOCALE_NOT_OFFERED" && run("Languages", { ...route, locale: undefined });
    const found = await Promise.resolve(asked).catch((other) => other);
    return { route, code: found.code ?? code, details, locales: linked(found.edition?.locales, route) };
  },

  data(_, { route, code, details, locales }, again) {
    const known = [locales && !route.locale && "NO_LOCALE", code, "SERVER"];
    const name = known.find((one) => t(`error.${one}.title`)) ?? "OUTSIDE";
    const release = route.release ? null : details.successor;
    return {
      name, locales, again,
      title: t(`error.${name}.title`),
      outside: name === "OUTSIDE",
      passing: PASSING.includes(name),
      successor: code === "RELEASE_WITHDRAWN" && (route.release || release) && href({ ...route, release }),
      course: route.locale && WITHIN.includes(code) && href(route),
    };
  },
};
