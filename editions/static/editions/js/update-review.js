/**
 * The review of an update: decides without loading the page anew, and by single keys.
 *
 * Without this script every decision is a form that is sent as it is. Keys work only while a
 * change has the focus, or something in it that takes no text (WCAG 2.2 SC 2.1.4), and can be
 * switched off; the switch is remembered in this browser.
 */
(() => {
  "use strict";
  const { StimulusModule, wagtail } = window;
  const REMEMBERED = "course-editions:update-keys";
  const DECISIONS = { t: "take", m: "keep", l: "defer" };
  const TAKES_KEYS = "input, textarea, select, [contenteditable='true']";

  class UpdateReviewController extends StimulusModule.Controller {
    static targets = ["bar", "card", "help", "progress", "status", "switch"];
    static values = { words: Object };

    connect() {
      this.switchTarget.checked = localStorage.getItem(REMEMBERED) !== "off";
      this.element.querySelector(".review-filters__form")?.setAttribute("data-asks-itself", "");
      const named = document.getElementById(window.location.hash.slice(1));
      if (named && this.cardTargets.includes(named)) named.focus();
    }

    switch() {
      localStorage.setItem(REMEMBERED, this.switchTarget.checked ? "on" : "off");
    }

    choose(event) {
      event.target.form.requestSubmit();
    }

    // Keys ------------------------------------------------------------------------------------

    press(event) {
      const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
      const card = event.target.closest("[data-update-review-target='card']");
      if (!plain || !card || !this.switchTarget.checked || event.target.closest(TAKES_KEYS)) return;
      const act = this.meaning(event, card);
      if (!act) return;
      event.preventDefault();
      act();
    }

    meaning(event, card) {
      const onCard = event.target === card;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (key === "j" || (key === "ArrowDown" && onCard)) return () => this.go(card, 1);
      if (key === "k" || (key === "ArrowUp" && onCard)) return () => this.go(card, -1);
      if (key === "?") return () => this.helpTarget.focus();
      if (key === "e") return this.edit(card);
      const decision = DECISIONS[key];
      const button = decision && card.querySelector(`button[name=decision][value=${decision}]`);
      return button ? () => this.send(button.form, button) : null;
    }

    go(card, step) {
      const cards = this.cardTargets;
      cards[cards.indexOf(card) + step]?.focus();
    }

    edit(card) {
      const link = card.querySelector("[data-update-review-edit]");
      return link ? () => link.click() : null;
    }

    // Decisions -------------------------------------------------------------------------------

    decide(event) {
      event.preventDefault();
      this.send(event.target, event.submitter);
    }

    async send(form, button) {
      const card = form.closest("[data-update-review-target='card']");
      if (card.getAttribute("aria-busy")) return;
      card.setAttribute("aria-busy", "true");
      const body = new FormData(form);
      body.set("decision", button.value);
      const focused = document.activeElement === card ? "" : button.value;
      try {
        const headers = { "X-Requested-With": "XMLHttpRequest" };
        const answer = await fetch(form.action, { method: "POST", body, headers });
        this.show(card, await answer.json(), focused);
      } catch {
        card.removeAttribute("aria-busy");
        this.statusTarget.textContent = this.wordsValue.failed;
      }
    }

    /** Puts the card as the server has it in place of the old one, with the focus where it was. */
    show(card, { html, said, progress }, focused) {
      const had = card.contains(document.activeElement);
      const place = document.createElement("template");
      place.innerHTML = html.trim();
      const fresh = place.content.firstElementChild;
      card.replaceWith(fresh);
      if (had) (focused ? fresh.querySelector(`button[name=decision][value=${focused}]`) ?? fresh : fresh).focus();
      this.barTarget.value = progress.decided;
      this.progressTarget.textContent = progress.text;
      this.statusTarget.textContent = `${said}. ${progress.text}`;
    }
  }

  wagtail.app.register("update-review", UpdateReviewController);
})();
