// What the scripts about writing and saving share: the session, the form's content, dialogs.
(function () {
  const editing = (window.newsEditing = { user: null, key: null });
  const parts = () => document.getElementById('news-editing');

  editing.address = (name) => parts().dataset[name];
  editing.isSignedIn = () => Boolean(document.querySelector('[data-wagtail-sidebar]'));
  editing.form = () => document.querySelector('form[data-edit-form]');
  editing.controller = (form, name) =>
    window.wagtail.app.getControllerForElementAndIdentifier(form, name);

  // A token is changed at each sign-in: forms that were open before take the new one.
  function takeToken(token) {
    window.wagtailConfig.CSRF_TOKEN = token;
    document.querySelectorAll('input[name=csrfmiddlewaretoken]').forEach((input) => {
      input.value = token;
    });
  }

  // Who is signed in: {state: 'in', …}, or the state 'out', 'other' (somebody else), 'unreachable',
  // or 'unavailable': the database, or the disk, takes nothing now. `write`: that is tried.
  editing.ask = async function ask(write = false) {
    let answer;
    try {
      const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
      const address = `${editing.address('sessionUrl')}${write ? '?write=1' : ''}`;
      answer = await fetch(address, { headers, cache: 'no-store' });
      if (answer.status === 503) return { state: 'unavailable' };
      if (answer.redirected || [401, 403].includes(answer.status)) return { state: 'out' };
      if (!answer.ok) return { state: 'unreachable' };
      const session = await answer.json();
      if (editing.user && editing.user !== session.user) return { ...session, state: 'other' };
      editing.user = session.user;
      editing.key = session.key;
      takeToken(session.token);
      return { ...session, state: 'in' };
    } catch {
      return { state: 'unreachable' };
    }
  };

  const LEFT_OUT = /^(csrfmiddlewaretoken|next|loaded_revision_.+|action-.+|workflow-action-.+)$/;

  // The form's texts and choices, as [name, value] pairs; no files, no passwords.
  editing.entries = (form) =>
    [...new FormData(form)].filter(
      ([name, value]) =>
        typeof value === 'string' &&
        !LEFT_OUT.test(name) &&
        form.elements.namedItem(name)?.type !== 'password',
    );

  // Pairs that were sent, as the form bears them after the server's answer to an autosave.
  editing.updated = (entries, updates) =>
    entries.map(([name, value]) => [name, name in updates ? String(updates[name]) : value]);

  // A dialog of the page's template, new each time, shown at once.
  editing.dialog = function dialog(name) {
    const template = parts().content.querySelector(`[data-dialog="${name}"]`);
    const shown = document.importNode(template, true);
    shown.querySelectorAll('[data-close]').forEach((button) => {
      button.addEventListener('click', () => shown.close(button.dataset.close));
    });
    shown.addEventListener('close', () => shown.remove());
    document.body.append(shown);
    shown.showModal();
    return shown;
  };

  editing.tell = (name) =>
    new Promise((resolve) => {
      const shown = editing.dialog(name);
      shown.addEventListener('close', () => resolve(shown.returnValue));
    });
})();
