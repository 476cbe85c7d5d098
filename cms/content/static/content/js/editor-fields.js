/**
 * Names for fields that have none, and the direction of what is written in them.
 *
 * The editor labels the fields of a struct, but neither the entries of a list nor rich text inside of
 * blocks: a screen reader hears "edit" and nothing more (WCAG 2.2 SC 4.1.2). Each such field gets the
 * nearest visible label above it, and its number if it is one of several. A text reads in its own
 * direction, whatever the language of the interface.
 */
(() => {
  "use strict";
  const FIELDS = ".w-field__input :is(input:not([type=hidden]), textarea, select, [role=textbox], [role=combobox])";
  const LABELS = ":scope > .w-field__label, :scope > .w-panel__header [data-panel-heading]";

  const isNamed = (field) => field.labels?.length || field.hasAttribute("aria-label") || field.hasAttribute("aria-labelledby");

  /** What stands in a label without its mark for "required". */
  function wordsOf(label) {
    const copy = label.cloneNode(true);
    for (const mark of copy.querySelectorAll(".w-required-mark, [data-panel-heading-text]:not(:only-child)")) mark.remove();
    return copy.textContent.trim();
  }

  /** The place of an entry among its siblings, from 1; nothing for what stands alone. */
  function numberOf(field) {
    const entry = field.closest("[data-streamfield-child]");
    const entries = entry ? [...entry.parentElement.querySelectorAll(":scope > [data-streamfield-child]")] : [];
    return entries.length > 1 ? String(entries.indexOf(entry) + 1) : "";
  }

  function nameFor(field) {
    for (let place = field.parentElement; place; place = place.parentElement) {
      const words = [...place.querySelectorAll(LABELS)].map(wordsOf).find(Boolean);
      if (words) return `${words} ${numberOf(field)}`.trim();
    }
    return "";
  }

  function completeAll() {
    for (const field of document.querySelectorAll(FIELDS)) {
      const name = isNamed(field) ? "" : nameFor(field);
      if (name) field.setAttribute("aria-label", name);
      if (field.matches("input[type=text], textarea") && !field.dir) field.dir = "auto";
    }
  }

  let waiting;
  const observer = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(completeAll, 200);
  });
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-edit-form]");
    if (form) observer.observe(form, { childList: true, subtree: true });
    completeAll();
  });
})();
