/** Waits for a release that is being published, and shows the screen anew when it is over. */
(() => {
  "use strict";
  const { StimulusModule, wagtail } = window;
  const PAUSE = 2000;

  class ReleaseStatusController extends StimulusModule.Controller {
    static values = { url: String };

    connect() {
      this.timer = setTimeout(() => this.look(), PAUSE);
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    async look() {
      try {
        const answer = await fetch(this.urlValue, { headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (answer.ok && !(await answer.json()).open) {
          window.location.reload();
          return;
        }
      } catch {
        // Off line for a moment: asked again like any other time.
      }
      this.connect();
    }
  }

  wagtail.app.register("release-status", ReleaseStatusController);
})();
