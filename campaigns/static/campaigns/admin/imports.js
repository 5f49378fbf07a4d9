/* The progress bar of a file that is being read. Where no worker reads it, its page does, part by
   part: each post reads for some seconds. Without this the officer presses the button. */
window.wagtail.app.register(
  "vd-reading",
  class extends window.StimulusModule.Controller {
    static targets = ["bar", "percent", "form", "button"];

    static values = { url: String };

    connect() {
      this.isFree = !this.formTarget.hidden;
      this.failures = 0;
      this.buttonTarget.hidden = true;
      this.wait(this.isFree ? 0 : 500);
    }

    disconnect() {
      window.clearTimeout(this.timer);
    }

    wait(milliseconds) {
      this.timer = window.setTimeout(() => this.ask(), milliseconds);
    }

    async ask() {
      const isFree = this.isFree;
      const headers = { Accept: "application/json" };
      const options = isFree ? { method: "POST", body: new FormData(this.formTarget), headers } : { headers };
      let isStale = false;
      try {
        const response = await fetch(this.urlValue, options);
        // A gateway that lost patience, or a restart: the reading goes on where it was.
        if (response.status >= 500 && this.failures < 20) this.failures += 1;
        else isStale = !response.ok || this.show(await response.json());
      } catch {
        // The network comes back, or the officer loads the page again.
        this.failures += 1;
      }
      if (isStale) window.location.reload();
      else if (this.failures) this.wait(3000);
      else this.wait(isFree && this.isFree ? 0 : 700);
    }

    /* Gives back whether the page has more to say: others begin or end to read, or it is done. */
    show({ progress, done, free }) {
      this.failures = 0;
      const before = Number(this.barTarget.value);
      this.barTarget.value = progress;
      this.percentTarget.textContent = progress;
      if (done || free !== this.isFree) return true;
      return !free && Boolean(progress) && !before;
    }
  },
);
