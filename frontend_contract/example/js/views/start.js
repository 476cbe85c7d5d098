/** The public editions. */
import { run } from "../api.js";
import { Progress } from "../progress.js";
import { href } from "../routes.js";
import { interfaceFor, t } from "../strings.js";
import { fill } from "../template.js";

export const editions = {
  load: (_, after) => run("Editions", {}, { locale: interfaceFor(), first: 30, after }),
  data: (_, { editions: { edges, pageInfo } }) => ({
    title: t("courses"),
    editions: edges.map(card),
    more: pageInfo.hasNextPage,
    /** Puts the next editions in the place of the button, and the focus on the first of them. */
    async goOn({ currentTarget: button }) {
      const part = fill("edition-list", editions.data(null, await editions.load(null, pageInfo.endCursor)));
      const first = part.querySelector("a");
      button.parentNode.replaceWith(part);
      first.focus();
    },
  }),
};

function card({ node }) {
  const { code, locales, sourceLocale } = node;
  const languages = locales.map((one) => ({
    ...one, dir: one.direction.toLowerCase(), url: href({ code, locale: one.code }),
  }));
  const offered = (wanted) => languages.find((one) => one.code === wanted);
  // The title comes in the language asked for or, where that is not offered, in the source language.
  const shown = offered(interfaceFor()) ?? offered(sourceLocale.code) ?? languages[0];
  return { ...node, ...shown, code, languages, locale: shown.code, begun: new Progress(code).get("last", "lesson") };
}
