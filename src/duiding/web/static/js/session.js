// Warns before the session ends. The page keeps its text; the person signs in again in a new tab and goes on here.
(() => {
  "use strict";
  const dialog = document.getElementById("session-dialog");
  if (!dialog) return;
  const part = (name) => dialog.querySelector(`[data-session-${name}]`);
  const length = Number(dialog.dataset.seconds) * 1000;
  const notice = Math.min(5 * 60 * 1000, length / 2);
  let ends = Date.now() + length;
  let ended = false;

  const show = (name) => {
    part("warning").hidden = name !== "warning";
    part("ended").hidden = name !== "ended";
    if (!dialog.open) dialog.showModal();
    part(name).querySelector("[tabindex]").focus();
  };
  const minutes = () => {
    const left = part("left");
    left.textContent = left.dataset.text.replace("{n}", String(Math.max(1, Math.ceil((ends - Date.now()) / 60000))));
  };
  // A fresh page of this session carries a fresh CSRF token: the forms here need it after a new sign-in.
  const renew = async () => {
    const answer = await fetch(dialog.dataset.sessionUrl || location.href, { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("input[name=csrfmiddlewaretoken]");
    if (token) {
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token.value; });
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token.value }));
    }
    ends = Date.now() + length;
    ended = false;
    dialog.close();
    return true;
  };

  const tick = () => {
    const left = ends - Date.now();
    if (left <= 0) {
      if (!ended) { ended = true; show("ended"); }
    } else if (left <= notice) {
      minutes();
      if (!dialog.open) show("warning");
    }
  };
  part("stay").addEventListener("click", async () => { if (!(await renew())) { ended = true; show("ended"); } });
  part("resume").addEventListener("click", async () => { part("not-yet").hidden = await renew(); });
  dialog.addEventListener("cancel", (event) => { if (ended) event.preventDefault(); });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status !== 401) return;
    ended = true;
    show("ended");
  });
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) ends = Date.now() + length; });
  setInterval(tick, Math.min(15000, length / 10));
})();
