/**
 * Keeps the reader, and the answers and pictures that were read. Answers come from the network first, since a release
 * may be withdrawn and a hotline may change.
 */

// Of all files: test_files.py tells it.
const VERSION = "fe7ba785";
const READER = `reader-${VERSION}`;
const READ = "reader-read";
const STRINGS = ["en", "fr", "es", "ar"].map((locale) => `strings/${locale}.json`);
/** With a copy at hand, a slow network gets this long. */
const PATIENCE = 8000;
/** After these no copy may be shown. */
const FINAL = ["RELEASE_WITHDRAWN", "EDITION_NOT_FOUND", "FORBIDDEN"];

addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  skipWaiting();
  const fresh = (file) => new Request(file, { cache: "no-cache" });
  const page = await (await fetch(fresh("./"))).text();
  const files = [...page.matchAll(/(?:href|src)="([\w./-]+\.\w+)"/g)].map(([, file]) => file);
  await (await caches.open(READER)).addAll([...new Set(["./", ...files, ...STRINGS])].map(fresh));
}

addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const old = (await caches.keys()).filter((name) => /^reader-/.test(name) && ![READER, READ].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { method, headers, url, destination } = event.request;
  // A draft is kept nowhere.
  if (method === "POST" && !headers.has("Authorization")) event.respondWith(answer(event));
  else if (method === "GET" && (url.startsWith(registration.scope) || destination === "image")) {
    event.respondWith(file(event.request));
  }
});

async function file(request) {
  const known = await caches.match(request.mode === "navigate" ? registration.scope : request);
  if (known) return known;
  const reply = await fetch(request);
  if (request.destination === "font" && reply.ok) (await caches.open(READER)).put(request, reply.clone());
  // A draft's pictures are private.
  if (request.destination === "image" && /public/.test(reply.headers.get("Cache-Control"))) {
    (await caches.open(READ)).put(request, reply.clone());
  }
  return reply;
}

async function answer(event) {
  const { operationName, variables: { seed, ...place } } = await event.request.clone().json();
  // Without the seed: any order of the options is better than none.
  const key = `${registration.scope}read/${operationName}?${new URLSearchParams(place)}`;
  const cache = await caches.open(READ);
  const copy = await cache.match(key);
  const network = ask(event.request, cache, key, place.code);
  if (!copy) return network;
  event.waitUntil(network.catch(() => {}));
  return Promise.race([network.catch(() => copy), new Promise((done) => setTimeout(done, PATIENCE, copy))]);
}

async function ask(request, cache, key, code) {
  const reply = await fetch(request);
  const result = await reply.clone().json();
  const errors = result.errors?.map(({ extensions }) => extensions?.code) ?? [];
  if (errors.some((error) => FINAL.includes(error))) {
    const mine = (await cache.keys()).filter(({ url }) => new URL(url).searchParams.get("code") === code);
    await Promise.all(mine.map((url) => cache.delete(url)));
  } else if (!errors.length) {
    await cache.put(key, new Response(JSON.stringify(result), { headers: { "X-Saved-At": Date.now() } }));
  }
  return reply;
}
