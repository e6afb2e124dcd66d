// Comments beside the text: said, answered, resolved without leaving it. Their links lead to the page of the chapter's comments.
import "./mentions.js";
import "./write-marks.js";
import { walk } from "./walk-comments.js";
import { offer, paint } from "./words.js";
import { fields, find, once, onceOf, page, part, say, shown, take } from "./write-parts.js";

const panel = () => page.querySelector("[data-comments]");

async function send(body, form) {
  const answer = await part(panel().dataset.address, body);
  if (answer.status === 409) return say(answer.content.querySelector("[data-notice]").textContent);
  form?.dispatchEvent(new CustomEvent("csp:taken"));
  panel().replaceWith(answer.content.querySelector("[data-comments]"));
  await take(answer.content);
  return true;
}

const typing = () => panel().querySelector("form:not([data-narrow])");

// One form at a time, of the template of that name.
function begun(name, before, { address, parent }) {
  typing()?.remove();
  const form = document.querySelector(`[data-${name}-form]`).content.firstElementChild.cloneNode(true);
  form.action = address;
  Object.assign(form.elements.parent, { value: parent });
  form.elements.csrfmiddlewaretoken.value = page.querySelector("[name=csrfmiddlewaretoken]").value;
  before.after(form);
  return form;
}

// What is typed into it is kept as on the page of the comments.
function write(before, { address, key = "", parent = "", settles = true, label, words = null }) {
  const form = begun("comment", before, { address, parent });
  if (parent) form.dataset.draft = `answer-${parent}`;
  if (words) quote(form, words);
  form.dataset.autosaveAt = new URL(address, location.href).pathname + (form.dataset.draft ?? "");
  Object.assign(form.elements.block, { value: key });
  form.querySelector("label").textContent = label;
  if (!parent || !settles) form.querySelector("[data-resolves]").remove();
  if (!settles) form.querySelector("[data-who]").remove();
  if (parent && settles) form.elements.assigned_to.options[0].textContent = "As before";
  shown(form.parentElement);
  form.elements.text.focus();
}

function ask(name, link, parent, field, value = "") {
  const form = begun(name, link.parentElement, { address: link.href, parent });
  form.elements[field].value = value;
  form.elements[field].focus();
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
  const link = event.target.closest("[data-answer], [data-give], [data-resolve], [data-reopen], [data-comment]"), leaves = event.target.closest("[data-leave]");
  if (leaves) leaves.closest("form").remove();
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { answer, give, given, resolve, reopen, mayResolve } = link.dataset;
  if (resolve) ask("resolve", link, resolve, "done");
  else if (give) ask("give", link, give, "assigned_to", given);
  else if (reopen) once(() => send(fields([["parent", reopen], ["reopen", "yes"]])));
  else if (answer) write(link.parentElement, { address: link.href, parent: answer, settles: mayResolve !== undefined, label: "Your answer" });
  else comment(link);
});

// --- Which stand here, and from one to the next

page.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-show]"), to = event.target.closest("[data-walk]");
  if (to) walk(panel(), Number(to.dataset.walk), find, say);
  if (!choice || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (typing()) return say("Send your comment first, or cancel it.");
  once(() => choose(choice.search));
});

async function choose(search) {
  const { content } = await part(panel().dataset.address.replace(/\?.*/, search));
  panel().replaceWith(content.querySelector("[data-comments]"));
  await take(content);
  panel().querySelector("[data-show][aria-current]").focus();
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
  onceOf(form, async () => {
    if (form.matches("[data-narrow]")) return choose(`?${new URLSearchParams(new FormData(form))}`);
    const key = form.elements.block?.value, waits = [];
    form.dispatchEvent(new CustomEvent("csp:sending", { detail: waits }));
    await Promise.all(waits);
    if (await send(new FormData(form, event.submitter), form)) (find(key) ?? panel()).querySelector("a, [data-comment]")?.focus();
  });
}, true);
