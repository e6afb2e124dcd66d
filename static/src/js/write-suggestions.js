// Suggestions where the text reads: shown in the place of their chapter, with what they put in and leave out, and decided
// there. Without scripts each has a page of its own.
import { find, once, onceOf, page, part, say, take } from "./write-parts.js";

async function see(key, address) {
  await take((await part(address)).content, { answered: key });
  find(key).querySelector("[data-shown], [data-suggestion], a[href]")?.focus();
}

page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-suggestion], [data-text]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  once(() => see(link.closest("article").dataset.key, link.dataset.suggestion ?? link.dataset.text));
});

// A refusal is said, and what was typed stays.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!page.contains(form) || !form.matches("[data-decide]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  onceOf(form, async () => {
    const { key } = form.closest("article").dataset, waits = [];
    form.dispatchEvent(new CustomEvent("csp:sending", { detail: waits }));
    await Promise.all(waits);
    const { status, content } = await part(form.dataset.decide, new FormData(form, event.submitter));
    if (status !== 200) return say(content.querySelector("[data-notice]").textContent);
    form.dispatchEvent(new CustomEvent("csp:taken"));
    await take(content, { answered: key });
    page.querySelector(`.csp-suggested [data-of="${form.dataset.of}"]`)?.remove();
    find(key).querySelector("a[href]")?.focus();
  });
}, true);
