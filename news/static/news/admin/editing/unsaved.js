// Keeps the text of an edit form in the browser until the server has it, and offers it again.
(function () {
  const editing = window.newsEditing;
  const { store } = editing;
  const SUBMITTED = 'news-unsaved-submitted';
  const ACTS = ['input', 'change', 'click', 'keydown', 'paste', 'drop'];
  const PAUSE = 500; // ms; a very long text is kept less often

  function takeCookie(name) {
    const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
    if (!found) return null;
    const path = new URL(editing.address('adminUrl'), window.location).pathname;
    document.cookie = `${name}=; path=${path}; max-age=0`;
    return decodeURIComponent(found.slice(name.length + 1));
  }

  // The server says by a cookie that a form was saved, or that someone has signed out.
  async function forget() {
    const saved = takeCookie('news_saved');
    if (saved) await store.remove(saved);
    await store.tidy(takeCookie('news_signed_out'));
  }

  const pathOf = (form) => new URL(form.action, window.location).pathname;

  // A value as its reader understands it: rich text without the keys that are new at each loading.
  function plain(value) {
    if (!value.startsWith('{"')) return value;
    try {
      const { blocks } = JSON.parse(value);
      return JSON.stringify(blocks.map(({ key, ...rest }) => rest));
    } catch {
      return value;
    }
  }

  function words(value) {
    try {
      const { blocks } = JSON.parse(value);
      return blocks.map(({ text }) => text).join('\n');
    } catch {
      return value;
    }
  }

  const same = (one, other) =>
    one.length === other.length &&
    one.every(([name, value], i) => other[i][0] === name && plain(other[i][1]) === plain(value));

  class Watch {
    constructor(form) {
      this.form = form;
      this.saved = this.now(); // what the server has, as JSON
      this.written = null; // what the browser has; null for nothing
      this.timer = null;
      this.ready = false;
      this.touched = false;
      this.pause = PAUSE;
      this.writing = Promise.resolve();
      // A form that comes back unsaved goes on under the name of its copy.
      const isUnsaved = form.dataset.wUnsavedForceValue === 'true';
      const submitted = window.sessionStorage.getItem(SUBMITTED);
      window.sessionStorage.removeItem(SUBMITTED);
      this.id = (isUnsaved && submitted) || window.crypto.randomUUID?.() ||
        `${Date.now()}-${Math.random()}`;
      if (isUnsaved) this.saved = null;
      this.listen();
    }

    now() {
      return JSON.stringify(editing.entries(this.form));
    }

    listen() {
      ACTS.forEach((name) => document.addEventListener(name, () => this.acted(), true));
      document.addEventListener('w-unsaved:watch-edits', () => this.know());
      document.addEventListener('w-autosave:save', () => { this.sent = editing.entries(this.form); });
      document.addEventListener('w-autosave:success', (event) => {
        // A form that comes back unsaved may be sent before anybody listens here: what was sent is
        // then what still stands there, unless she has written since.
        if (!this.sent && !this.touched) this.sent = editing.entries(this.form);
        if (!this.sent) return;
        const updates = event.detail.data.field_updates || {};
        this.saved = JSON.stringify(editing.updated(this.sent, updates));
        this.keep();
      });
      document.addEventListener('visibilitychange', () => this.timer && this.keep());
    }

    // Widgets may write their values anew while they load: that is no change of hers.
    know() {
      if (!this.touched && this.saved !== null) this.saved = this.now();
    }

    acted() {
      this.touched = true;
      this.lastAct = Date.now();
      this.wait();
    }

    wait() {
      this.timer = this.timer || setTimeout(() => this.look(), this.pause);
    }

    // While she types, and once more after the last key: rich text reaches the form a little later.
    async look() {
      const begun = Date.now();
      await this.keep();
      this.pause = Math.min(Math.max(PAUSE, 20 * (Date.now() - begun)), 20 * PAUSE);
      if (begun - this.lastAct < this.pause) this.wait();
    }

    async begin() {
      this.ready = true;
      // Held as long as this page lives: another tab does not offer what is written here.
      navigator.locks?.request(`news-unsaved-${this.id}`, () => new Promise(() => {}));
      this.know();
      if (this.touched || this.saved === null) await this.keep();
    }

    // One after the other: a removal must not overtake what was being written.
    keep() {
      clearTimeout(this.timer);
      this.timer = null;
      if (this.ready) this.writing = this.writing.then(() => this.write());
      return this.writing;
    }

    async write() {
      const now = this.now();
      try {
        if (now === this.saved) {
          if (this.written !== null) await store.remove(this.id);
          this.written = null;
        } else if (now !== this.written) {
          this.written = now;
          await store.put(this.id, pathOf(this.form), JSON.parse(now));
        }
      } catch (error) {
        console.warn('Unsaved text is not kept in this browser:', error); // full, or forbidden
      }
    }
  }

  function label(name) {
    const field = document.querySelector(`label[for="id_${CSS.escape(name)}"]`);
    return field ? field.textContent.trim().replace(/\s*\*$/, '') : '';
  }

  function list(copy, current) {
    const shown = new Map(current.map(([name, value]) => [name, plain(value)]));
    const changed = copy.entries.filter(([name, value]) =>
      shown.get(name) !== plain(value) && /\p{L}/u.test(words(value)) &&
      !/-(type|id|order|deleted)$/.test(name));
    return changed.map(([name, value]) => {
      const item = document.createElement('div');
      const term = document.createElement('dt');
      const text = document.createElement('dd');
      term.textContent = label(name);
      text.textContent = words(value);
      item.append(...(term.textContent ? [term] : []), text);
      return item;
    });
  }

  // Posts the copy to a view that shows the form with it and saves nothing.
  function restore(copy, form) {
    window.sessionStorage.setItem(SUBMITTED, copy.id);
    const sent = document.createElement('form');
    sent.method = 'post';
    sent.enctype = 'multipart/form-data';
    sent.action = `${editing.address('restoreUrl')}?to=${encodeURIComponent(copy.path)}`;
    const own = (name) => [...new FormData(form)].filter(([key]) => key === name);
    const fresh = ['csrfmiddlewaretoken', 'next', 'loaded_revision_id', 'loaded_revision_created_at'];
    [...copy.entries, ...fresh.flatMap(own)].forEach(([name, value]) => {
      const field = document.createElement('textarea');
      Object.assign(field, { name, value });
      sent.append(field);
    });
    sent.hidden = true;
    document.body.append(sent);
    window.addEventListener('w-unsaved:confirm', (event) => event.preventDefault(), { once: true });
    sent.submit();
  }

  async function offer(watch) {
    const held = (await navigator.locks?.query())?.held.map((lock) => lock.name) || [];
    const found = (await store.of(pathOf(watch.form))).filter(
      (copy) => copy.id !== watch.id && !held.includes(`news-unsaved-${copy.id}`));
    const current = editing.entries(watch.form);
    for (const copy of found) {
      if (same(copy.entries, current)) {
        await store.remove(copy.id);
        continue;
      }
      const shown = editing.dialog('unsaved');
      const time = new Date(copy.time);
      shown.querySelector('time').dateTime = time.toISOString();
      shown.querySelector('time').textContent = time.toLocaleString(document.documentElement.lang, {
        hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric',
      });
      shown.querySelector('dl').append(...list(copy, current));
      const answer = await new Promise((resolve) => {
        shown.addEventListener('close', () => resolve(shown.returnValue));
      });
      if (answer === 'restore') restore(copy, watch.form);
      if (answer === 'drop') await store.remove(copy.id);
      else break;
    }
  }

  document.addEventListener('DOMContentLoaded', async () => {
    if (!window.indexedDB) return;
    const form = editing.form();
    const watch = form && editing.isSignedIn() ? new Watch(form) : null;
    editing.watch = watch;
    const restored = new URL(editing.address('restoreUrl'), window.location).pathname;
    if (form && window.location.pathname === restored) window.history.replaceState(null, '', form.action);
    await forget();
    if (!watch || (await editing.ask()).state !== 'in') return;
    await watch.begin();
    await offer(watch);
  });

  // The form tells the server which copy it is; the answer to a save bears the name back.
  editing.named = async function named(form, send) {
    const { watch } = editing;
    if (!watch || watch.form !== form) return send();
    await watch.keep();
    window.sessionStorage.setItem(SUBMITTED, watch.id);
    const add = (event) => event.formData.append('news_unsaved', watch.id);
    form.addEventListener('formdata', add);
    send();
    form.removeEventListener('formdata', add);
    return undefined;
  };
})();
