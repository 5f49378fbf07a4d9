// Signing in again without leaving the page: asked at a submit, offered when an autosave fails.
(function () {
  const editing = window.newsEditing;
  const channel = new BroadcastChannel('news-signed-in');
  const AGAIN = 10000; // ms between two looks while nothing can be saved
  let standing = null;
  let bar = null;
  let triedAgain = false;

  // A window of its own; where the browser refuses one, the link opens a tab.
  function openSignIn(event) {
    const size = 'popup,width=560,height=760';
    if (window.open(event.currentTarget.href, 'news-sign-in', size)) event.preventDefault();
  }

  function hideBar() {
    bar?.remove();
    bar = null;
  }

  function showBar(state) {
    hideBar();
    const part = document.getElementById('news-editing').content;
    bar = document.importNode(part.querySelector(`[data-bar="${state}"]`), true);
    bar.querySelector('a')?.addEventListener('click', openSignIn);
    document.body.append(bar);
    if (state === 'unavailable') setTimeout(look, AGAIN);
    const text = bar.querySelector('span').textContent;
    document.getElementById('w-autosave-indicator')
      ?.setAttribute('data-w-tooltip-content-value', text);
  }

  function saveWhatWaits() {
    const form = editing.form();
    const autosave = form && editing.controller(form, 'w-autosave');
    if (autosave && editing.controller(form, 'w-unsaved')?.hasEditsValue) autosave.save();
  }

  async function look() {
    const session = await editing.ask(bar?.dataset.bar === 'unavailable');
    if (bar && session.state === 'unavailable') setTimeout(look, AGAIN);
    if (session.state !== 'in') return;
    hideBar();
    if (standing) standing.close('in');
    else saveWhatWaits();
  }

  channel.addEventListener('message', look);
  window.addEventListener('focus', () => {
    if (standing || bar) look();
  });

  // Resolves to whether the same person is signed in again; no page is left for it.
  editing.signIn = async function signIn(state) {
    hideBar();
    standing = editing.dialog(state === 'other' ? 'other-user' : 'signed-out');
    const shown = standing;
    shown.querySelector('[data-sign-in]').addEventListener('click', openSignIn);
    const answer = await new Promise((resolve) => {
      shown.addEventListener('close', () => resolve(shown.returnValue));
    });
    standing = null;
    if (answer !== 'in') showBar(state);
    return answer === 'in';
  };

  // No dialog while she types: it would swallow her words.
  async function explain() {
    const session = await editing.ask();
    if (session.state === 'in') {
      if (!triedAgain) saveWhatWaits();
      triedAgain = true;
    } else if (session.state !== 'unreachable' && !standing && !bar) {
      showBar(session.state);
    }
  }

  document.addEventListener('w-autosave:error', (event) => {
    if (event.detail.type === 'server_error') explain();
    if (event.detail.response?.unavailable) showBar('unavailable');
  });
  // Choosers and uploads ask with jQuery and say nothing, or “Server Error”.
  document.addEventListener('DOMContentLoaded', () => {
    window.jQuery?.(document).ajaxError((_event, request) => {
      if (request.status === 503) showBar('unavailable');
    });
  });
  document.addEventListener('w-autosave:success', () => {
    triedAgain = false;
    hideBar();
  });
  document.addEventListener('w-swap:error', (event) => {
    if (event.detail.error?.status === 403) explain();
    if (event.detail.error?.status === 503) showBar('unavailable');
  });
})();
