// <form data-autosave="/address/to/post/to/"> sends itself in the background two seconds after the last change, and tells
// the element [data-saved-at] (role="status") inside the form. What could not be sent is kept in this browser and offered
// again when the page is next opened.
const WAIT = 2000;

export function autosave(form) {
  if (form.dataset.autosaveOn) return;
  form.dataset.autosaveOn = "yes";
  const address = form.dataset.autosave;
  const status = form.querySelector("[data-saved-at]");
  const kept = `autosave:${location.pathname}`;
  let timer;

  async function send() {
    const body = new FormData(form);
    try {
      const response = await fetch(address, { method: "POST", body, headers: { "X-Autosave": "1" }, redirect: "error" });
      if (!response.ok) throw new Error(response.status);
      localStorage.removeItem(kept);
      form.dispatchEvent(new CustomEvent("csp:saved"));
      say(`Draft saved at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`);
    } catch {
      const texts = [...body].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
      localStorage.setItem(kept, JSON.stringify(texts));
      say("Not saved yet: your text is kept in this browser. Sign in again or check your connection.");
    }
  }

  function say(text) {
    if (status) status.textContent = text;
  }

  function offer() {
    const texts = localStorage.getItem(kept);
    if (!texts || !status) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = "Put back what you typed and could not save";
    button.addEventListener("click", () => {
      for (const [name, value] of JSON.parse(texts)) {
        const control = form.elements[name];
        if (control && "value" in control) control.value = value;
      }
      button.remove();
      send();
    });
    status.after(button);
  }

  offer();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(send, WAIT);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
