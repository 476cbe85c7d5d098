/** Where things are, relative to this file. */
const at = (path) => new URL(path, import.meta.url).href;

export const GRAPHQL = at("../../graphql/");
export const OPERATIONS = at("../operations/");
export const STRINGS = at("../strings/");
export const SPRITE = at("../icons/sprite.svg");
export const WORKER = at("../sw.js");

/** Languages of the interface. Elsewhere it speaks English, and says so. */
export const INTERFACE = { en: "English", fr: "Français", es: "Español", ar: "العربية" };
