/* What was written for one picture does not stay when another is chosen: the fields beside the
   image are emptied, and a button brings their texts back. */
window.wagtail.app.register(
  "vd-picture-texts",
  class extends window.StimulusModule.Controller {
    static values = { note: String, undo: String };

    connect() {
      this.chosen = this.input?.value || "";
      this.note = document.createElement("div");
      this.note.className = "vd-picture-note";
      this.note.setAttribute("role", "status");
      this.input?.after(this.note);
    }

    disconnect() {
      this.note.remove();
    }

    get input() {
      const chooser = this.element.querySelector(".image-chooser");
      return chooser && document.getElementById(chooser.id.replace(/-chooser$/, ""));
    }

    get fields() {
      const kinds = "input:not([type=hidden]), textarea";
      return [...this.element.querySelectorAll(kinds)].filter((field) => !field.closest(".chooser"));
    }

    /* The texts belong to the picture that was chosen last; taking a picture out leaves them. */
    changed({ target }) {
      if (target !== this.input || !target.value || target.value === this.chosen) return;
      const isOther = this.chosen !== "";
      this.chosen = target.value;
      if (isOther) this.empty();
    }

    empty() {
      const before = this.fields
        .filter((field) => (field.type === "checkbox" ? field.checked : field.value.trim()))
        .map((field) => [field, field.type === "checkbox" || field.value]);
      if (!before.length) return;
      before.forEach(([field]) => this.set(field, field.type === "checkbox" ? false : ""));
      const undo = document.createElement("button");
      undo.type = "button";
      undo.className = "button button-small button-secondary";
      undo.textContent = this.undoValue;
      undo.addEventListener("click", () => {
        before.forEach(([field, value]) => this.set(field, value));
        this.note.replaceChildren();
        before[0][0].focus();
      });
      const said = document.createElement("p");
      said.textContent = this.noteValue;
      this.note.replaceChildren(said, undo);
    }

    set(field, value) {
      if (field.type === "checkbox") field.checked = value;
      else field.value = value;
      ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
    }
  },
);
