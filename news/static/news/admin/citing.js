/* In the dialog for official documents: what was searched for is the number of the new one, until
   something is typed there. */
window.wagtail.app.register(
  "vd-citing",
  class extends window.StimulusModule.Controller {
    copy({ target }) {
      const number = this.element.querySelector("#tab-create [name=number]");
      if (target === number) {
        this.isTyped = true;
      } else if (target.name === "q" && number && !this.isTyped) {
        number.value = /\d/.test(target.value) ? target.value : "";
      }
    }
  },
);
