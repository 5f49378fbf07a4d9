// Wagtail 8.0.1: when the answer of an autosave arrives, the form as it is *then* counts as saved,
// so what was typed while the request ran is not saved again, and leaving does not warn.
// Where the editor did something in between, the saved state is declared unknown.
(function () {
  const acts = ['input', 'change', 'click', 'keydown', 'paste', 'drop'];
  let acted = false;

  acts.forEach((name) => document.addEventListener(name, () => { acted = true; }, true));

  document.addEventListener('w-autosave:save', () => { acted = false; });

  document.addEventListener('w-autosave:success', () => {
    if (!acted) return;
    const form = document.querySelector('[data-controller~="w-unsaved"]');
    const unsaved = window.wagtail.app.getControllerForElementAndIdentifier(form, 'w-unsaved');
    setTimeout(() => { if (unsaved) unsaved.initialFormData = 'unknown'; });
  });
})();
