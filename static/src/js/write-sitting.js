// The reason of a sitting: asked once where a text in approval needs one, sent with each change, changeable at each of them.
import { page } from "./write-parts.js";

const name = `reason:${page.dataset.paper}`; // in the session of this tab
const needsOne = "needsReason" in page.dataset;

export const reasonKept = () => sessionStorage.getItem(name) ?? "";

export function keepReason(words) {
  if (!needsOne || !words.trim()) return;
  sessionStorage.setItem(name, words.trim());
  showReason();
}

export function showReason() {
  const line = page.querySelector("[data-sitting]");
  if (!line) return;
  line.hidden = !reasonKept();
  line.querySelector("[data-sitting-words]").textContent = reasonKept();
}

// The form that is opened begins with it.
export function giveReason(form) {
  const field = form?.elements.reason;
  if (needsOne && field && !field.value) field.value = reasonKept();
}

// The reason for a change made with one click; null when it was not given.
export async function reason() {
  return !needsOne || reasonKept() ? reasonKept() : askReason();
}

export async function askReason() {
  const { value, form } = await ask("reason", ({ elements }) => { elements.reason.value = reasonKept(); });
  if (!value || !form.elements.reason.value.trim()) return null;
  keepReason(form.elements.reason.value);
  return reasonKept();
}

// What was chosen in a dialog, and its form; empty when it was left.
export function ask(which, prepare = () => {}) {
  const dialog = document.querySelector(`[data-dialog="${which}"]`), form = dialog.querySelector("form");
  form.reset();
  prepare(form, dialog);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((given) => dialog.addEventListener("close", () => given({ value: dialog.returnValue, form }), { once: true }));
}
