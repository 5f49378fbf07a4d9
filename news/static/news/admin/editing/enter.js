// Enter in a one-line field of an edit form does not save: it would, and jump to the top.
// Listens before the field's own handlers, which still hear of the key (tags, pop-up lists).
(function () {
  const oneLine = 'input:not([type]), input:is([type=text], [type=email], [type=url], [type=tel], ' +
    '[type=number], [type=date], [type=time], [type=datetime-local], [type=password])';

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches?.(oneLine)) return;
    if (event.target.form?.matches('[data-edit-form]')) event.preventDefault();
  }, true);
})();
