// The rich text editor puts its own box in place of the textarea, without a name: give it the label, hint and error, and the
// language in which the browser looks at its spelling.
import { makeToolbar } from "./editor-toolbar.js";

function name(box) {
  const area = box.closest(".govuk-form-group")?.querySelector("textarea[id]");
  if (!area || box.dataset.named) return;
  box.dataset.named = "yes";
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  Object.assign(box, { lang: document.documentElement.lang, spellcheck: true });
  box.setAttribute("aria-labelledby", `${area.id}_label`);
  const describedBy = area.getAttribute("aria-describedby");
  if (describedBy) box.setAttribute("aria-describedby", describedBy);
  document.getElementById(`${area.id}_label`)?.addEventListener("click", () => box.focus());
}

export function nameEditors() {
  const all = () => {
    document.querySelectorAll(".ProseMirror[contenteditable]").forEach(name);
    document.querySelectorAll(".prose-menubar:not([role])").forEach(makeToolbar);
  };
  all();
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
}
