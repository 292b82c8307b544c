// Connects the passkey forms with the functions of allauth; without JavaScript there are other ways to sign in.
(() => {
  "use strict";
  const failed = document.currentScript.dataset.textFailed;
  const possible = Boolean(window.PublicKeyCredential && window.allauth);
  document.querySelectorAll("[data-needs-passkey]").forEach((part) => { part.hidden = !possible; });
  if (!possible) return;
  const forms = window.allauth.webauthn.forms;
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const credential = form.querySelector("input[name=credential]").id;
    const button = form.querySelector("button[id]").id;
    // Sent by script, so the guard of unsent text would not know.
    form.querySelector("button[id]").addEventListener("click", () => { form.dataset.changed = ""; });
    const passwordless = form.querySelector("input[name=passwordless]");
    const ids = { credential, data: "passkey-data" };
    if (form.dataset.passkey === "login") forms.loginForm({ ids: { credential, login: button } });
    if (form.dataset.passkey === "authenticate") forms.authenticateForm({ ids: { ...ids, authenticate: button } });
    if (form.dataset.passkey === "add") {
      forms.addForm({ ids: { ...ids, add: button, ...(passwordless ? { passwordless: passwordless.id } : {}) } });
    }
  });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const notice = document.getElementById("melding");
    notice.textContent = failed;
    notice.classList.remove("dui-hidden");
  });
})();
