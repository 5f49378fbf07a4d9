// Before a form of the admin is sent: is she signed in, does the form fit? Else the page stays.
(function () {
  const editing = window.newsEditing;
  let passing = null;
  let asking = false;

  const method = (form, button) =>
    (button?.getAttribute('formmethod') || form.getAttribute('method') || 'get').toLowerCase();

  function bytes(form) {
    const encoder = new TextEncoder();
    const texts = [...new FormData(form)].flat().filter((part) => typeof part === 'string');
    return texts.reduce((sum, text) => sum + encoder.encode(text).length + 4, 0);
  }

  // Whether the form may go; tells why where not.
  async function mayGo(form) {
    const session = await editing.ask(true);
    if (['unreachable', 'unavailable'].includes(session.state)) {
      return (await editing.tell(session.state)) === 'again' && mayGo(form);
    }
    if (session.state !== 'in') {
      return (await editing.signIn(session.state)) && mayGo(form);
    }
    const fields = [...new FormData(form)].length;
    if (bytes(form) > session.max_bytes || fields > session.max_fields) {
      await editing.tell('too-large');
      return false;
    }
    return true;
  }

  function send(form, button) {
    // Wagtail disables a pressed button, and a disabled button's name would not be sent.
    const disabled = button?.disabled;
    if (disabled) button.disabled = false;
    // Every letter with a mark would count for up to nine.
    if (form.enctype === 'application/x-www-form-urlencoded') form.enctype = 'multipart/form-data';
    passing = form;
    form.requestSubmit(button?.form === form ? button : undefined);
    passing = null;
    if (disabled) setTimeout(() => { button.disabled = true; });
  }

  async function check(form, button) {
    let resume = () => {};
    let goes = true;
    asking = true;
    try {
      resume = await editing.settle(form);
      goes = await mayGo(form);
    } catch (error) {
      console.error(error); // a guard that fails must not keep her from saving
    }
    asking = false;
    if (goes) {
      await editing.named(form, () => send(form, button));
      return;
    }
    // What a workflow's button added to the form must not go along with the next autosave.
    form.querySelectorAll('[name=action-workflow-action], [name^=workflow-action-]')
      .forEach((input) => input.remove());
    resume();
    if (button) editing.controller(button, 'w-progress')?.deactivate();
  }

  window.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (passing === form || !editing.isSignedIn() || method(form, submitter) !== 'post') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!asking) check(form, submitter);
  }, true);
})();
