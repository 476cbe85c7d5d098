/** Talking to the API: `run` sends a named operation and gives back its data. */
import { GRAPHQL, OPERATIONS } from "./config.js";
import { forget, recall, save } from "./saved.js";

/** Milliseconds for which an answer is good: what belongs to a release hardly changes, a hotline may. */
const FRESH = { Slots: 6e4, Institutions: 6e4, otherwise: 6e5 };
/** A slow line is given this long, or less if there is a saved copy to show instead. */
const PATIENCE = { saved: 8e3, otherwise: 45e3 };
/** After these answers a saved copy must not be shown any more either. */
const FINAL = ["RELEASE_WITHDRAWN", "EDITION_NOT_FOUND", "FORBIDDEN"];
const texts = {};
const answers = new Map();

/** What went wrong: `code` is the API's, or NETWORK, SERVER or NOT_FOUND. */
export class Problem extends Error {
  constructor(code, details = {}) {
    super(code);
    Object.assign(this, { code, details });
  }
}

/** The data of an operation for what `route` names. A copy from this device has `savedAt`. */
export async function run(name, { token, code, release, locale }, more) {
  const variables = { code, release, locale, ...more };
  const key = JSON.stringify([name, variables, token]);
  const known = answers.get(key);
  if (known && Date.now() - known.at < (FRESH[name] ?? FRESH.otherwise)) return known.data;
  const copy = token ? null : await recall(name, variables);
  try {
    const data = await ask(name, variables, token, copy ? PATIENCE.saved : PATIENCE.otherwise);
    answers.set(key, { data, at: Date.now() });
    if (!token) save(name, variables, data);
    return data;
  } catch (problem) {
    if (FINAL.includes(problem.code)) await forget(code);
    if (copy && ["NETWORK", "SERVER"].includes(problem.code)) return copy;
    throw problem;
  }
}

/** Forgets what is in memory, to try again. */
export const refresh = () => answers.clear();

async function ask(name, variables, token, patience) {
  texts[name] ??= await (await attempt(`${OPERATIONS}${name}.graphql`, {}, patience)).text();
  const reply = await attempt(GRAPHQL, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Preview ${token}` }) },
    body: JSON.stringify({ query: texts[name], variables, operationName: name }),
    credentials: "omit", // The API needs no cookie, so it gets none.
  }, patience);
  const { data, errors } = await reply.json().catch(() => ({}));
  const [error] = errors ?? [];
  if (error || !data) throw new Problem(error?.extensions?.code ?? "SERVER", error?.extensions);
  if (data.edition === null) throw new Problem("EDITION_NOT_FOUND");
  return data;
}

async function attempt(address, options, patience) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), patience);
  try {
    return await fetch(address, { ...options, signal: control.signal });
  } catch {
    throw new Problem("NETWORK");
  } finally {
    clearTimeout(timer);
  }
}
