// The palette of rich text opens by “/” at the start of an empty paragraph, and by its button.
//
// Stock Draftail opens it at every “/”, and Enter then takes its first entry: “toàn quốc./.” lost
// its end and became a block. Which text before the cursor is a question to the palette is asked
// of one function alone, `DraftUtils.getCommandPalettePrompt`; here it is asked more strictly.
document.addEventListener('DOMContentLoaded', () => {
  const utils = window.Draftail?.DraftUtils;
  if (!utils) return;
  const stockPrompt = utils.getCommandPalettePrompt;
  // The paragraph whose text began with a typed “/”, for as long as the cursor stays in it.
  let asking = null;
  // Paragraphs as they were when they asked: a cursor that comes back to one does not ask again.
  const asked = new WeakSet();

  utils.getCommandPalettePrompt = function prompt(editorState) {
    const selection = editorState.getSelection();
    if (!selection.getHasFocus()) return null;
    const block = editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
    const text = block.getText();
    const atEnd = selection.isCollapsed() && selection.getFocusOffset() === text.length;
    const typed = editorState.getLastChangeType() === 'insert-characters';
    if (text === '/' && atEnd && typed && !asked.has(block)) {
      asking = block.getKey();
      asked.add(block);
    }
    if (asking !== block.getKey() || block.getType() !== 'unstyled' || text[0] !== '/') {
      asking = null;
      return null;
    }
    return atEnd ? stockPrompt.call(this, editorState) : null;
  };
});
