// Counts characters beside a field, as search engines and social sites cut texts there.
(function () {
  const { Controller } = window.StimulusModule;

  window.wagtail.app.register(
    'vd-counter',
    class extends Controller {
      static values = { limit: Number };

      connect() {
        this.output = document.createElement('output');
        this.output.className = 'vd-counter';
        this.output.setAttribute('for', this.element.id);
        this.element.insertAdjacentElement('afterend', this.output);
        this.update = this.update.bind(this);
        this.element.addEventListener('input', this.update);
        this.update();
      }

      disconnect() {
        this.element.removeEventListener('input', this.update);
        this.output.remove();
      }

      update() {
        const length = Array.from(this.element.value.normalize('NFC')).length;
        const limit = this.limitValue;
        this.output.textContent = `${length} / ${limit}`;
        this.output.toggleAttribute('data-over', length > limit);
      }
    },
  );
})();
