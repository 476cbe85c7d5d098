/** The public editions. */
import { run } from "../api.js";
import { Progress } from "../progress.js";
import { linked } from "../shell.js";
import { interfaceFor, t } from "../strings.js";

let after = null;

export const editions = {
  load: () => run("Editions", {}, { locale: interfaceFor(), first: 30, after }),
  data: (_, { editions: { edges, pageInfo } }, again) => ({
    title: t("courses"),
    editions: edges.map(card),
    more: after || pageInfo.hasNextPage,
    /** The next ones or, after the last, the first. */
    goOn() {
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      again();
    },
  }),
};

function card({ node }) {
  const languages = linked(node.locales, { code: node.code });
  const offered = (wanted) => languages.find(({ code }) => code === wanted);
  const { url } = offered(interfaceFor()) ?? offered(node.sourceLocale.code) ?? languages[0];
  // A title does not say its language; its script does.
  const dir = /[\u0590-\u08ff]/.test(node.title) ? "rtl" : "ltr";
  const spoken = dir !== document.documentElement.dir && languages.find((one) => one.dir === dir);
  return { ...node, languages, url, dir, lang: spoken?.code, begun: new Progress(node.code).get("last", "lesson") };
}
