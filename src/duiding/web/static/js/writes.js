// Every page: say things to screen readers, guard typed text, answer the first click at once.
(() => {
  "use strict";
  const say = (text) => {
    const live = document.getElementById("melding");
    if (live) live.textContent = text;
  };

  // Back in the history the browser restores what was typed, under a new key. The same text goes again under the key
  // of the first time, so that it is stored once; another text is something new. Only a digest stays in the history.
  const TYPED = "textarea, input[type=text], input:not([type])";
  const OWN = ["csrfmiddlewaretoken", "idempotency_key"];
  // Only what the person changed counts: the server fills in today's time anew.
  const isOwn = (field) => field.name && !OWN.includes(field.name) && !field.disabled && field.type !== "submit"
    && (["radio", "checkbox"].includes(field.type) ? field.checked && !field.defaultChecked
      : field.defaultValue !== undefined && field.value !== field.defaultValue);
  const digest = (form, button) => {
    const fields = [...form.elements].filter(isOwn).map((field) => [field.name, field.value]);
    if (button?.name) fields.push([button.name, button.value]);
    let sum = 5381;
    for (const sign of form.action + JSON.stringify(fields)) sum = (Math.imul(sum, 33) ^ sign.codePointAt(0)) >>> 0;
    return `${fields.length}-${sum}`;
  };
  const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const keepKey = (form, button) => {
    const key = form.elements.idempotency_key;
    if (!key || ![...form.querySelectorAll(TYPED)].some((field) => field.value)) return;
    const content = digest(form, button);
    const sent = history.state?.sent || {};
    if (cameBack && sent[content]) key.value = sent[content];
    history.replaceState({ ...history.state, sent: { ...sent, [content]: key.value } }, "");
  };

  // The first click shows that it is busy; a second one does nothing. The server is idempotent as well.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "get") return;
    if (form.dataset.busy === "1") {
      event.preventDefault();
      return;
    }
    form.dataset.busy = "1";
    form.dataset.changed = "";
    keepKey(form, event.submitter);
    const button = event.submitter || form.querySelector("button:not([type=button])");
    if (button) button.setAttribute("aria-busy", "true");
  });
  const free = (form) => {
    form.dataset.busy = "";
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  };
  // Back in the history: the page comes from memory with its button still busy.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(free));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form");
    if (form) free(form);
  });

  // Text that is not stored yet: ask before it is thrown away. Nothing is kept in the browser's storage.
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.method === "post") form.dataset.changed = "1";
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...document.forms].some((form) => form.dataset.changed === "1" && form.dataset.busy !== "1")) event.preventDefault();
  });

  const settle = (root) => {
    const goal = root.querySelector("[data-focus-on-load]");
    if (!goal) return;
    const prefix = goal.dataset.titlePrefix;
    if (prefix && !document.title.startsWith(prefix)) document.title = `${prefix} – ${document.title}`;
    goal.focus();
  };
  settle(document);
  document.addEventListener("htmx:afterSettle", (event) => settle(event.target));
  const failed = () => say(document.body.dataset.textNotSent || "");
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:beforeRequest", (event) => event.target.setAttribute("aria-busy", "true"));
  document.addEventListener("htmx:afterRequest", (event) => event.target.removeAttribute("aria-busy"));

  document.addEventListener("click", (event) => {
    const closer = event.target.closest("[data-dialog-close]");
    if (closer) closer.closest("dialog").close();
  });

  // data-show-when="name=value": shown only for that answer. Without JavaScript it is always shown.
  const decide = () => document.querySelectorAll("[data-show-when]").forEach((part) => {
    const [name, value] = part.dataset.showWhen.split("=");
    const chosen = document.querySelector(`[name="${CSS.escape(name)}"]:checked`);
    part.hidden = !chosen || chosen.value !== value;
  });
  document.addEventListener("change", decide);
  decide();
})();
