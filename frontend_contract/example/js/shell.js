/** What surrounds every page: banners, header with navigation and languages, footer; and the live region. */
import { INTERFACE } from "./config.js";
import { href, place } from "./routes.js";
import { keep } from "./storage.js";
import { date, own, percent, t } from "./strings.js";
import { fill } from "./template.js";
import { toggleTheme } from "./theme.js";

const at = (id) => document.getElementById(id);

/** Draws the surroundings, for an edition or (with `ctx` null) for none. */
export function surround(ctx, savedAt, again) {
  const here = document.documentElement.lang;
  const offered = ctx?.edition.locales ?? Object.entries(INTERFACE).map(([code, name]) => ({ code, name }));
  const languages = offered.map((locale) => ({
    ...locale,
    dir: locale.direction?.toLowerCase() ?? (locale.code === "ar" ? "rtl" : "ltr"),
    url: ctx ? href({ ...ctx.route, locale: locale.code }, ...place(ctx.route, ctx.target?.id)) : "#/",
    current: locale.code === here && "true",
    part: locale.progress < 1 && percent(locale.progress),
    choose() {
      if (ctx) return;
      keep("language", locale.code);
      again();
    },
  }));
  const pages = ["course", "glossary", "contacts", "assessment"].map((page) => ({
    page, path: page === "course" ? "" : page, shown: ctx?.route.view === page && "page",
  }));
  const data = {
    ...ctx?.edition, ctx, languages, toggleTheme,
    here, hereName: languages.find(({ current }) => current)?.name ?? here,
    pages: pages.filter(({ page }) => page !== "assessment" || ctx?.course.finalAssessment),
    preview: ctx?.route.token,
    saved: savedAt && date(savedAt),
    published: ctx && date(ctx.edition.release.publishedAt),
  };
  at("skip").replaceChildren(own(t("skip")));
  for (const part of ["banner", "header", "footer"]) at(part).replaceChildren(fill(`${part}-parts`, data));
}

/** Says something without moving the focus (WCAG 4.1.3). */
export function announce(key, values) {
  at("live").replaceChildren();
  // The pause lets screen readers notice a change, even to the same words.
  setTimeout(() => at("live").replaceChildren(own(t(key, values))), 60);
}

addEventListener("keydown", ({ key }) => {
  const menu = document.querySelector("details.menu[open]");
  if (key !== "Escape" || !menu) return;
  menu.open = false;
  menu.firstElementChild.focus();
});
