/** What surrounds every page: banners, header with navigation and languages, footer; and the live region. */
import { INTERFACE } from "./config.js";
import { href, place } from "./routes.js";
import { keep } from "./storage.js";
import { directionOf, say } from "./strings.js";
import { fill } from "./template.js";
import { toggleTheme } from "./theme.js";

const at = (id) => document.getElementById(id);

/** Draws the surroundings, for an edition or (without `ctx`) for none. */
export function surround(ctx, savedAt, again) {
  const here = document.documentElement.lang;
  const own = Object.entries(INTERFACE).map(([code, name]) => ({ code, name, direction: directionOf(code) }));
  const languages = (ctx?.edition.locales ?? own).map((locale) => ({
    ...locale,
    dir: locale.direction.toLowerCase(),
    url: ctx ? href({ ...ctx.route, locale: locale.code }, ...place(ctx.route, ctx.target?.id)) : "#/",
    current: locale.code === here && "true",
    partly: locale.progress < 1,
    choose() {
      if (ctx) return;
      keep("language", locale.code);
      again();
    },
  }));
  const data = {
    ...ctx?.edition, ctx, languages, savedAt, toggleTheme,
    plain: !ctx,
    language: languages.find(({ current }) => current),
    at: { [ctx?.route.view]: "page" },
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
