/** The interface's own words, in one language at a time. */
import { INTERFACE, STRINGS } from "./config.js";
import { h } from "./template.js";
import { kept } from "./storage.js";

// Until the strings have come: enough to say that they did not.
let words = {
  "error.NETWORK.title": "No connection",
  "error.NETWORK.text": "The reader could not be loaded. Check the connection, then try again.",
  again: "Try again",
};
let spoken = "en";

/** The interface's language for a content language; without one, what the device's owner prefers. */
export function interfaceFor(locale) {
  const wanted = locale ? [locale] : [kept("language"), ...navigator.languages];
  return wanted.map((tag) => tag?.split("-")[0]).find((tag) => tag in INTERFACE) ?? "en";
}

export async function speak(locale) {
  if (locale === spoken && words.title) return;
  const reply = await fetch(`${STRINGS}${locale}.json`);
  words = await reply.json();
  spoken = locale;
}

/** A string, its `{names}` replaced from `values`. */
export const t = (key, values = {}) => (words[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/** Text in the interface's language, as a node that says so: what is around it may be in another (WCAG 3.1.2). */
export const own = (text) => h("span", { lang: spoken, dir: spoken === "ar" ? "rtl" : "ltr" }, text);

export const say = (key, values) => own(t(key, values));

// Latin digits in every language, as in the courses' own texts and in phone numbers.
const tag = () => `${spoken}-u-nu-latn`;
const number = (value, options) => own(new Intl.NumberFormat(tag(), options).format(value));
const unit = (value, name) =>
  number(value, { style: "unit", unit: name, unitDisplay: "long", maximumFractionDigits: 1 });

export const percent = (share) => number(share, { style: "percent" });
export const hours = (count) => unit(count, "hour");
export const duration = (minutes) => (minutes < 100 ? unit(minutes, "minute") : hours(minutes / 60));
export const size = (bytes) => (bytes < 1e6 ? unit(Math.ceil(bytes / 1e3), "kilobyte") : unit(bytes / 1e6, "megabyte"));
export const date = (value) => new Intl.DateTimeFormat(tag(), { dateStyle: "long" }).format(new Date(value));

/** The names of languages; what is no language tag stays as it is. */
export const languageNames = (codes) => {
  const names = new Intl.DisplayNames(spoken, { type: "language" });
  return own(codes.map((code) => (/^[a-z]{2,3}(-\w+)*$/i.test(code) ? names.of(code) : code)).join(", "));
};
