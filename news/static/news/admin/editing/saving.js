// One request at a time: an autosave in flight is waited for before a form is sent.
(function () {
  const editing = window.newsEditing;
  let sent = null;
  let pingIsOld = false;

  const watcher = () => {
    const form = editing.form();
    return form && editing.controller(form, 'w-unsaved');
  };

  // Stops autosave and waits for a running one; gives back what starts it again.
  //
  // An autosave that came after the form itself would leave a draft behind what was published.
  editing.settle = async function settle(form) {
    const autosave = editing.controller(form, 'w-autosave');
    if (!autosave?.activeValue) return () => {};
    autosave.activeValue = false;
    await autosave.submitPromise;
    return () => {
      autosave.activeValue = true;
      if (watcher()?.hasEditsValue) autosave.save();
    };
  };

  // Wagtail 8.0.1 takes the form as it is when the answer arrives for what is saved. What was
  // typed meanwhile is not: the form as it was sent is the saved one.
  document.addEventListener('w-autosave:save', () => {
    pingIsOld = true;
    sent = watcher()?.formData;
  });
  document.addEventListener('w-autosave:success', (event) => {
    pingIsOld = true;
    const unsaved = watcher();
    if (!unsaved || sent === null) return;
    const saved = new URLSearchParams(sent);
    Object.entries(event.detail.data.field_updates || {}).forEach(([name, value]) => {
      if (saved.has(name)) saved.set(name, value);
    });
    if (saved.toString() !== unsaved.formData) unsaved.initialFormData = saved.toString();
  });

  // “You saved a newer version in another window” was said of her own autosave when a question
  // after other editors was asked before it and answered after it. Such an answer is dropped.
  document.addEventListener('w-swap:begin', (event) => {
    if (event.target.id === 'w-editing-sessions') pingIsOld = false;
  }, true);
  document.addEventListener('w-swap:json', (event) => {
    if (!pingIsOld || !event.target.matches('.w-editing-sessions')) return;
    event.stopImmediatePropagation();
    setTimeout(() => editing.controller(event.target, 'w-session')?.ping());
  }, true);

  // jQuery and Wagtail's workflow modals send a form past its `submit` event.
  document.addEventListener('DOMContentLoaded', () => {
    const form = editing.form();
    if (form) form.submit = () => form.requestSubmit();
  });
})();
