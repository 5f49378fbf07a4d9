/* Finds units while one types, without marks, and ticks whole clusters. Without this script the
   boxes still work. */
(() => {
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  const connect = (root) => {
    if (root.dataset.vdConnected) return;
    root.dataset.vdConnected = "yes";
    const boxes = () => [...root.querySelectorAll("input[type=checkbox]")];
    const count = root.querySelector("[data-vd-units-count]");
    const show = () => { count.textContent = `${boxes().filter((box) => box.checked).length} / ${boxes().length}`; };
    root.querySelector(".vd-units-search").hidden = false;
    root.querySelector("[data-vd-units-search]").addEventListener("input", (event) => {
      const words = fold(event.target.value).split(/\s+/).filter(Boolean);
      root.querySelectorAll("fieldset").forEach((group) => {
        const labels = [...group.querySelectorAll("label")];
        labels.forEach((label) => {
          const text = fold(label.textContent);
          label.hidden = !words.every((word) => text.includes(word));
        });
        group.hidden = labels.every((label) => label.hidden);
      });
      event.stopPropagation();
    });
    root.querySelectorAll("[data-vd-units-all]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const inside = [...button.parentElement.querySelectorAll("label:not([hidden]) input[type=checkbox]")];
        const tick = inside.some((box) => !box.checked);
        inside.forEach((box) => {
          if (box.checked !== tick) box.click();
        });
      });
    });
    root.addEventListener("change", show);
    show();
  };

  const connectAll = () => document.querySelectorAll("[data-vd-units]").forEach(connect);
  document.addEventListener("DOMContentLoaded", connectAll);
  if (document.readyState !== "loading") connectAll();
})();
