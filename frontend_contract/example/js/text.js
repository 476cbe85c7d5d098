/** Text from the API, as nodes. Its HTML is sanitised, and read by an allow-list once more. */
import { inlineTerm } from "./references.js";
import { h } from "./template.js";

const KEPT = "p br b strong i em sub sup ul ol li h2 h3 h4 blockquote span bdi".split(" ");
const DROPPED = ["script", "style"];
const SECTIONS = { lesson: "lessons", module: "modules", caseStudy: "cases", tool: "tools" };
// Phone numbers, and codes such as P1–P10 or UTC+2, which Arabic would turn around.
const RUNS = /(\+\d[\d ().\u00a0\u2011-]{5,}\d)|\b[A-Z]{1,3}[+-]?\d{1,3}(?:[–-][A-Z]{1,3}\d{1,3})?\b/g;

export const rich = (html, ctx) => h("div", {}, copies(new DOMParser().parseFromString(html, "text/html").body, ctx, true));

/** With numbers to call, if `linked`. */
export function plain(text, linked = true) {
  const nodes = [];
  let end = 0;
  for (const { 0: run, 1: number, index } of text.matchAll(RUNS)) {
    nodes.push(text.slice(end, index), number && linked ? phone(number) : h("bdi", { dir: "ltr" }, run));
    end = index + run.length;
  }
  return [...nodes, text.slice(end)];
}

export const phone = (number) =>
  h("a", { href: `tel:${number.replace(/[^+\d]/g, "")}` }, h("bdi", { dir: "ltr" }, number));

/** A link out; words alone if it is of another kind. */
export const external = (url, ...words) =>
  /^(https?|mailto|tel):/i.test(url) ? h("a", { class: "external", href: url, rel: "noopener noreferrer" }, words) : h("span", {}, words);

const copies = (node, ctx, linked) => [...node.childNodes].map((child) => copy(child, ctx, linked));

function copy(node, ctx, linked) {
  if (node.nodeType === Node.TEXT_NODE) return plain(node.data, linked);
  if (DROPPED.includes(node.localName)) return null;
  if (node.localName === "a" && linked) return anchor(node, ctx);
  const inside = copies(node, ctx, linked);
  return KEPT.includes(node.localName) ? h(node.localName, { lang: node.lang || null, dir: node.dir || null }, inside) : inside;
}

function anchor(node, ctx) {
  const { slot, term, page, kind } = node.dataset;
  const words = copies(node, ctx, false);
  // See references.js.
  if (slot) return h("span", { class: "slot", "data-key": slot }, words);
  if (term) return inlineTerm(term, words, ctx);
  if (!page) return external(node.getAttribute("href"), words);
  const target = ctx.find(page);
  return target ? h("a", { href: ctx.href(SECTIONS[kind], target.slug) }, words) : words;
}
