/** An edition's colours, as far as text stays legible (WCAG 1.4.3). By the CSSOM: the CSP forbids style attributes. */
import { keep, kept } from "./storage.js";

const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];
const OWN = { colorPrimary: "#123a5f", colorAccent: "#c99a2e", colorSurface: "#ffffff", colorText: "#1b222b" };
const NIGHT = [[21, 25, 31], [230, 234, 239]];
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
let branding;

export function brand(given) {
  branding = given;
  document.getElementById("typeface").disabled = !(root.dataset.typeface = given?.typeface ?? "");
  paint();
}

export function toggleTheme() {
  keep("theme", root.dataset.theme === "dark" ? "light" : "dark");
  paint();
}

/** What is no colour is the reader's own. */
const wanted = (name) =>
  (/^#[\da-f]{6}$/i.test(branding?.[name]) ? branding : OWN)[name].match(/\w\w/g).map((pair) => parseInt(pair, 16));

const mix = (a, b, share) => a.map((value, i) => Math.round(value * (1 - share) + b[i] * share));

function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const inkOn = (paper) => (contrast(WHITE, paper) > contrast(BLACK, paper) ? WHITE : BLACK);

/** `rgb`, moved away from `paper`. Tints cost some contrast: hence more than the 4.5 due. */
function legible(rgb, paper) {
  let share = 0;
  while (share < 1 && contrast(mix(rgb, inkOn(paper), share), paper) < 6.2) share += 0.05;
  return mix(rgb, inkOn(paper), share);
}

function paint() {
  const dark = (kept("theme") ?? (system.matches ? "dark" : "light")) === "dark";
  let [surface, text] = [wanted("colorSurface"), wanted("colorText")];
  if (luminance(surface) < 0.7 || contrast(surface, text) < 7) [surface, text] = [WHITE, BLACK];
  if (dark) [surface, text] = NIGHT;
  const primary = wanted("colorPrimary");
  const head = dark ? mix(primary, BLACK, 0.4) : primary;
  const link = legible(primary, surface);
  const colours = {
    surface, text, link, head,
    // Away from the text on it.
    deep: mix(head, inkOn(inkOn(head)), 0.3),
    "on-head": inkOn(head),
    "on-link": inkOn(link),
    accent: wanted("colorAccent"),
    muted: legible(mix(text, surface, 0.3), surface),
  };
  for (const name in colours) root.style.setProperty(`--${name}`, `rgb(${colours[name]})`);
  root.style.colorScheme = root.dataset.theme = dark ? "dark" : "light";
}

system.addEventListener("change", paint);
