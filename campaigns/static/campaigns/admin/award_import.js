// The progress bar of a file that is being read. Without this the page loads itself again.
const reading = document.querySelector("[data-vd-reading]");

if (reading) {
  const bar = reading.querySelector("progress");
  const percent = reading.querySelector("[data-vd-percent]");
  let quiet = 0;
  const ask = async () => {
    try {
      const response = await fetch(reading.dataset.vdReading, { headers: { Accept: "application/json" } });
      if (!response.ok) return window.location.reload();
      const { progress, done } = await response.json();
      if (done) return window.location.reload();
      if (progress && !Number(bar.value)) return window.location.reload();
      quiet = Number(bar.value) === progress ? quiet + 1 : 0;
      bar.value = progress;
      percent.textContent = progress;
      if (quiet === 25) return window.location.reload();
    } catch {
      // The network comes back, or the officer loads the page again.
    }
    return window.setTimeout(ask, 700);
  };
  window.setTimeout(ask, 500);
}
