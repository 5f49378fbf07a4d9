// A button at each password field that shows what is typed: letters with marks come out otherwise
// than they were meant where a keyboard's program is off.
(function () {
  const words = document.currentScript.dataset;

  function add(field) {
    if (field.dataset.vdShown !== undefined) return;
    field.dataset.vdShown = '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'vd-show-password';
    button.textContent = words.show;
    button.setAttribute('aria-pressed', 'false');
    if (field.id) button.setAttribute('aria-controls', field.id);
    button.addEventListener('click', () => {
      const isShown = field.type === 'password';
      field.type = isShown ? 'text' : 'password';
      button.textContent = isShown ? words.hide : words.show;
      button.setAttribute('aria-pressed', String(isShown));
    });
    field.insertAdjacentElement('afterend', button);
    // Browsers offer to keep what is sent from a password field, and nothing else.
    field.form?.addEventListener('submit', () => {
      field.type = 'password';
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('input[type="password"]').forEach(add);
  });
})();
