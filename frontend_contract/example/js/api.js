import { GRAPHQL, OPERATIONS } from "./config.js";

/** Milliseconds that an answer is good for: a release hardly changes, a hotline may. */
const fresh = (name) => (["Slots", "Institutions"].includes(name) ? 6e4 : 6e5);
const texts = {};
const answers = new Map();

/** What went wrong: `code` is the API's, or NETWORK, SERVER or NOT_FOUND. */
export class Problem extends Error {
  constructor(code, details = {}) {
    super(code);
    Object.assign(this, { code, details });
  }
}

/** The data of an operation, about what a route names. A copy from this device has `savedAt`. */
export async function run(name, { token, code, release, locale }, more) {
  const variables = { code, release, locale, ...more };
  const key = JSON.stringify([name, variables, token]);
  const known = answers.get(key);
  if (known && Date.now() - known.at < fresh(name)) return known.data;
  texts[name] ??= await (await get(`${OPERATIONS}${name}.graphql`)).text();
  const reply = await get(GRAPHQL, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Preview ${token}` }) },
    body: JSON.stringify({ query: texts[name], variables, operationName: name }),
    credentials: "omit",
  });
  const { data, errors: [error] = [] } = await reply.json().catch(() => ({}));
  if (error || !data) throw new Problem(error?.extensions?.code, error?.extensions);
  if (data.edition === null) throw new Problem("EDITION_NOT_FOUND");
  const savedAt = reply.headers.get("X-Saved-At");
  if (savedAt) return { ...data, savedAt: Number(savedAt) };
  answers.set(key, { data, at: Date.now() });
  return data;
}

export const refresh = () => answers.clear();

const get = (address, options) =>
  fetch(address, { ...options, signal: AbortSignal.timeout(45e3) }).catch(() => { throw new Problem("NETWORK"); });
