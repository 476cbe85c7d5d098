/**
 * Choosing what a course refers to: slots, glossary terms, pages, addresses outside.
 *
 * The server renders the dialog and its lists, in the person's language and bounded by the edition
 * of the page that is being edited; this file opens it and gives back what was chosen. Used by the
 * rich text editor and by the fields of blocks. Where the chooser lives, and the few words that are
 * needed without it, stand in the page as JSON (`#course-references`).
 */
(() => {
  "use strict";
  if (window.courseReferences) return;

  const TYPING_PAUSE = 250;
  const TITLES_AT_ONCE = 40;

  let settings;

  /** `{chooser, titles, words, kinds}` as the server wrote them. */
  function config() {
    settings ??= JSON.parse(document.getElementById("course-references")?.textContent ?? "{}");
    return settings;
  }

  /**
   * The page being edited, or the one that a new page is put under, by the admin's address; on other
   * screens the one that they say they are about (`data-course-page`).
   */
  function editedPage() {
    const match = window.location.pathname.match(/\/pages\/(?:add\/[^/]+\/[^/]+\/)?(\d+)\//);
    return match?.[1] ?? document.querySelector("[data-course-page]")?.dataset.coursePage ?? "";
  }

  async function fetchFrom(address, parameters) {
    const url = new URL(address, window.location.href);
    for (const [name, value] of parameters) if (value) url.searchParams.append(name, value);
    const response = await fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    // Signed out in the meantime: the sign-in page is no dialog.
    if (!response.ok || response.redirected) throw new Error(`${response.status} ${url.pathname}`);
    return response;
  }

  async function fetchElement(address, parameters) {
    const html = await (await fetchFrom(address, parameters)).text();
    return new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  }

  function complain(text) {
    document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { clear: true, text, type: "error" } }));
  }

  /** Answers the keys that move from the search into the list, within it and back. */
  function moveInList(event, dialog) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const places = [dialog.querySelector("input[type=search]"), ...dialog.querySelectorAll("[data-ref]")];
    const here = places.indexOf(event.target);
    if (!step || here < 0) return;
    event.preventDefault();
    places[here + step]?.focus();
  }

  function searchable(dialog, parameters) {
    const form = dialog.querySelector("form[role=search]");
    if (!form) return;
    let turn = 0;
    let pause;
    const search = async () => {
      const mine = (turn += 1);
      const asked = [...parameters, ...new FormData(form).entries(), ["results", "1"]];
      const results = await fetchElement(config().chooser, asked).catch(() => null);
      if (mine === turn && results) dialog.querySelector("[data-results]").replaceWith(results);
      else if (mine === turn) complain(config().words.failed);
    };
    form.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(search, TYPING_PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      search();
    });
    dialog.addEventListener("keydown", (event) => moveInList(event, dialog));
  }

  /** The choice that a pressed button stands for; `undefined` for any other. */
  function choiceOf(button) {
    if (!button) return undefined;
    if ("cancel" in button.dataset) return null;
    if ("remove" in button.dataset) return { remove: true };
    const { ref, text, label } = button.dataset;
    return ref ? { ref, text, label } : undefined;
  }

  function addressOf(form) {
    const field = form.elements.url;
    const url = field.value.trim();
    const error = form.querySelector("[data-error]");
    const good = /^(https?:\/\/[^\s/]|mailto:[^\s]+@|tel:\+?\d)/i.test(url);
    error.hidden = good;
    field.setAttribute("aria-invalid", String(!good));
    if (good) return { url, text: url.replace(/^(mailto|tel):/i, "") };
    field.focus();
    return undefined;
  }

  /**
   * Opens the chooser for a kind of reference. Resolves with `{ref, text, label}`, for an address with
   * `{url, text}`; with `{remove: true}`; or with `null` when nothing was chosen.
   */
  async function choose(kind, { pageType, chosen } = {}) {
    const parameters = [["page", editedPage()], ["kind", kind], ["type", pageType], ["chosen", chosen]];
    const dialog = await fetchElement(config().chooser, parameters).catch(() => null);
    if (!dialog) {
      complain(config().words.failed);
      return null;
    }
    return new Promise((resolve) => {
      let choice = null;
      const finish = (made) => {
        if (made === undefined) return;
        choice = made;
        dialog.close();
      };
      dialog.addEventListener("click", (event) => finish(choiceOf(event.target.closest("button"))));
      dialog.querySelector("form[data-address]")?.addEventListener("submit", (event) => {
        event.preventDefault();
        finish(addressOf(event.target));
      });
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(choice);
      });
      searchable(dialog, parameters);
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  const known = new Map();
  let waiting = [];

  async function askForTitles(asked) {
    const parameters = [["page", editedPage()], ...asked.map(({ name }) => ["ref", name])];
    const found = await fetchFrom(config().titles, parameters).then((response) => response.json()).catch(() => ({}));
    for (const { name, answer } of asked) answer(found[name] ?? null);
  }

  function flush() {
    const asked = waiting;
    waiting = [];
    for (let at = 0; at < asked.length; at += TITLES_AT_ONCE) askForTitles(asked.slice(at, at + TITLES_AT_ONCE));
  }

  /** `{title, detail, missing}` of what `ref` names, `null` when nobody could say. Asked for in batches. */
  function describe(kind, ref) {
    const name = `${kind}:${ref}`;
    if (!known.has(name)) {
      known.set(name, new Promise((answer) => {
        if (!waiting.length) setTimeout(flush, 20);
        waiting.push({ name, answer });
      }));
    }
    return known.get(name);
  }

  window.courseReferences = { choose, config, describe };
})();
