/** `#/CODE/LOCALE/…`, or `#/preview/TOKEN/CODE/LOCALE/…` for drafts. `CODE@VERSION` holds on to one release. */
const PLAIN = ["glossary", "contacts", "assessment"];
const SECTIONS = { modules: "module", lessons: "lesson", cases: "case", tools: "tool" };

export function parse(hash) {
  let parts = hash.split("/").slice(1).filter(Boolean).map(decode);
  let token;
  if (parts[0] === "preview") [, token, ...parts] = parts;
  const [edition = "", locale, section, slug, sub] = parts;
  const [code, release] = edition.split("@");
  let view = SECTIONS[section];
  if (!edition) view = "editions";
  else if (!section) view = "course";
  else if (PLAIN.includes(section) && !slug) view = section;
  else if (view === "module" && sub === "check") view = "check";
  else if (!slug || sub) view = null;
  return { view, token, code, release, locale, slug };
}

export function href({ token, code, release, locale }, ...parts) {
  const start = [token && "preview", token, release ? `${code}@${release}` : code, locale];
  return `#/${[...start, ...parts].filter(Boolean).map(encodeURIComponent).join("/")}`;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The parts that lead to what `route` shows, under `slug`. */
export function place({ view }, slug) {
  if (view === "check") return ["modules", slug, "check"];
  const section = Object.keys(SECTIONS).find((name) => SECTIONS[name] === view);
  return section ? [section, slug] : PLAIN.filter((name) => name === view);
}
