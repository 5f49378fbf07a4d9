/* Adds the scores up while one types, beside the total that the plan states. */
(() => {
  const connect = () => {
    const stated = document.querySelector("[data-vd-sum]");
    if (!stated || stated.dataset.vdConnected) return;
    stated.dataset.vdConnected = "yes";
    const output = document.createElement("output");
    output.className = "vd-counter";
    stated.after(output);
    const show = () => {
      const rows = [...document.querySelectorAll("input[name^='criteria-'][name$='-max_score']")]
        .filter((field) => !field.name.includes("__prefix__"))
        .filter((field) => document.querySelector(`[name='${field.name.replace("max_score", "DELETE")}']`)?.value !== "1")
        .map((field) => Number(field.value))
        .filter((score) => score > 0);
      const sum = Math.round(rows.reduce((total, score) => total + score, 0) * 100) / 100;
      const off = rows.length && stated.value !== "" && Number(stated.value) !== sum;
      output.toggleAttribute("data-over", Boolean(off));
      output.textContent = rows.length ? `${stated.dataset.vdSum} ${sum.toLocaleString(document.documentElement.lang)}` : "";
    };
    document.addEventListener("input", (event) => {
      if (event.target === stated || event.target.name?.startsWith("criteria-")) show();
    });
    document.addEventListener("click", (event) => {
      if (event.target.closest("[id^='inline_child_criteria']")) setTimeout(show, 300);
    });
    show();
  };
  document.addEventListener("DOMContentLoaded", connect);
  if (document.readyState !== "loading") connect();
})();
