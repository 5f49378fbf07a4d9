// Text pasted from Word and other programs: the server makes blocks of it (news/word), which are put
// where the cursor is. Pasted in the body's text they become headings, tables and ordered sections
// beside it; in other rich text fields they become what the field allows. Text without marks, and
// text from our own editor, is pasted as always; Ctrl+Shift+V pastes plain text.
(function () {
  const { url, limit, undo, close, undone, tooLong, failed, working } =
    document.currentScript.dataset;

  const MARKS =
    /<(?:table|[uo]l|li|h[1-6]|su[bp]|b|strong|i|em)\b|mso-|class="?Mso|role="heading"|vertical-align:\s*su|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic/i;
  const OWN = /data-offset-key|data-draftjs-conductor-fragment/;
  const BLOCKS = ['paragraph', 'heading', 'ordered_section', 'table'];

  /** The Draftail editor that an element is in, and what it stands beside. */
  function editorAround(element) {
    const wrapper = element.closest('[data-draftail-editor-wrapper]');
    const siblings = wrapper ? Array.from(wrapper.parentNode.children) : [];
    const input = siblings.find((sibling) => sibling.draftailEditor);
    return input ? { wrapper, editor: input.draftailEditor } : null;
  }

  /** The body that a paragraph belongs to, and the paragraph's place in it; null elsewhere. */
  function placeAround(element) {
    let node = element;
    while (node && !node.rootBlock) node = node.parentElement;
    const body = node && node.rootBlock;
    const known = body && body.blockDef && body.blockDef.childBlockDefsByName;
    if (!known || !BLOCKS.every((name) => known[name])) return null;
    const child = body.children.find((one) => one.element.contains(element));
    return child && child.type === 'paragraph' ? { body, child } : null;
  }

  function newId() {
    const bytes = Array.from(window.crypto.getRandomValues(new Uint8Array(16)));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /** Without what is heavy and says nothing: style sheets, pictures within the text. */
  function lighter(html) {
    return html
      .replace(/<style\b[\s\S]*?<\/style>/gi, '')
      .replace(/<xml\b[\s\S]*?<\/xml>/gi, '')
      .replace(/\b(?:src|href)=(["'])data:[^"']*\1/gi, 'src=""');
  }

  function withoutSelection(state) {
    const { EditorState, Modifier } = window.DraftJS;
    const selection = state.getSelection();
    if (selection.isCollapsed()) return state;
    const content = Modifier.removeRange(state.getCurrentContent(), selection, 'backward');
    return EditorState.push(state, content, 'remove-range');
  }

  function pasteText(editor, raw) {
    const { EditorState, Modifier, convertFromRaw } = window.DraftJS;
    const state = editor.getEditorState();
    const fragment = convertFromRaw(raw).getBlockMap();
    const content = Modifier.replaceWithFragment(
      state.getCurrentContent(),
      state.getSelection(),
      fragment,
    );
    editor.onChange(EditorState.push(state, content, 'insert-fragment'));
  }

  function pastePlain(editor, text) {
    const blocks = text
      .split(/\r?\n/)
      .filter((line) => line.trim())
      .map((line) => ({ text: line, type: 'unstyled', depth: 0 }));
    if (blocks.length) pasteText(editor, { blocks, entityMap: {} });
  }

  /** Puts blocks where the cursor is in `child`; gives a function that takes them out again. */
  function pasteBlocks({ body, child }, editor, blocks) {
    const { EditorState, convertFromRaw } = window.DraftJS;
    const original = editor.getEditorState();
    const parts = window.draftail.splitState(withoutSelection(original));
    const hasText = (state) => state.getCurrentContent().hasText();
    const inserted = [];
    const insert = (type, value, at, id) => {
      const block = body.insert({ type, value, id: id || newId() }, at, {});
      inserted.push(block);
      return block;
    };
    let rest = blocks;
    let at = body.children.indexOf(child) + 1;
    let removed = null;
    if (hasText(parts.stateAfter)) {
      child.split(parts.stateBefore, parts.stateAfter, parts.shouldMoveCommentFn, {});
      inserted.push(body.children[at]);
    } else if (hasText(parts.stateBefore)) {
      editor.onChange(parts.stateBefore);
    }
    if (!hasText(parts.stateBefore)) {
      if (blocks[0].type === 'paragraph') {
        const content = convertFromRaw(JSON.parse(blocks[0].value));
        editor.onChange(EditorState.push(original, content, 'insert-fragment'));
        rest = blocks.slice(1);
      } else {
        removed = child;
        at -= 1;
        body.deleteBlock(at, {});
      }
    }
    rest.forEach(({ type, value }, index) => insert(type, value, at + index));
    const last = body.children[at + rest.length - 1] || child;
    last.focus({ soft: true });

    return () => {
      const first = inserted.length ? body.children.indexOf(inserted[0]) : -1;
      inserted.forEach((block) => {
        const place = body.children.indexOf(block);
        if (place !== -1) body.deleteBlock(place, {});
      });
      if (removed) {
        const state = original.getCurrentContent();
        const value = JSON.stringify(window.DraftJS.convertToRaw(state));
        const again = { type: 'paragraph', value, id: removed.id };
        body.insert(again, Math.max(first, 0), { focus: true });
      } else {
        const content = original.getCurrentContent();
        editor.onChange(EditorState.push(editor.getEditorState(), content, 'undo'));
        child.focus();
      }
    };
  }

  function notice(beside, messages, takeBack) {
    document.querySelectorAll('.vd-pasted').forEach((one) => one.remove());
    const box = document.createElement('div');
    box.className = 'vd-pasted';
    box.setAttribute('role', 'status');
    const text = document.createElement('p');
    text.textContent = messages.join(' ');
    box.append(text);
    const button = (label, act) => {
      const one = document.createElement('button');
      one.type = 'button';
      one.className = 'button button-small button-secondary';
      one.textContent = label;
      one.addEventListener('click', act);
      box.append(one);
    };
    if (takeBack) {
      button(undo, () => {
        takeBack();
        text.textContent = undone;
        box.querySelector('button').remove();
      });
    }
    button(close, () => box.remove());
    beside.before(box);
    box.scrollIntoView({ block: 'nearest' });
  }

  function allowedIn(editor) {
    const { blockTypes, inlineStyles, entityTypes } = editor.props;
    return [...blockTypes, ...inlineStyles, ...entityTypes].map(({ type }) => type).join(',');
  }

  async function convert(html, inBody, editor) {
    const body = new FormData();
    body.append('html', html);
    body.append('allowed', allowedIn(editor));
    if (inBody) body.append('in_body', 'on');
    const headers = { 'X-CSRFToken': window.wagtailConfig.CSRF_TOKEN };
    const response = await fetch(url, { method: 'POST', body, headers });
    const isJson = (response.headers.get('Content-Type') || '').startsWith('application/json');
    if (!isJson || response.status >= 500) throw new Error(`paste: ${response.status}`);
    return response.json();
  }

  async function paste({ wrapper, editor }, html, plain) {
    const target = wrapper.closest('[data-streamfield-child]') || wrapper;
    if (html.length > Number(limit)) {
      notice(target, [tooLong]);
      return;
    }
    wrapper.setAttribute('aria-busy', 'true');
    notice(target, [working]);
    try {
      const answer = await convert(html, Boolean(placeAround(wrapper)), editor);
      const place = placeAround(wrapper);
      if (answer.blocks && place) {
        const takeBack = pasteBlocks(place, editor, answer.blocks);
        notice(target, answer.messages, takeBack);
        return;
      }
      if (answer.text) pasteText(editor, JSON.parse(answer.text));
      const messages = answer.messages || [answer.message];
      if (messages.length) notice(target, messages);
      else document.querySelectorAll('.vd-pasted').forEach((one) => one.remove());
    } catch (error) {
      pastePlain(editor, plain);
      notice(target, [failed]);
    } finally {
      wrapper.removeAttribute('aria-busy');
    }
  }

  // Before React, which listens at the document.
  document.addEventListener(
    'paste',
    (event) => {
      const html = event.clipboardData ? event.clipboardData.getData('text/html') : '';
      if (!html || OWN.test(html) || !MARKS.test(html) || !window.DraftJS) return;
      const found = event.target.closest ? editorAround(event.target) : null;
      if (!found || !event.target.closest('[contenteditable="true"]')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      paste(found, lighter(html), event.clipboardData.getData('text/plain'));
    },
    true,
  );
})();
