// From one comment beside a text to the next, and to the words it is about. The focus stays on the button: Enter leads on.
import { show } from "./words.js";

export function walk(panel, step, chapterOf, say) {
  const threads = [...panel.querySelectorAll("[data-thread]")], at = threads.findIndex((each) => each.hasAttribute("aria-current"));
  const next = (at < 0 && step < 0 ? threads.length - 1 : at + step + threads.length) % threads.length, thread = threads[next];
  threads.forEach((each) => each.removeAttribute("aria-current"));
  thread.setAttribute("aria-current", "true");
  thread.scrollIntoView({ block: "nearest" });
  const quote = thread.querySelector("[data-quote-start]"), { on } = thread.closest("[data-on]")?.dataset ?? {};
  if (!quote || !show(quote)) chapterOf(on)?.scrollIntoView();
  say(`Comment ${next + 1} of ${threads.length}: ${thread.querySelector(".csp-thread__text").textContent}`);
}
