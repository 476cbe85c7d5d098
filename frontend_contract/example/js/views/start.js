/** The public editions. */
import { run } from "../api.js";
import { Progress } from "../progress.js";
import { linked } from "../shell.js";
import { interfaceFor, t } from "../strings.js";
import { fill } from "../template.js";

export const editions = {
  load: (_, after) => run("Editions", {}, { locale: interfaceFor(), first: 30, after }),
  data: (_, { editions: { edges, pageInfo } }) => ({
    title: t("courses"),
    editions: edges.map(card),
    more: pageInfo.hasNextPage,
    /** Puts the next editions in the place of the button, and the focus on the first of them. */
    async goOn({ currentTarget: { parentNode } }) {
      const part = fill("edition-list", editions.data(null, await editions.load(null, pageInfo.endCursor)));
      const first = part.querySelector("a");
      parentNode.replaceWith(part);
      first.focus();
    },
  }),
};

function card({ node }) {
  const languages = linked(node.locales, { code: node.code });
  const offered = (wanted) => languages.find(({ code }) => code === wanted);
  const { url } = offered(interfaceFor()) ?? offered(node.sourceLocale.code) ?? languages[0];
  // A title does not say its language. Where it is not in the page's script, it is in that of a language offered.
  const dir = /[\u0590-\u08ff]/.test(node.title) ? "rtl" : "ltr";
  const spoken = dir !== document.documentElement.dir && languages.find((one) => one.dir === dir);
  return { ...node, languages, url, dir, lang: spoken?.code, begun: new Progress(node.code).get("last", "lesson") };
}
