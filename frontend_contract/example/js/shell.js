/** What surrounds every page, and the live region. */
import { INTERFACE } from "./config.js";
import { href, place } from "./routes.js";
import { keep } from "./storage.js";
import { directionOf, say } from "./strings.js";
import { fill } from "./template.js";
import { toggleTheme } from "./theme.js";

const at = (id) => document.getElementById(id);
const OWN = Object.entries(INTERFACE).map(([code, name]) => ({ code, name, direction: directionOf(code) }));

export const linked = (locales, route, ...parts) =>
  locales?.map((one) => ({ ...one, dir: one.direction.toLowerCase(), url: href({ ...route, locale: one.code }, ...parts) }));

export function surround(ctx, savedAt, again) {
  const route = ctx?.route ?? {};
  const languages = linked(ctx?.edition.locales ?? OWN, route, ...place(route, ctx?.target?.id)).map((one) => ({
    ...one,
    url: ctx ? one.url : "#/",
    current: one.code === document.documentElement.lang && "true",
    partly: one.progress < 1,
    choose() {
      if (ctx) return;
      keep("language", one.code);
      again();
    },
  }));
  const branding = ctx?.edition.branding;
  const svg = branding?.logoSvg;
  const data = {
    ...ctx?.edition, ctx,
    // As a picture: whatever a drawing holds does nothing.
    drawing: svg && `data:image/svg+xml,${encodeURIComponent(svg)}`,
    logo: !svg && branding?.logo,
    legal: ["imprint", "privacyNotice", "terms"]
      .map((name) => ({ name, paragraphs: branding?.[name]?.split(/\n\s*\n/) }))
      .filter(({ paragraphs }) => paragraphs?.[0]),
    languages, savedAt, toggleTheme,
    plain: !ctx,
    language: languages.find(({ current }) => current),
    at: { [route.view]: "page" },
  };
  for (const part of ["skip", "banner", "header", "footer"]) at(part).replaceChildren(fill(`${part}-parts`, data));
}

/** Says something without moving the focus (WCAG 4.1.3). */
export function announce(key, values) {
  at("live").replaceChildren();
  // The pause lets screen readers notice a change, even to the same words.
  setTimeout(() => at("live").replaceChildren(say(key, values)), 60);
}

addEventListener("keydown", ({ key }) => {
  const menu = document.querySelector("details.menu[open]");
  if (key !== "Escape" || !menu) return;
  menu.open = false;
  menu.firstElementChild.focus();
});
