// <form data-autosave="/address/to/post/to/"> sends itself in the background two seconds after the last change, and tells
// the element [data-saved-at] (role="status") inside the form. What could not be sent is kept in this browser and offered
// again when the page is next opened: by the page at data-autosave-restore where there is one (it shows the draft in rich
// text editors too), else by filling the fields. data-autosave-owner keeps the texts of two people at one machine apart.
const WAIT = 2000;

export function autosave(form) {
  if (form.dataset.autosaveOn) return;
  form.dataset.autosaveOn = "yes";
  const address = form.dataset.autosave;
  const status = form.querySelector("[data-saved-at]");
  const kept = `autosave:${form.dataset.autosaveOwner || ""}:${location.pathname}`;
  let timer;

  // Files stay where they are: they go with the form itself.
  function typed() {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    return body;
  }

  async function post(body) {
    const response = await fetch(address, { method: "POST", body, headers: { "X-Autosave": "1" }, redirect: "error" });
    if (!response.ok) throw new Error(response.status);
    localStorage.removeItem(kept);
  }

  async function send() {
    const body = typed();
    try {
      await post(body);
      form.dispatchEvent(new CustomEvent("csp:saved"));
      say(`Draft kept at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`);
    } catch {
      const texts = [...body].filter(([name]) => name !== "csrfmiddlewaretoken");
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
    button.addEventListener("click", async () => {
      if (form.dataset.autosaveRestore) {
        const body = new FormData();
        body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        for (const [name, value] of JSON.parse(texts)) body.append(name, value);
        await post(body);
        location.assign(form.dataset.autosaveRestore);
        return;
      }
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
