/**
 * wagtail-localize's editor names no field: a screen reader hears "edit, blank". Each is named by the text that it
 * translates, and says its language. `data-translation-name` holds the words, `data-translation-language` the code.
 */
(() => {
  "use strict";
  const told = document.currentScript.dataset;

  function name(field) {
    if (field.labels?.length || field.hasAttribute("aria-label")) return;
    const source = field.closest("li")?.querySelector("p")?.textContent.trim() ?? "";
    field.setAttribute("aria-label", told.translationName.replace("{source}", source.slice(0, 200)));
    field.lang = told.translationLanguage;
  }

  addEventListener("DOMContentLoaded", () => {
    const editor = document.querySelector(".js-translation-editor");
    if (!editor) return;
    const all = () => editor.querySelectorAll("textarea").forEach(name);
    new MutationObserver(all).observe(editor, { childList: true, subtree: true });
    all();
  });
})();
