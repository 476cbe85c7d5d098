/** Fills the `<template>`s of index.html. README.md tells of the attributes that say there what goes where. */
import { block } from "./blocks.js";
import { FILTERS, own, say } from "./strings.js";
import { external, plain, rich } from "./text.js";

export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) set(node, name, attributes[name]);
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

export function mark(node, { locale, direction }) {
  if (locale && locale !== document.documentElement.lang) {
    node.lang = locale;
    node.dir = direction.toLowerCase();
    node.classList.add("foreign");
  }
  return node;
}

export function fill(name, data) {
  const part = document.getElementById(name).content.cloneNode(true);
  bindAll(part, data);
  return part;
}

const RULES = {
  text: (node, path, data) => node.append(...words(node, get(data, path), path)),
  html: (node, path, data) => node.append(rich(get(data, path), data.ctx)),
  say: (node, key, data) => node.append(say(weave(key, data), data)),
  icon: (node, name, data) => node.prepend(icon(weave(name, data))),
  mark: (node, path, data) => mark(node, get(data, path)),
  class: (node, name, data) => node.classList.add(weave(name, data).toLowerCase()),
  link: (node, path, data) => set(node, "href", data.ctx.href(...weave(path, data).split("/"))),
  url: (node, path, data) => node.replaceChildren(external(get(data, path), node.textContent || get(data, path))),
  set: (node, pairs, data) => list(pairs, (name, path) => set(node, name, get(data, path))),
  style: (node, pairs, data) => list(pairs, (name, path) => node.style.setProperty(name, get(data, path) ?? "")),
  on: (node, pairs, data) => list(pairs, (name, path) => node.addEventListener(name, data[path])),
  fill(node, names, data) {
    const [name, path] = names.split(" ");
    node.append(fill(name, path ? { ...data, ...get(data, path) } : data));
  },
  blocks: (node, path, data) => node.append(...get(data, path).map((one) => block(one, data.ctx))),
};

function bind(node, data) {
  const { each, if: only, ...rules } = node.dataset;
  if (each) {
    delete node.dataset.each;
    const entries = get(data, each) ?? [];
    const copies = h("div", {}, entries.map(() => node.cloneNode(true)));
    [...copies.children].forEach((copy, i) => bind(copy, { ...data, ...entries[i], it: entries[i], n: i + 1 }));
    return node.replaceWith(...copies.childNodes);
  }
  if (only && !get(data, only)) return node.remove();
  bindAll(node, data);
  for (const rule in rules) {
    delete node.dataset[rule];
    RULES[rule](node, rules[rule], data);
  }
}

const bindAll = (parent, data) => [...parent.children].forEach((child) => bind(child, data));
const list = (pairs, use) => pairs.split(", ").forEach((pair) => use(...pair.split(": ")));
const weave = (text, data) => text.replace(/\{([\w.]+)\}/g, (_, path) => get(data, path));

function get(data, path) {
  if (path[0] === "!") return !get(data, path.slice(1));
  const [names, filter] = path.split(" | ");
  let value = names.split(".").reduce((at, name) => (name ? at?.[name] : at), data);
  if (value instanceof Function) value = value(data);
  return filter && value != null ? FILTERS[filter](value) : value;
}

function words(node, value, path) {
  if (value == null || value instanceof Node) return [value ?? ""];
  return path.includes("|") ? [own(value)] : plain(String(value), !node.closest("a, button, label, legend, summary"));
}

/** Decoration: words carry the meaning. */
function icon(name) {
  const id = name.toLowerCase();
  const svg = `<svg class="icon ${id}" aria-hidden="true"><use href="icons/sprite.svg#${id}"/></svg>`;
  return document.createRange().createContextualFragment(svg);
}

function set(node, name, value) {
  if (value != null && value !== false) node.setAttribute(name, value === true ? "" : value);
}
