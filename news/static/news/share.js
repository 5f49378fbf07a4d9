// Optional: the copy link copies, and a print button appears. Without this file both stay plain.
for (const box of document.querySelectorAll("[data-share]")) {
  const said = box.querySelector("output");
  const copy = box.querySelector("[data-share-key=copy]");
  copy?.addEventListener("click", async (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(copy.href);
      said.textContent = said.dataset.copied;
    } catch {
      location.assign(copy.href);
    }
  });
  const print = box.querySelector("[data-share-print]");
  if (print) {
    print.hidden = false;
    print.querySelector("button").addEventListener("click", () => window.print());
  }
}
