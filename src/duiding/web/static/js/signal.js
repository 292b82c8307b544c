// The signal form on a phone. Without this file the form works too; this only helps.
(() => {
  "use strict";
  const net = document.querySelector("[data-net]");
  const showNet = () => {
    net.hidden = false;
    net.textContent = navigator.onLine ? net.dataset.on : net.dataset.off;
    net.classList.toggle("dui-net--off", !navigator.onLine);
  };
  if (net) {
    window.addEventListener("online", showNet);
    window.addEventListener("offline", showNet);
    showNet();
  }

  // After leaving the field, never while typing and never blocking: does the text seem to name a person?
  document.querySelectorAll("[data-text-check-url]").forEach((field) => {
    const nudge = document.getElementById(field.dataset.textCheckNote);
    let checked = "";
    field.addEventListener("blur", async () => {
      if (field.value === checked) return;
      checked = field.value;
      const body = new FormData();
      body.set("text", field.value);
      body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken?.value || "");
      try {
        const answer = await fetch(field.dataset.textCheckUrl, { method: "POST", body, credentials: "same-origin" });
        const message = answer.ok ? (await answer.json()).message : "";
        nudge.hidden = !message;
        nudge.textContent = message;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // no network: the server checks again on sending
        nudge.hidden = true;
      }
    });
  });

  // "I am here": the position is compared on the phone with known places and never leaves it.
  const metres = (a, b) => {
    const rad = Math.PI / 180;
    const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad);
    return Math.hypot(x, (b.lat - a.lat) * rad) * 6371000;
  };
  const pick = (value) => {
    const option = document.querySelector(`[data-place-value="${CSS.escape(value)}"], input[type=radio][value="${CSS.escape(value)}"], option[value="${CSS.escape(value)}"]`);
    if (!option) return false;
    // A place without a tile stands in a part that belongs to another answer: give that answer too.
    const [name, answer] = (option.closest("[data-show-when]")?.dataset.showWhen || "").split("=");
    const opener = answer && document.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(answer)}"]`);
    if (opener) { opener.checked = true; opener.dispatchEvent(new Event("change", { bubbles: true })); }
    if (option.tagName === "OPTION") option.selected = true; else option.checked = true;
    (option.closest("select") || option).focus();
    option.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  };
  document.querySelectorAll("[data-here]").forEach((button) => {
    const answer = document.getElementById(button.dataset.here);
    const places = JSON.parse(document.getElementById(button.dataset.herePlaces).textContent);
    if (!navigator.geolocation || !places.length) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      button.setAttribute("aria-busy", "true");
      const say = (text) => { button.removeAttribute("aria-busy"); answer.textContent = text; };
      navigator.geolocation.getCurrentPosition((position) => {
        const here = { lat: position.coords.latitude, lon: position.coords.longitude };
        const near = places.map((place) => ({ ...place, far: metres(here, place) })).sort((a, b) => a.far - b.far)[0];
        if (near.far > 1000 || !pick(near.value)) return say(button.dataset.textNone);
        return say(button.dataset.textFound.replace("{place}", near.label).replace("{n}", String(Math.round(near.far / 10) * 10)));
      }, () => say(button.dataset.textNone), { maximumAge: 60000, timeout: 10000 });
    });
  });
})();
