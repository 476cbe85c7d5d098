/** Addresses, in one place; relative to this file, so that the reader can be served under any path. */
const at = (path) => new URL(path, import.meta.url).href;

export const GRAPHQL = at("../../graphql/");
export const OPERATIONS = at("../operations/");
export const STRINGS = at("../strings/");
export const SPRITE = at("../icons/sprite.svg");
export const WORKER = at("../sw.js");

/** Languages that the interface speaks; for any other it speaks English, and says so. */
export const INTERFACE = { en: "English", fr: "Français", es: "Español", ar: "العربية" };
