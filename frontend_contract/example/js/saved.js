/** Answers saved for reading offline, in the browser's Cache Storage, which not every browser allows. */
import { SAVED } from "./config.js";

const open = () => caches.open("reader-answers-1");

/** The seed stays out: offline, any order of the options is better than none. */
function address(name, { seed, ...variables }) {
  const given = Object.entries(variables).filter(([, value]) => value != null);
  return `${SAVED}${name}?${new URLSearchParams(given)}`;
}

async function attempt(work, otherwise) {
  try {
    return await work(await open());
  } catch {
    return otherwise; // Forbidden, or full. Reading goes on; only the copy is missing.
  }
}

export const save = (name, variables, data) =>
  attempt((cache) => cache.put(address(name, variables), Response.json({ ...data, savedAt: Date.now() })));

/** The saved data with the time it was saved, or undefined. */
export const recall = (name, variables) =>
  attempt(async (cache) => (await cache.match(address(name, variables)))?.json());

const keys = async (cache) => (await cache.keys()).map(({ url }) => new URL(url));

/** Forgets every copy of an edition. */
export const forget = (code) =>
  attempt(async (cache) => {
    const gone = (await keys(cache)).filter(({ searchParams }) => searchParams.get("code") === code);
    await Promise.all(gone.map((url) => cache.delete(url)));
  });

/** The slugs of the lessons that are saved, in the edition and language of `route`. */
export const savedLessons = (route) =>
  attempt(async (cache) => {
    const start = address("Lesson", { code: route.code, release: route.release, locale: route.locale });
    return (await keys(cache)).filter(({ href }) => href.startsWith(`${start}&`)).map(({ searchParams }) => searchParams.get("slug"));
  }, []);
