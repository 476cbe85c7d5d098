/**
 * Shows how far a worker is, and the screen anew when it is over.
 *
 * A screen reader is told of each stage and of each quarter of it, not of every page. Without
 * this script the screen says the same when it is looked at again.
 */
(() => {
  "use strict";
  const { StimulusModule, wagtail } = window;
  const PAUSE = 1000;
  const ENDED = "course-editions:work-ended";

  class WorkProgressController extends StimulusModule.Controller {
    static targets = ["aloud", "bar", "stage", "text"];
    static values = { url: String, phase: String };

    connect() {
      this.timer = setTimeout(() => this.look(), PAUSE);
    }

    disconnect() {
      clearTimeout(this.timer);
      this.gone = true;
    }

    async look() {
      try {
        const answer = await fetch(this.urlValue, { headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (answer.ok) this.show(await answer.json());
      } catch {
        // Off line for a moment: asked again like any other time.
      }
      if (!this.gone) this.connect();
    }

    show(work) {
      if (work.open !== ["waiting", "running"].includes(this.phaseValue)) {
        sessionStorage.setItem(ENDED, window.location.pathname);
        this.gone = true;
        window.location.reload();
      } else if (work.open) {
        this.write(work);
      }
    }

    write({ phase, stage, language, done, total, text }) {
      this.stageTarget.lang = language;
      this.stageTarget.textContent = stage;
      this.textTarget.textContent = text;
      this.barTarget.hidden = phase === "waiting";
      if (total) {
        this.barTarget.max = total;
        this.barTarget.value = done;
      } else {
        this.barTarget.removeAttribute("value");
      }
      const step = `${stage} ${total ? Math.floor((4 * done) / total) : ""}`;
      if (step !== this.step) this.aloudTarget.textContent = `${stage} ${text}`;
      this.step = step;
    }
  }

  wagtail.app.register("work-progress", WorkProgressController);

  // Who waited for the end hears of it first; before all is loaded the admin cannot take the focus.
  window.addEventListener("load", () => {
    if (sessionStorage.getItem(ENDED) !== window.location.pathname) return;
    sessionStorage.removeItem(ENDED);
    document.querySelector("[data-work-result]")?.focus();
  });
})();
