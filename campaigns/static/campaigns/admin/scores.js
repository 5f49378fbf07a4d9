/* Adds the scores of the criteria up while one types, beside the total that the plan states. */
window.wagtail.app.register(
  "vd-scores",
  class extends window.StimulusModule.Controller {
    static targets = ["total", "score"];

    static values = { label: String };

    totalTargetConnected(total) {
      this.output = document.createElement("output");
      this.output.className = "vd-counter";
      total.after(this.output);
      this.add();
    }

    totalTargetDisconnected() {
      this.output.remove();
    }

    scoreTargetConnected() {
      this.add();
    }

    add() {
      if (!this.hasTotalTarget) return;
      const scores = this.scoreTargets
        .filter((field) => !this.isDeleted(field))
        .map((field) => Number(field.value))
        .filter((score) => score > 0);
      const sum = Math.round(scores.reduce((total, score) => total + score, 0) * 100) / 100;
      const stated = this.totalTarget.value;
      const text = `${this.labelValue} ${sum.toLocaleString(document.documentElement.lang)}`;
      this.output.textContent = scores.length ? text : "";
      this.output.toggleAttribute("data-over", scores.length > 0 && stated !== "" && Number(stated) !== sum);
    }

    /* Wagtail keeps the row of a deleted child in the form. */
    isDeleted(field) {
      const row = field.closest("[data-inline-panel-child]");
      return row?.querySelector("[name$='-DELETE']")?.value === "1";
    }
  },
);
