/** What stays on this device, and only there. A browser that forbids storage costs memory, not function. */
const session = {};

export function kept(key) {
  try {
    return session[key] ?? JSON.parse(localStorage.getItem(`reader:${key}`));
  } catch {
    return null;
  }
}

/** Keeps `value`; null forgets the key. */
export function keep(key, value) {
  session[key] = value;
  try {
    if (value === null) localStorage.removeItem(`reader:${key}`);
    else localStorage.setItem(`reader:${key}`, JSON.stringify(value));
  } catch {
    // Full or forbidden: the copy in memory has to do.
  }
}
