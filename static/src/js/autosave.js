// <form data-autosave="/address/to/post/to/"> sends itself in the background: when typing pauses for a second, after four
// seconds of typing without a pause, and when the page is hidden; one request at a time. It tells the element [data-saved-at]
// (role="status") inside the form. Each text is kept in this browser first and until the portal has it; what never arrived is
// offered again when the page is next opened, through the page at data-autosave-restore, which shows the draft in rich text
// editors too. data-autosave-owner keeps the texts of two people at one machine apart, the field draft_tab those of two tabs,
// data-autosave-at those of several forms of one page. A page that sends the form itself says so: csp:sending before (detail
// takes what it should wait for), csp:taken when the portal has it.
import { cameBack, dropText, keepText, leftTexts, markSent, nameOfText } from "./kept-texts.js";

const PAUSE = 1000;
const LATEST = 4000; // with a second for the way, no more than five seconds of typing are ever only here
const HERE = 300; // writing a long text into the browser takes a moment itself
const RETRY = 15000;
const PATIENCE = 10000;
const KEEPALIVE = 60 * 1024; // a browser sends no more than 64 KiB from a page that is closed

export function autosave(form, held = Promise.resolve(heldIn(form))) {
  if (form.dataset.autosaveOn) return;
  form.dataset.autosaveOn = "yes";
  const status = form.querySelector("[data-saved-at]");
  const tab = form.elements.draft_tab.value;
  const place = [form.dataset.autosaveOwner, form.dataset.autosaveAt];
  const name = nameOfText(...place, tab);
  let timer, keeping, waitingSince = 0, sending = null, under = Promise.resolve();

  // Files stay where they are: they go with the form itself.
  function typed() {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    return body;
  }

  function keepHere(left) {
    clearTimeout(keeping);
    keeping = null;
    const fields = [...typed()].filter(([name]) => name !== "csrfmiddlewaretoken");
    keepText(name, { fields, turn: Number(form.elements.draft_turn.value) + 1, left });
  }

  function changed() {
    waitingSince ||= Date.now();
    keeping ||= setTimeout(keepHere, HERE, false);
    if (!sending) sendIn(Math.min(PAUSE, Math.max(0, waitingSince + LATEST - Date.now())));
  }

  function sendIn(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait, false);
  }

  async function send(left) {
    clearTimeout(timer);
    keepHere(left);
    form.elements.draft_turn.value = Number(form.elements.draft_turn.value) + 1;
    waitingSince = 0;
    const request = sending = new AbortController();
    const patience = setTimeout(() => request.abort(), PATIENCE);
    under = post(typed(), request.signal);
    const fault = await under;
    clearTimeout(patience);
    if (sending !== request) return; // the page was hidden or sent meanwhile
    sending = null;
    if (fault) failed(fault);
    else saved();
  }

  function saved() {
    if (waitingSince) return sendIn(Math.min(PAUSE, Math.max(0, waitingSince + LATEST - Date.now())));
    dropText(name);
    form.dispatchEvent(new CustomEvent("csp:saved"));
    say(`Draft kept at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`);
  }

  function failed(fault) {
    waitingSince = Date.now();
    keepHere(true);
    say(`Not saved yet: your text is kept in this browser. ${fault}`);
    sendIn(RETRY);
  }

  function say(text) {
    if (status && status.textContent !== text) status.textContent = text;
  }

  // Nothing, or what a person can do about it.
  async function post(body, signal) {
    const size = [...body].reduce((sum, [name, value]) => sum + name.length + new Blob([value]).size + 150, 0);
    try {
      const response = await fetch(form.dataset.autosave, {
        method: "POST", body, headers: { "X-Autosave": "1" }, redirect: "error", signal, keepalive: size < KEEPALIVE,
      });
      if (response.status === 413) return await response.text();
      return response.ok ? "" : "Sign in again or check your connection.";
    } catch {
      return "Sign in again or check your connection.";
    }
  }

  function leave() {
    if (!waitingSince || !form.isConnected) return;
    stop();
    send(true);
  }

  function stop() {
    clearTimeout(timer);
    sending?.abort();
    sending = null;
    waitingSince = 0;
  }

  function offer({ name, tab, text }) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = "Put back what you typed and could not save";
    button.addEventListener("click", async () => {
      button.disabled = true;
      const body = new FormData();
      body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      for (const [name, value] of text.fields) if (name !== "draft_turn") body.append(name, value);
      body.append("draft_turn", text.turn ?? 0);
      const fault = await post(body);
      button.disabled = false;
      if (fault) return say(fault);
      dropText(name);
      const address = `${form.dataset.autosaveRestore}&tab=${tab}`;
      if (form.dispatchEvent(new CustomEvent("csp:restore", { bubbles: true, cancelable: true, detail: address }))) location.assign(address);
    });
    status?.after(button);
  }

  held.then((turns) => leftTexts(...place, tab, turns).forEach(offer));
  if (cameBack(name)) changed();
  form.addEventListener("input", changed);
  form.addEventListener("submit", () => {
    stop();
    keepHere(true);
    markSent(name, tab);
  });
  form.addEventListener("csp:sending", (event) => {
    if (waitingSince) keepHere(true);
    event.detail.push(under.then(() => {
      clearTimeout(timer);
      waitingSince = 0;
    }));
  });
  form.addEventListener("csp:taken", () => {
    if (waitingSince) return sendIn(PAUSE); // typed while it was under way
    clearTimeout(keeping);
    keeping = null;
    dropText(name);
    say("");
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  window.addEventListener("pagehide", () => { if (!document.hidden) leave(); });
}

// How often the portal was sent the text of each tab, as the page says.
function heldIn(form) {
  return Object.fromEntries((form.dataset.autosaveHeld ?? "").split(" ").filter(Boolean).map((each) => {
    const [tab, turn] = each.split(":");
    return [tab, Number(turn)];
  }));
}
