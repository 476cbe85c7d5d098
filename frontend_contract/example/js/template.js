/**
 * Fills the page's `<template>`s: markup stands in index.html, where a designer looks for it, and attributes there
 * say what goes where. A value is a path into the data; a function found there is called with the data.
 *
 *   data-if, data-each        leave out; repeat (with `n`, the number, and `it`, an entry that is no object)
 *   data-text, data-html      text of the edition
 *   data-say, data-icon       words and icons of the interface; `{path}` inside is replaced
 *   data-mark                 `lang` and `dir` of an object whose language is not the page's (WCAG 3.1.2)
 *   data-link="tools/{slug}"  an address within the edition
 *   data-set="width: path"    attributes;  data-class: classes;  data-on="click: path": listeners
 *   data-fill, data-blocks    another template; the blocks of a body
 */
import { block } from "./blocks.js";
import { SPRITE } from "./config.js";
import { say } from "./strings.js";
import { flow, plain } from "./text.js";

/** An element. `on…` attributes are listeners; children and attributes that are null or false are left out. */
export function h(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

/** An icon: decoration, since words beside it carry the meaning. */
export function icon(name) {
  const svg = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" class="icon ${name}" aria-hidden="true"><use href="${SPRITE}#${name}"/></svg>`,
    "image/svg+xml",
  );
  return svg.documentElement;
}

export function mark(node, { locale, direction }) {
  if (locale && locale !== document.documentElement.lang) {
    node.lang = locale;
    node.dir = direction.toLowerCase();
  }
  return node;
}

/** The template `name` with `data` in it, as a fragment. */
export function fill(name, data) {
  const part = document.getElementById(name).content.cloneNode(true);
  bindAll(part, data);
  return part;
}

const RULES = {
  text: (node, path, data) => node.append(...words(node, get(data, path))),
  html: (node, path, data) => node.append(flow(get(data, path) ?? "", data.ctx)),
  say: (node, key, data) => node.append(say(weave(key, data), data)),
  icon: (node, name, data) => node.prepend(icon(weave(name, data).toLowerCase())),
  mark: (node, path, data) => mark(node, path ? get(data, path) : data),
  class: (node, names, data) => node.classList.add(...weave(names, data).toLowerCase().split(" ")),
  link: (node, path, data) => set(node, "href", data.ctx.href(...weave(path, data).split("/"))),
  set: (node, pairs, data) => list(pairs).forEach(([name, path]) => set(node, name, get(data, path))),
  on: (node, pairs, data) => list(pairs).forEach(([name, path]) => node.addEventListener(name, data[path])),
  fill: (node, name, data) => node.append(fill(name, data)),
  blocks: (node, path, data) => node.append(...get(data, path).map((one) => block(one, data.ctx))),
};

function bind(node, data) {
  const { each, if: only, ...rules } = node.dataset;
  if (each) {
    node.removeAttribute("data-each");
    const entries = (get(data, each) ?? []).map((it, i) => ({ ...data, ...(it instanceof Object && it), it, n: i + 1 }));
    const holder = h("div", {}, entries.map(() => node.cloneNode(true)));
    [...holder.children].forEach((copy, i) => bind(copy, entries[i]));
    return node.replaceWith(...holder.childNodes);
  }
  if (only && (only[0] === "!" ? get(data, only.slice(1)) : !get(data, only))) return node.remove();
  bindAll(node, data);
  for (const [rule, value] of Object.entries(rules)) {
    node.removeAttribute(`data-${rule}`);
    RULES[rule](node, value, data);
  }
}

const bindAll = (parent, data) => [...parent.children].forEach((child) => bind(child, data));
const list = (pairs) => pairs.split(",").map((pair) => pair.split(":").map((part) => part.trim()));
const weave = (text, data) => text.replace(/\{([\w.]+)\}/g, (_, path) => get(data, path) ?? "");

function get(data, path) {
  const value = path.split(".").reduce((at, name) => at?.[name], data);
  return typeof value === "function" ? value(data) : value;
}

function words(node, value) {
  if (value == null) return [];
  if (value instanceof Node) return [value];
  return plain(String(value), !node.closest("a, button, label, legend, summary"));
}

function set(node, name, value) {
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (value != null && value !== false) node.setAttribute(name, value === true ? "" : value);
}
