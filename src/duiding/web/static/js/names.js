// Names close by themselves: remaining minutes in words, and at the end they leave the page.
(() => {
  "use strict";
  const box = document.querySelector("[data-names-until]");
  if (!box) return;
  const until = Date.parse(box.dataset.namesUntil);
  const left = box.querySelector("[data-names-left]");
  let timer = 0;
  const close = () => {
    clearInterval(timer);
    box.querySelectorAll("[data-names-head], [data-names-list], [data-names-buttons]").forEach((part) => part.remove());
    box.querySelector("[data-names-closed]").hidden = false;
  };
  let said = 0;
  const tick = () => {
    const minutes = Math.ceil((until - Date.now()) / 60000);
    if (until <= Date.now()) return close();
    if (minutes !== said) left.textContent = left.dataset.text.replace("{n}", String(minutes));
    said = minutes;
  };
  timer = setInterval(tick, 1000);
  tick();
  // Hidden at once, also when the answer is slow; the form still tells the server.
  box.querySelector("[data-names-hide]")?.addEventListener("submit", () => box.querySelector("[data-names-list]")?.remove());
  // Back in the history must not show them again.
  window.addEventListener("pageshow", (event) => { if (event.persisted) close(); });
})();
