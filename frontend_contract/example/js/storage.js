/** What stays on this device; where storage is forbidden, as long as the page. */
const session = {};

export function kept(key) {
  try {
    return session[key] ?? JSON.parse(localStorage.getItem(`reader:${key}`));
  } catch {
    return null;
  }
}

export function keep(key, value) {
  session[key] = value;
  try {
    if (value === null) localStorage.removeItem(`reader:${key}`);
    else localStorage.setItem(`reader:${key}`, JSON.stringify(value));
  } catch {
    // Full or forbidden.
  }
}
