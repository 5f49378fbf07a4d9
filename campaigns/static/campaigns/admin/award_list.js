/* Ticks whole pages and ranges, and closes menus; everything works without it. */
(() => {
  const connect = (form) => {
    const boxes = [...form.querySelectorAll("input[name=key]")];
    const label = form.querySelector("[data-vd-page]");
    const everything = form.querySelector("[data-vd-all]");
    if (!boxes.length || !label) return;
    const page = label.querySelector("input");
    const count = label.querySelector("output");
    label.hidden = false;
    const show = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      page.checked = ticked === boxes.length;
      page.indeterminate = ticked > 0 && ticked < boxes.length;
      count.textContent = ticked ? `(${ticked})` : "";
    };
    page.addEventListener("change", () => {
      boxes.forEach((box) => { box.checked = page.checked; });
      show();
    });
    let last = null;
    boxes.forEach((box, place) => {
      box.addEventListener("click", (event) => {
        if (event.shiftKey && last !== null) {
          const [from, to] = [Math.min(last, place), Math.max(last, place)];
          boxes.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
        }
        last = place;
        show();
      });
    });
    everything?.addEventListener("change", () => {
      [page, ...boxes].forEach((box) => { box.disabled = everything.checked; });
    });
    show();
  };

  const menus = () => [...document.querySelectorAll(".vd-awards-more[open]")];
  document.addEventListener("click", (event) => {
    menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  const connectAll = () => document.querySelectorAll("[data-vd-awards]").forEach(connect);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", connectAll);
  else connectAll();
})();
