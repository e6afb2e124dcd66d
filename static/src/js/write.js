// The page on which a text is written where it reads: a click on a chapter, or its link “Edit”, puts its form in its place.
// One chapter is open at a time; opening another saves it. Without this file every link leads to the page of its form.
import { createEditor } from "django-prose-editor/configurable";
import { placeOfClick, positionIn } from "./caret.js";
import { NotTaken, button, part, say, shown, take } from "./write-parts.js";

const page = document.querySelector("[data-write]");
const NOT_TEXT = "a, button, summary, input, select, textarea, label, form, [data-own-click]";
let editors = [], isBusy = false;

const openForm = () => page.querySelector("form[data-in-place]");
const chapterOf = (element) => element.closest("article[data-place]");

// --- Opening

async function open(chapter, search = "", place = null) {
  const other = openForm(), { key } = chapter.dataset;
  if (other && !chapter.contains(other) && !(await save(other))) return;
  const { content } = await part(`${chapter.dataset.place}?edit${search.replace("?", "&")}`);
  await put(find(key), take(content));
  focus(find(key), place);
}

const find = (key) => document.getElementById(`w-${key}`);

// Chapters in the place of one; their editors are made before anybody looks for them.
async function put(old, chapters) {
  editors.splice(0).forEach((editor) => editor.destroy());
  old.replaceWith(...chapters);
  chapters.forEach(shown);
  const areas = chapters.flatMap((each) => [...each.querySelectorAll("textarea[data-django-prose-editor-configurable]")]);
  editors = (await Promise.all(areas.map((area) => createEditor(area)))).filter(Boolean);
}

function focus(chapter, place) {
  const first = editors[0];
  if (place !== null && first) return first.commands.focus(positionIn(first.state.doc, place));
  const fault = chapter.querySelector(".govuk-error-summary, [role=alert]");
  if (fault) {
    fault.tabIndex = -1;
    return fault.focus();
  }
  if (first) return first.commands.focus("start");
  chapter.querySelector("form input:not([type=hidden]), form textarea, form select")?.focus();
}

// --- Saving

// Whether the portal has it; else the form stays open, with what stands in the way.
async function save(form, { stays = false, pressed = null } = {}) {
  const chapter = chapterOf(form), { key } = chapter.dataset, waits = [];
  form.dispatchEvent(new CustomEvent("csp:sending", { detail: waits }));
  await Promise.all(waits);
  const body = new FormData(form, pressed);
  if (!stays) form.inert = true;
  say("Saving …");
  const answer = await part(chapter.dataset.place, body).catch((fault) => {
    form.inert = false;
    form.dispatchEvent(new Event("input", { bubbles: true }));
    throw fault;
  });
  const chapters = take(answer.content);
  if (answer.status !== 200 || chapters[0]?.querySelector("form")) {
    await put(chapter, chapters);
    openForm()?.dispatchEvent(new Event("input", { bubbles: true }));
    say(answer.status === 409 ? "Somebody saved it while you were writing: see both texts." : "It is not saved yet.");
    focus(find(key), null);
    return false;
  }
  form.dispatchEvent(new CustomEvent("csp:taken"));
  form.dispatchEvent(new CustomEvent("csp:saved"));
  if (stays && chapters.length === 1) {
    form.elements.revision.value = chapter.dataset.revision = chapters[0].dataset.revision;
  } else {
    await put(chapter, chapters);
  }
  return true;
}

async function done(form, pressed) {
  const { key } = chapterOf(form).dataset;
  if (await save(form, { pressed })) edit(key)?.focus();
}

const edit = (key) => [...find(key).querySelectorAll("a[href]")].find((link) => link.pathname === find(key).dataset.edit);

async function close(form, { discards }) {
  const { key, place } = chapterOf(form).dataset, waits = [];
  form.dispatchEvent(new CustomEvent("csp:sending", { detail: waits }));
  await Promise.all(waits);
  const kept = new FormData(form);
  await (discards ? discard(kept) : fetch(form.dataset.autosave, { method: "POST", body: kept, headers: { "X-Autosave": "1" } }));
  form.dispatchEvent(new CustomEvent("csp:taken"));
  form.dispatchEvent(new CustomEvent("csp:saved"));
  const { content } = await part(place);
  await put(find(key), take(content));
  say(discards ? "Your changes were discarded." : "Your draft is kept; it is not part of the text yet.");
  edit(key)?.focus();
}

const discard = (fields) => fetch(document.body.dataset.draftsDiscard, { method: "POST", body: fields, redirect: "manual" });

// --- What people do

// One thing at a time: what is clicked meanwhile waits for nothing and does nothing.
async function once(act) {
  if (isBusy) return;
  isBusy = true;
  try {
    await act();
  } catch (fault) {
    if (!(fault instanceof NotTaken)) throw fault;
  } finally {
    isBusy = false;
  }
}

page.addEventListener("click", (event) => {
  const chapter = chapterOf(event.target);
  if (!chapter || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a[href]"), form = openForm();
  if (link?.pathname === chapter.dataset.edit) {
    event.preventDefault();
    once(() => open(chapter, link.search));
  } else if (event.target.closest("[data-write-close]")) {
    once(() => close(form, { discards: false }));
  } else if (event.target.closest("[data-write-discard]")) {
    once(() => close(form, { discards: true }));
  } else if (isToWrite(event, chapter)) {
    const text = chapter.querySelector(".csp-prose");
    const place = text?.contains(event.target) ? placeOfClick(event, text) : null;
    once(() => open(chapter, "", place));
  }
});

function isToWrite(event, chapter) {
  const isText = event.target.closest(".csp-block") && !event.target.closest(NOT_TEXT);
  return isText && chapter.matches(".csp-chapter--written") && getSelection().isCollapsed;
}

// Before anything else hears of it: the form is not sent as a whole page.
document.addEventListener("submit", (event) => {
  const form = event.target, chapter = chapterOf(form);
  if (!chapter || !page.contains(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.matches("[data-in-place]")) once(() => done(form, event.submitter));
  else once(async () => {
    await discard(new FormData(form));
    await open(chapter);
  });
}, true);

document.addEventListener("keydown", (event) => {
  const form = openForm(), isHeld = event.ctrlKey || event.metaKey;
  if (!form || !isHeld || event.altKey) return;
  if (event.key === "s") {
    event.preventDefault();
    once(() => save(form, { stays: true }));
  } else if (event.key === "Enter") {
    event.preventDefault();
    once(() => done(form));
  }
});

page.addEventListener("csp:restore", (event) => {
  event.preventDefault();
  once(() => open(chapterOf(event.target), new URL(event.detail, location.href).search));
});
