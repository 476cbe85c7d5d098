/**
 * Shows the reader in what the form says, a moment after it was written; proposes colours that
 * can be read, and puts a picker beside each colour. Without this script the form says the same
 * when it is sent, and the preview is renewed when it is saved.
 */
(() => {
  "use strict";
  const { StimulusModule, wagtail } = window;
  const PAUSE = 600;
  const COLOUR = /^#[0-9a-f]{6}$/i;

  class BrandingController extends StimulusModule.Controller {
    static targets = ["colour", "form", "frame", "said"];
    static values = { url: String, use: String, pick: String, renewed: String };

    connect() {
      this.colourTargets.forEach((field) => this.addPicker(field));
      // What was refused has colours to propose.
      if (this.formTarget.querySelector(".w-field--error, .error-message")) this.renew();
      // A chooser changes a hidden field, which tells nobody.
      this.formTarget.querySelectorAll("input[type=hidden]").forEach((field) => {
        field.addEventListener("change", () => this.changed());
      });
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    addPicker(field) {
      const name = this.formTarget.querySelector(`label[for="${field.id}"]`)?.firstChild?.textContent.trim() ?? "";
      const picker = document.createElement("input");
      picker.type = "color";
      picker.className = "edition-branding__picker";
      picker.setAttribute("aria-label", this.pickValue.replace("{name}", name));
      picker.value = COLOUR.test(field.value) ? field.value : "#000000";
      picker.addEventListener("input", () => {
        field.value = picker.value;
        this.changed();
      });
      field.addEventListener("input", () => {
        if (COLOUR.test(field.value)) picker.value = field.value;
      });
      field.after(picker);
    }

    changed() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.renew(), PAUSE);
    }

    async renew() {
      const asked = (this.asked = (this.asked ?? 0) + 1);
      const body = new FormData(this.formTarget);
      body.set("locale", this.language());
      const answer = await fetch(this.urlValue, { method: "POST", body }).catch(() => null);
      // A later one is on its way, or there is nothing to show.
      if (!answer?.ok || asked !== this.asked) return;
      const told = await answer.json();
      this.showProblems(told.errors ?? {}, told.better ?? {});
      if (told.address) {
        this.frameTarget.src = told.address;
        this.saidTarget.textContent = this.renewedValue;
      } else {
        this.saidTarget.textContent = Object.values(told.errors).join(" ");
      }
    }

    /** The one in which the reader is being looked at: `#/preview/TOKEN/CODE/LOCALE`. */
    language() {
      try {
        return this.frameTarget.contentWindow.location.hash.split("/")[4] ?? "";
      } catch {
        return "";
      }
    }

    showProblems(errors, better) {
      this.colourTargets.forEach((field) => {
        const box = this.boxOf(field);
        box.replaceChildren();
        field.toggleAttribute("aria-invalid", field.name in errors);
        if (!(field.name in errors)) return;
        if (!field.closest(".w-field")?.textContent.includes(errors[field.name])) {
          const words = document.createElement("p");
          words.className = "error-message";
          words.id = `${field.id}-problem`;
          words.textContent = errors[field.name];
          box.append(words);
        }
        if (better[field.name]) box.append(this.proposal(field, better[field.name]));
      });
    }

    proposal(field, colour) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary";
      button.textContent = this.useValue.replace("{colour}", colour);
      button.addEventListener("click", () => {
        field.value = colour;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
      });
      return button;
    }

    /** Beside the field, for what is found while somebody writes. */
    boxOf(field) {
      let box = document.getElementById(`${field.id}-problems`);
      if (!box) {
        box = document.createElement("div");
        box.id = `${field.id}-problems`;
        field.parentElement.append(box);
        const described = [field.getAttribute("aria-describedby"), box.id].filter(Boolean).join(" ");
        field.setAttribute("aria-describedby", described);
      }
      return box;
    }
  }

  wagtail.app.register("branding", BrandingController);
})();
