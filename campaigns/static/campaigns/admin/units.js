/* Finds units while one types, without marks, and ticks whole clusters. Without this script the
   boxes still work. */
window.wagtail.app.register(
  "vd-units",
  class extends window.StimulusModule.Controller {
    static targets = ["search", "count", "cluster", "all"];

    connect() {
      [this.searchTarget, ...this.allTargets].forEach((hidden) => { hidden.hidden = false; });
      this.count();
    }

    count() {
      const boxes = [...this.element.querySelectorAll("input[type=checkbox]")];
      this.countTarget.textContent = `${boxes.filter((box) => box.checked).length} / ${boxes.length}`;
    }

    find(event) {
      const words = this.fold(event.target.value).split(/\s+/).filter(Boolean);
      this.clusterTargets.forEach((cluster) => {
        const labels = [...cluster.querySelectorAll("label")];
        labels.forEach((label) => {
          const text = this.fold(label.textContent);
          label.hidden = !words.every((word) => text.includes(word));
        });
        cluster.hidden = labels.every((label) => label.hidden);
      });
    }

    /* Ticks all units of a cluster that are shown; unticks them where all are ticked. */
    tick(event) {
      const cluster = event.target.closest("fieldset");
      const boxes = [...cluster.querySelectorAll("label:not([hidden]) input[type=checkbox]")];
      const tick = boxes.some((box) => !box.checked);
      boxes.filter((box) => box.checked !== tick).forEach((box) => box.click());
    }

    fold(text) {
      return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
    }
  },
);
