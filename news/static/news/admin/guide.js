// A link to the guide's chapter in the heading of each field and block that the guide explains.
(() => {
  const data = document.getElementById("news-guide-links");
  if (!data) return;
  const { fields, blocks, label } = JSON.parse(data.textContent);

  const add = (panel, chapter) => {
    const header = panel?.querySelector(":scope > .w-panel__header");
    if (!header || header.querySelector(".vd-guide-link")) return;
    const link = document.createElement("a");
    link.className = "vd-guide-link";
    link.href = chapter.address;
    link.target = "_blank";
    link.rel = "noreferrer";
    link.textContent = label.replace("%s", chapter.title);
    header.querySelector(".w-panel__heading")?.after(link);
  };

  const linkFields = () => {
    for (const [key, chapter] of Object.entries(fields)) {
      const [name, model] = key.split(".").reverse();
      if (model && !document.body.classList.contains(`model-${model}`)) continue;
      for (const found of document.querySelectorAll(`[data-contentpath="${CSS.escape(name)}"]`)) {
        // Blocks have fields of the same names inside them.
        if (!found.parentElement.closest("[data-contentpath]")) add(found.closest(".w-panel"), chapter);
      }
    }
  };

  const linkBlocks = (root) => {
    for (const type of root.querySelectorAll("[data-streamfield-child] > input[name$='-type']")) {
      const chapter = blocks[type.value];
      if (chapter) add(type.parentElement.querySelector(".w-panel"), chapter);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    linkFields();
    linkBlocks(document);
    for (const stream of document.querySelectorAll("[data-streamfield-stream-container]")) {
      new MutationObserver(() => linkBlocks(stream)).observe(stream, { childList: true });
    }
  });
})();
