/** The interface's own words, numbers and dates. */
import { INTERFACE } from "./config.js";
import { kept } from "./storage.js";
import { h } from "./template.js";

let words = {};
let spoken = "en";
let asked;

/** The interface's language for a content language, or the reader's own. */
export function interfaceFor(locale) {
  const wanted = locale ? [locale] : [kept("language"), ...navigator.languages];
  return wanted.map((tag) => tag?.split("-")[0]).find((tag) => tag in INTERFACE) ?? "en";
}

export async function speak(locale) {
  asked = locale;
  if (locale === spoken && words.title) return;
  const found = await (await fetch(`strings/${locale}.json`)).json();
  if (asked === locale) [words, spoken] = [found, locale];
}

/** A string with `values` in it; empty if there is none. */
export const t = (key, values = {}) => (words[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Text that says its language: what is around it may be in another (WCAG 3.1.2). */
export const own = (text) => h("span", { lang: spoken, dir: directionOf(spoken) }, text);

export const say = (key, values) => own(t(key, values));

export const directionOf = (locale) => (locale === "ar" ? "rtl" : "ltr");

// Latin digits in every language, as in the courses' texts and in phone numbers.
const tag = () => `${spoken}-u-nu-latn`;
const unit = (value, name) =>
  value.toLocaleString(tag(), { style: "unit", unit: name, unitDisplay: "long", maximumFractionDigits: 1 });

export const FILTERS = {
  percent: (share) => share.toLocaleString(tag(), { style: "percent" }),
  hours: (count) => unit(count, "hour"),
  duration: (minutes) => (minutes < 100 ? unit(minutes, "minute") : unit(minutes / 60, "hour")),
  size: (bytes) => unit(Math.ceil(bytes / 1e3), "kilobyte"),
  date: (value) => new Date(value).toLocaleDateString(tag(), { dateStyle: "long" }),
  backdrop: (address) => `url(${address})`,
  position: ({ x, y }) => `${x * 100}% ${y * 100}%`,
  languages: (codes) => codes.map((code) => new Intl.DisplayNames(spoken, { type: "language" }).of(code)).join(" · "),
};
