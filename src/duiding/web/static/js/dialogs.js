// A link that asks something first opens its dialog here; without script it is a link to the page that asks.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.opensDialog);
    if (dialog && dialog.showModal && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    event.target.closest("[data-closes-dialog]")?.closest("dialog")?.close();
  });
})();
