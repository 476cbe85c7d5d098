/** The public editions. */
import { run } from "../api.js";
import { Progress } from "../progress.js";
import { href } from "../routes.js";
import { interfaceFor, t } from "../strings.js";
import { fill } from "../template.js";
import { colour, css } from "../theme.js";

const load = (_, after) => run("Editions", {}, { locale: interfaceFor(), first: 50, after });

export const editions = {
  load,
  data: (_, { editions: { edges, pageInfo } }) => ({
    title: t("courses"),
    editions: edges.map(card),
    more: pageInfo.hasNextPage,
    /** Puts the next editions in the place of the button, and the focus on the first of them. */
    async goOn({ currentTarget: button }) {
      const data = editions.data(null, await load(null, pageInfo.endCursor));
      const part = fill("edition-list", data);
      const first = part.querySelector("a");
      paintCards(part);
      button.closest("p").replaceWith(part);
      first.focus();
    },
  }),
  after: paintCards,
};

function card({ node }) {
  const { code, locales, sourceLocale } = node;
  const wanted = [interfaceFor(), sourceLocale.code];
  const shown = wanted.map((tag) => locales.find((one) => one.code === tag)).find(Boolean) ?? locales[0];
  const languages = locales.map((one) => ({
    ...one, dir: one.direction.toLowerCase(), url: href({ code, locale: one.code }),
  }));
  // The title is in the language asked for or, where that is not offered, in the source language.
  return {
    ...node, languages, locale: shown.code, direction: shown.direction, url: href({ code, locale: shown.code }),
    begun: new Progress(code).get("last", "lesson"),
    colours: ["colorPrimary", "colorAccent"].map((name) => css(colour(node.branding, name))).join("/"),
  };
}

/** Each card in its edition's colours, by the CSSOM. */
function paintCards(root) {
  for (const node of root.querySelectorAll("[data-colours]")) {
    const [primary, accent] = node.dataset.colours.split("/");
    node.style.setProperty("--head", primary);
    node.style.setProperty("--accent", accent);
  }
}
