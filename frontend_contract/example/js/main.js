/** From an address to a page. */
import { Problem, refresh, run } from "./api.js";
import { closeHeadingGaps } from "./blocks.js";
import { Context } from "./context.js";
import { fillSlots } from "./references.js";
import { parse, place } from "./routes.js";
import { surround } from "./shell.js";
import { directionOf, interfaceFor, speak, t } from "./strings.js";
import { fill } from "./template.js";
import { brand } from "./theme.js";
import { check } from "./views/check.js";
import { course, module } from "./views/course.js";
import { lesson } from "./views/lesson.js";
import { problem } from "./views/problem.js";
import { reference } from "./views/reference.js";
import { editions } from "./views/start.js";

/** A view has `data(ctx, loaded, again)` for the template of its name, and may have `load(route, outline)`. */
const VIEWS = { editions, course, module, lesson, check, problem, ...reference };
const main = document.getElementById("main");
const root = document.documentElement;
let turn = 0;

async function go(moveFocus) {
  const mine = ++turn;
  const waiting = setTimeout(() => mine === turn && main.replaceChildren(fill("loading", {})), 400);
  const page = await open().catch(failed);
  clearTimeout(waiting);
  if (mine === turn) show(page, moveFocus);
}

async function open() {
  const route = parse(location.hash);
  await speak(interfaceFor(route.locale));
  const view = VIEWS[route.view];
  if (!view) throw new Problem("NOT_FOUND");
  if (view === editions) return { route, loaded: await view.load() };
  if (!route.locale) throw new Problem("LOCALE_NOT_OFFERED");
  const outline = run("Outline", route).then(({ edition, savedAt }) => new Context(route, edition, savedAt));
  const [ctx, loaded] = await Promise.all([outline, view.load?.(route, outline)]);
  return { route, ctx, loaded };
}

async function failed(error) {
  const route = { ...parse(location.hash), view: "problem" };
  await speak(interfaceFor(route.locale)).catch(() => {});
  return { route, loaded: await problem.load(route, error) };
}

function again(fresh) {
  if (fresh) refresh();
  go(true);
}

function show({ route, ctx, loaded }, moveFocus) {
  root.lang = ctx ? route.locale : interfaceFor(route.locale);
  const offered = ctx?.edition.locales.find(({ code }) => code === root.lang);
  root.dir = offered?.direction.toLowerCase() ?? directionOf(root.lang);
  brand(ctx?.edition.branding);
  const data = { ctx, ...VIEWS[route.view].data(ctx, loaded, again) };
  surround(ctx, loaded?.savedAt ?? ctx?.savedAt, again);
  main.replaceChildren(fill(route.view, data));
  closeHeadingGaps(main);
  const others = [...new Set([...main.querySelectorAll(".foreign")].map(({ lang }) => lang))];
  if (others.length) document.getElementById("banner").append(fill("untranslated", { others }));
  if (ctx) fillSlots(main, ctx).catch(() => {});
  // Reached by lineage, as after a change of language.
  if (ctx?.target && ctx.target.slug !== route.slug) history.replaceState(null, "", ctx.href(...place(route, ctx.target.slug)));
  const titles = [data.title, ctx?.module?.title, ctx?.edition.title ?? t("title")];
  document.title = [...new Set(titles)].filter(Boolean).join(" – ");
  scrollTo(0, 0);
  if (moveFocus) main.querySelector("h1").focus();
}

document.getElementById("skip").addEventListener("click", (event) => {
  // #main would be taken for an address of the reader.
  event.preventDefault();
  main.focus();
});
// Who writes beside a preview keeps the focus.
addEventListener("hashchange", () => go(document.hasFocus()));
navigator.serviceWorker?.register("sw.js").catch(() => {}); // All else works without it.
navigator.serviceWorker?.addEventListener("controllerchange", () => {
  // What it has not seen is asked for again, to be kept.
  refresh();
  open().catch(() => {});
});
go();
