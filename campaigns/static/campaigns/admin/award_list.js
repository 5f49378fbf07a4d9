/* Ticks whole pages and ranges, and closes menus; everything works without it. */
window.wagtail.app.register(
  "vd-ticks",
  class extends window.StimulusModule.Controller {
    static targets = ["box", "page", "count"];

    connect() {
      if (!this.hasPageTarget) return;
      this.last = null;
      this.pageTarget.closest("label").hidden = false;
      this.show();
    }

    show() {
      const ticked = this.boxTargets.filter((box) => box.checked).length;
      this.pageTarget.checked = ticked === this.boxTargets.length;
      this.pageTarget.indeterminate = ticked > 0 && ticked < this.boxTargets.length;
      this.countTarget.textContent = ticked ? `(${ticked})` : "";
    }

    /* With the shift key, all boxes from the last one that was clicked. */
    tick({ currentTarget: box, shiftKey }) {
      const place = this.boxTargets.indexOf(box);
      if (shiftKey && this.last !== null) {
        const [from, to] = [Math.min(this.last, place), Math.max(this.last, place)];
        this.boxTargets.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
      }
      this.last = place;
      this.show();
    }

    tickPage() {
      this.boxTargets.forEach((box) => { box.checked = this.pageTarget.checked; });
      this.show();
    }

    /* All that were found, on other pages, too: the ticks do not count then. */
    takeAll({ currentTarget: all }) {
      [this.pageTarget, ...this.boxTargets].forEach((box) => { box.disabled = all.checked; });
    }
  },
);

window.wagtail.app.register(
  "vd-menus",
  class extends window.StimulusModule.Controller {
    leave({ target }) {
      this.openMenus.forEach((menu) => { menu.open = menu.contains(target); });
    }

    close() {
      this.openMenus.forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }

    get openMenus() {
      return [...this.element.querySelectorAll("details[open]")];
    }
  },
);
