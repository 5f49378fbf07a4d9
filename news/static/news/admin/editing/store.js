// Copies of unsaved text in the browser's own database, readable with the person's key alone.
(function () {
  const editing = window.newsEditing;
  const DAYS = 7;
  let opened = null;

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  function open() {
    const request = indexedDB.open('news-unsaved', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('copies', { keyPath: 'id' });
    opened = opened || done(request);
    return opened;
  }

  async function copies(mode) {
    const options = { durability: 'strict' };
    return (await open()).transaction('copies', mode, options).objectStore('copies');
  }

  // Without HTTPS browsers have no cryptography; the text is then kept as it is.
  const aes = async () =>
    window.crypto.subtle?.importKey(
      'raw', Uint8Array.from(atob(editing.key), (c) => c.charCodeAt(0)), 'AES-GCM', false,
      ['encrypt', 'decrypt'],
    );

  async function closed(content) {
    const key = await aes();
    if (!key) return { content };
    const iv = window.crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(content));
    return { iv, box: await window.crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) };
  }

  async function content(copy) {
    if (!copy.box) return copy.content;
    const { iv, box } = copy;
    const text = await window.crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await aes(), box);
    return JSON.parse(new TextDecoder().decode(text));
  }

  editing.store = {
    async put(id, path, entries) {
      const copy = { id, path, user: editing.user, time: Date.now(), ...(await closed({ entries })) };
      await done((await copies('readwrite')).put(copy));
    },

    async remove(id) {
      await done((await copies('readwrite')).delete(id));
    },

    // The person's copies of the form at `path`, the newest first.
    async of(path) {
      const all = await done((await copies('readonly')).getAll());
      const hers = all.filter((copy) => copy.user === editing.user && copy.path === path);
      const read = await Promise.all(hers.map(async (copy) => {
        try {
          return { ...copy, ...(await content(copy)) };
        } catch {
          await editing.store.remove(copy.id); // the site's secret has changed: never readable again
          return null;
        }
      }));
      return read.filter(Boolean).sort((a, b) => b.time - a.time);
    },

    // Drops what is too old, and what `user` left.
    async tidy(user = null) {
      const all = await done((await copies('readonly')).getAll());
      const old = Date.now() - DAYS * 24 * 3600 * 1000;
      const dropped = all.filter((copy) => copy.time < old || copy.user === user);
      await Promise.all(dropped.map((copy) => editing.store.remove(copy.id)));
    },
  };
})();
