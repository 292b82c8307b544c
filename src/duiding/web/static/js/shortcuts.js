// Keyboard shortcuts, never inside a field, and they can be switched off (WCAG 2.1.4).
(() => {
  "use strict";
  const dialog = document.getElementById("shortcuts-dialog");
  if (!dialog) return;
  const KEY = "duiding.shortcuts"; // a preference only; nothing of a case
  const off = () => localStorage.getItem(KEY) === "off";
  const button = dialog.querySelector("[data-shortcuts-switch]");
  const label = () => { button.textContent = off() ? button.dataset.on : button.dataset.off; };
  button.addEventListener("click", () => {
    localStorage.setItem(KEY, off() ? "on" : "off");
    label();
  });
  label();

  const visible = (list) => [...list].find((item) => item.offsetParent !== null);
  // "g" and then the first letter of the address: signals, groups, meetings, plans, reports; "h" is the start page.
  const go = (letter) => {
    const links = [...document.querySelectorAll(".dui-nav__link")];
    const wanted = (link) => (letter === "h" ? link.pathname === "/" : link.pathname[1] === letter);
    const link = links.find(wanted);
    if (link) location.assign(link.href);
  };
  const walk = (step) => {
    const rows = [...document.querySelectorAll(".dui-rows__link")];
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, at + step))].focus();
  };
  let afterG = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "?") { dialog.showModal(); return; }
    if (off() || document.querySelector("dialog[open]")) return;
    if (Date.now() - afterG < 1500) { afterG = 0; go(event.key); return; }
    if (event.key === "g") afterG = Date.now();
    if (event.key === "j") walk(1);
    if (event.key === "k") walk(-1);
    if (event.key === "/") {
      const field = visible(document.querySelectorAll("[data-search]"));
      if (field) { event.preventDefault(); field.focus(); }
    }
  });
})();
