/** The field of a block that refers to a page or a slot: shows its title, opens the chooser. */
(() => {
  "use strict";
  const { StimulusModule, courseReferences, telepath, wagtail } = window;

  /**
   * The hidden input holds the reference; the button that is labelled like the field opens the
   * chooser, and the output beside it says what is chosen.
   */
  class ReferenceFieldController extends StimulusModule.Controller {
    static targets = ["input", "output", "button", "clear"];

    static values = { kind: String, type: String, empty: String };

    connect() {
      this.name();
      this.show();
    }

    /** The field's label alone would replace what stands on the button (WCAG 2.2 SC 2.5.3). */
    name() {
      const button = this.buttonTarget;
      const label = button.labels[0]?.cloneNode(true);
      label?.querySelector(".w-required-mark")?.remove();
      if (label) button.setAttribute("aria-label", `${button.textContent.trim()}: ${label.textContent.trim()}`);
    }

    async show() {
      const ref = this.inputTarget.value;
      this.clearTarget.hidden = !ref || "required" in this.inputTarget.dataset;
      if (!ref) {
        this.write(this.emptyValue);
        return;
      }
      const found = await courseReferences.describe(this.kindValue, ref);
      // Another one may have been chosen while the server was asked.
      if (this.inputTarget.value !== ref) return;
      const missing = found?.missing;
      this.write(missing ? courseReferences.config().words.missing : found?.title || ref, found?.detail, missing);
    }

    write(title, detail = "", missing = false) {
      this.outputTarget.replaceChildren();
      for (const [text, part] of [[title, "title"], [detail, "detail"]]) {
        if (!text) continue;
        const span = document.createElement("span");
        span.className = `course-field__${part}`;
        span.dir = "auto";
        span.textContent = text;
        this.outputTarget.append(span, " ");
      }
      this.element.classList.toggle("course-field--missing", missing);
      this.title = this.inputTarget.value ? title : "";
    }

    async choose() {
      const choice = await courseReferences.choose(this.kindValue, { pageType: this.typeValue, chosen: this.inputTarget.value });
      if (choice) this.set(choice.remove ? "" : choice.ref);
    }

    clear() {
      this.set("");
      this.buttonTarget.focus();
    }

    set(ref) {
      this.inputTarget.value = ref;
      this.inputTarget.dispatchEvent(new Event("change", { bubbles: true }));
      this.show();
    }
  }

  wagtail.app.register("course-reference", ReferenceFieldController);

  /** What a StreamField knows of the field. */
  class BoundReferenceInput {
    constructor(element, name) {
      this.element = element;
      this.input = element.querySelector(`input[name="${name}"]`);
      this.button = element.querySelector("button");
      this.idForLabel = this.button.id;
    }

    get controller() {
      return wagtail.app.getControllerForElementAndIdentifier(this.element, "course-reference");
    }

    getValue() {
      return this.input.value;
    }

    getState() {
      return this.input.value;
    }

    setState(state) {
      this.input.value = state ?? "";
      this.controller?.show();
    }

    setInvalid(invalid) {
      if (invalid) this.button.setAttribute("aria-invalid", "true");
      else this.button.removeAttribute("aria-invalid");
    }

    getTextLabel({ maxLength } = {}) {
      const title = this.controller?.title || "";
      return maxLength && title.length > maxLength ? `${title.slice(0, maxLength - 1)}…` : title;
    }

    focus() {
      this.button.focus();
    }

    setCapabilityOptions() {}
  }

  class ReferenceInput extends telepath.constructors["wagtail.widgets.Widget"] {
    boundWidgetClass = BoundReferenceInput;
  }

  telepath.register("course.ReferenceInput", ReferenceInput);
})();
