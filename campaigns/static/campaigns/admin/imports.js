/* The progress bar of a file that is being read. Without this the page loads itself again. */
window.wagtail.app.register(
  "vd-reading",
  class extends window.StimulusModule.Controller {
    static targets = ["bar", "percent"];

    static values = { url: String };

    connect() {
      this.quiet = 0;
      this.wait(500);
    }

    disconnect() {
      window.clearTimeout(this.timer);
    }

    wait(milliseconds) {
      this.timer = window.setTimeout(() => this.ask(), milliseconds);
    }

    async ask() {
      let isStale = false;
      try {
        const response = await fetch(this.urlValue, { headers: { Accept: "application/json" } });
        isStale = !response.ok || this.show(await response.json());
      } catch {
        // The network comes back, or the officer loads the page again.
      }
      if (isStale) window.location.reload();
      else this.wait(700);
    }

    /* Gives back whether the page has more to say: it was begun, is done, or nothing happens. */
    show({ progress, done }) {
      const before = Number(this.barTarget.value);
      if (done || (progress && !before)) return true;
      this.quiet = before === progress ? this.quiet + 1 : 0;
      this.barTarget.value = progress;
      this.percentTarget.textContent = progress;
      return this.quiet === 25;
    }
  },
);
