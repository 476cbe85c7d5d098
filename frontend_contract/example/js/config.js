/** Where things are, from the page: the one place to change. */
export const GRAPHQL = "../graphql/";
export const OPERATIONS = "operations/";

/** Languages of the interface. Elsewhere it speaks English, and says so. */
export const INTERFACE = { en: "English", fr: "Français", es: "Español", ar: "العربية" };
