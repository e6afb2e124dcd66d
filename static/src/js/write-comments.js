// Comments beside the text: said, answered, resolved without leaving it. Their links lead to the page of the chapter's comments.
import "./mentions.js";
import { offer, paint, show } from "./words.js";
import { fields, find, once, page, part, say, shown, take } from "./write-parts.js";

const panel = () => page.querySelector("[data-comments]");

async function send(body, form) {
  const answer = await part(panel().dataset.address, body);
  if (answer.status === 409) return say(answer.content.querySelector("[data-notice]").textContent);
  form?.dispatchEvent(new CustomEvent("csp:taken"));
  panel().replaceWith(answer.content.querySelector("[data-comments]"));
  await take(answer.content);
  return true;
}

// One form at a time; what is typed into it is kept as on the page of the comments.
function write(before, { address, key = "", parent = "", resolves = false, label, words = null }) {
  panel().querySelector("form")?.remove();
  const form = document.querySelector("[data-comment-form]").content.firstElementChild.cloneNode(true);
  form.action = address;
  if (parent) form.dataset.draft = `answer-${parent}`;
  if (words) quote(form, words);
  form.dataset.autosaveAt = new URL(address, location.href).pathname + (form.dataset.draft ?? "");
  Object.assign(form.elements.block, { value: key });
  Object.assign(form.elements.parent, { value: parent });
  form.elements.csrfmiddlewaretoken.value = page.querySelector("[name=csrfmiddlewaretoken]").value;
  form.querySelector("label").textContent = label;
  if (!resolves) form.querySelector("[data-resolves]").remove();
  before.after(form);
  shown(form.parentElement);
  form.elements.text.focus();
}

function quote(form, words) {
  form.dataset.draft = `words-${words.start}-${words.end}`;
  for (const name of ["start", "end", "exact"]) form.elements[name].value = words[name];
  const said = form.querySelector("[data-picked]");
  said.textContent = words.exact;
  said.hidden = false;
}

function comment(link, words = null) {
  const { key, name } = link.closest("article").dataset;
  const group = panel().querySelector(`[data-on="${key}"]`) ?? begin(key, name);
  write(group.lastElementChild, { address: link.href, key, words, label: words ? "Your comment on these words" : `Your comment on “${name}”` });
}

// A place for the first comment on a chapter.
function begin(key, name) {
  const group = Object.assign(document.createElement("section"), { className: "csp-beside" });
  const heading = Object.assign(document.createElement("h3"), { className: "csp-beside__chapter", textContent: name });
  group.dataset.on = key;
  group.append(heading);
  panel().querySelector("h2").after(group);
  return group;
}

page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-answer], [data-resolve], [data-reopen], [data-comment]"), leaves = event.target.closest("[data-leave]");
  if (leaves) leaves.closest("form").remove();
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { answer, resolve, reopen, mayResolve } = link.dataset;
  if (resolve) once(() => send(fields([["parent", resolve], ["resolve", "yes"]])));
  else if (reopen) once(() => send(fields([["parent", reopen], ["reopen", "yes"]])));
  else if (answer) write(link.parentElement, { address: link.href, parent: answer, resolves: mayResolve !== undefined, label: "Your answer" });
  else comment(link);
});

// --- Which stand here, and from one to the next

page.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-show]"), walk = event.target.closest("[data-walk]");
  if (walk) go(Number(walk.dataset.walk));
  if (!choice || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (panel().querySelector("form")) return say("Send your comment first, or cancel it.");
  once(() => choose(choice.search));
});

async function choose(search) {
  const { content } = await part(panel().dataset.address.replace(/\?.*/, search));
  panel().replaceWith(content.querySelector("[data-comments]"));
  await take(content);
  panel().querySelector("[data-show][aria-current]").focus();
}

// The focus stays on the button: Enter leads on.
function go(step) {
  const threads = [...panel().querySelectorAll("[data-thread]")], at = threads.findIndex((each) => each.hasAttribute("aria-current"));
  const next = (at < 0 && step < 0 ? threads.length - 1 : at + step + threads.length) % threads.length, thread = threads[next];
  threads.forEach((each) => each.removeAttribute("aria-current"));
  thread.setAttribute("aria-current", "true");
  thread.scrollIntoView({ block: "nearest" });
  const quote = thread.querySelector("[data-quote-start]"), { on } = thread.closest("[data-on]")?.dataset ?? {};
  if (!quote || !show(quote)) find(on)?.scrollIntoView();
  say(`Comment ${next + 1} of ${threads.length}: ${thread.querySelector(".csp-thread__text").textContent}`);
}

const pick = page.querySelector("[data-pick]");
if (pick) offer(pick, (words) => comment(find(words.key).querySelector("[data-comment]"), words));
document.addEventListener("csp:shown", () => setTimeout(paint));
paint();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!page.contains(form) || !form.closest("[data-comments]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  once(async () => {
    const key = form.elements.block.value, waits = [];
    form.dispatchEvent(new CustomEvent("csp:sending", { detail: waits }));
    await Promise.all(waits);
    if (await send(new FormData(form, event.submitter), form)) (find(key) ?? panel()).querySelector("a, [data-comment]")?.focus();
  });
}, true);
