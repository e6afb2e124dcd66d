// The page on which a text is written where it reads: a click on a chapter, or its link “Edit”, puts its form in its place.
// One chapter is open at a time; opening another saves it. Without this file every link leads to the page of its form.
import { placeOfClick, positionIn } from "./caret.js";
import { leftTexts } from "./kept-texts.js";
import "./write-comments.js";
import "./write-pulse.js";
import "./write-suggestions.js";
import { takeTyping } from "./typed-meanwhile.js";
import { showGrips } from "./write-outline.js";
import { button, fields, find, firstEditor, once, onceOf, openForm, page, part, say, take } from "./write-parts.js";
import { askReason, giveReason, keepReason, reasonKept, showReason } from "./write-sitting.js";

const NOT_TEXT = "a, button, summary, input, select, textarea, label, form";
const SETTLED = 60; // ms until the editor has its caret, which should not be under the bars
const chapterOf = (element) => element.closest("article[data-place]");

// --- Opening

async function open(key, search = "", place = null) {
  const form = openForm(), { place: address } = find(key)?.dataset ?? {};
  if (!address || (form && find(key).contains(form) && !search)) return;
  if (form && !find(key).contains(form) && !(await save(form))) return;
  const { content } = await part(`${address}?edit${search.replace("?", "&")}`);
  await take(content, { answered: key });
  giveReason(openForm());
  focus(key, place);
}

function focus(key, place = null) {
  const chapter = find(key), fault = chapter.querySelector(".govuk-error-summary, [role=alert]"), editor = firstEditor();
  const heading = chapter.querySelector("input[name=heading]");
  if (place !== null && editor) {
    const at = positionIn(editor.state.doc, place);
    if (at !== null) editor.commands.setTextSelection(at);
    editor.view.focus(); // at once: its own command waits for the next frame, and what is typed before that is lost
    return setTimeout(() => getSelection().focusNode?.parentElement?.scrollIntoView({ block: "nearest" }), SETTLED);
  }
  if (fault) fault.tabIndex = -1;
  (fault ?? (heading?.value && editor ? editor.view.dom : heading))?.focus();
}

// --- Saving

async function save(form, { stays = false, pressed = null } = {}) {
  const chapter = chapterOf(form), { key } = chapter.dataset;
  await settled(form);
  const body = new FormData(form, pressed);
  if (!stays) form.inert = true;
  say("Saving …");
  const { status, content } = await part(chapter.dataset.place, body).catch((fault) => {
    form.inert = false;
    typed(form);
    throw fault;
  });
  const [saved, ...more] = content.querySelectorAll("article[data-key]");
  if (status !== 200 || saved?.querySelector("form[data-in-place]")) return again(key, status, content);
  keepReason(body.get("reason") ?? "");
  taken(form);
  if (stays && saved && !more.length) {
    form.elements.revision.value = chapter.dataset.revision = saved.dataset.revision;
    saved.remove();
  }
  await take(content, { answered: key });
  return true;
}

// With what stands in the way; an autosave keeps what was typed.
async function again(key, status, content) {
  await take(content, { answered: key });
  typed(openForm());
  say({ 409: "Somebody saved it while you were writing: see both texts.", 422: "It is not saved yet." }[status] ?? "");
  focus(key);
  return false;
}

async function done(form, pressed) {
  if (!form?.isConnected) return; // it is done
  const { key } = chapterOf(form).dataset, was = form.elements.revision.value;
  if (!(await save(form, { pressed }))) return;
  toEdit(key)?.focus();
  const { revision, place, alone } = find(key).dataset;
  if (revision !== was && alone !== undefined && !pressed?.name) offerUndo(place, revision);
}

function offerUndo(place, revision) {
  const said = page.querySelector("[data-write-status]").textContent;
  say(said, button("Undo", async () => {
    const { content } = await part(`${place}undo/`, fields([["revision", revision], ["reason", reasonKept()]]));
    await take(content);
  }));
}

const toEdit = (key) => [...find(key).querySelectorAll("a[href]")].find((link) => link.pathname === find(key).dataset.edit);
const typed = (form) => form?.dispatchEvent(new Event("input", { bubbles: true }));

async function settled(form) {
  const waits = [];
  form.dispatchEvent(new CustomEvent("csp:sending", { detail: waits }));
  await Promise.all(waits);
}

function taken(form) {
  for (const name of ["csp:taken", "csp:saved"]) form.dispatchEvent(new CustomEvent(name));
}

// Without saving: the draft is kept, or goes.
async function close(form, discards) {
  if (!form?.isConnected) return;
  const { key, place } = chapterOf(form).dataset, { drafts, draftsDiscard } = document.body.dataset;
  await settled(form);
  if (discards) await discard(draftsDiscard, form);
  else await part(drafts, new FormData(form));
  taken(form);
  await take((await part(place)).content, { answered: key });
  say(discards ? "Your changes were discarded." : "Your draft is kept. It is not part of the text yet.");
  toEdit(key)?.focus();
}

// It answers by leading on, to a page that is not wanted here.
const discard = (address, form) => fetch(address, { method: "POST", body: new FormData(form), redirect: "manual" });

// --- What people do

page.addEventListener("click", (event) => {
  const chapter = chapterOf(event.target), link = event.target.closest("a[href]");
  if (!chapter || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { key, edit } = chapter.dataset;
  if (link?.pathname === edit) {
    event.preventDefault();
    once(() => open(key, link.search));
  } else if (event.target.closest("[data-write-close], [data-write-discard]")) {
    once(() => close(openForm(), Boolean(event.target.closest("[data-write-discard]"))));
  } else if (isToWrite(event, chapter)) {
    const text = chapter.querySelector(".csp-prose"), place = text?.contains(event.target) ? placeOfClick(event, text) : null;
    const giveTyped = place && takeTyping();
    once(() => open(key, "", place).finally(() => giveTyped?.(firstEditor())));
  }
});

function isToWrite(event, chapter) {
  const isText = event.target.closest(".csp-block") && !event.target.closest(NOT_TEXT);
  return isText && chapter.matches(".csp-chapter--written") && getSelection().isCollapsed;
}

// Before anything else hears of it: no form of a chapter is sent as a whole page.
document.addEventListener("submit", (event) => {
  const form = event.target, chapter = page.contains(form) && chapterOf(form);
  if (!chapter) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  onceOf(form, async () => {
    if (form.matches("[data-in-place]")) return done(form, event.submitter);
    await discard(form.action, form);
    return open(chapter.dataset.key, "?again");
  });
}, true);

// Before the editor hears of it: there Ctrl-Enter breaks a line, over what is selected.
document.addEventListener("keydown", (event) => {
  const form = openForm();
  if (!form || !(event.ctrlKey || event.metaKey) || event.altKey || !["s", "Enter"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  once(() => form.isConnected && (event.key === "s" ? save(form, { stays: true }) : done(form)));
}, true);

page.addEventListener("csp:restore", (event) => {
  if (!chapterOf(event.target)) return;
  event.preventDefault();
  once(() => open(chapterOf(event.target).dataset.key, new URL(event.detail, location.href).search));
});
page.addEventListener("csp:write", (event) => setTimeout(() => once(() => toEdit(event.detail) && open(event.detail))));
page.querySelector("[data-sitting-change]")?.addEventListener("click", askReason);

// What was typed in a page that was killed, and never reached the portal.
function showLeftTexts() {
  for (const chapter of page.querySelectorAll("article[data-place]")) {
    const { edit } = chapter.dataset, link = toEdit(chapter.dataset.key);
    if (!link || !leftTexts(document.body.dataset.person, edit, "", {}).length || chapter.querySelector(".csp-chapter__draft")) continue;
    const line = Object.assign(document.createElement("p"), { className: "csp-chapter__draft", textContent: "Text that you typed here did not reach the portal. " });
    line.append(Object.assign(document.createElement("a"), { href: edit, className: "govuk-link", textContent: "Look at it" }));
    chapter.querySelector(".csp-chapter__tools").before(line);
  }
}

// On a small window the text comes first.
if (matchMedia("(max-width: 56em)").matches) page.querySelector(".csp-write__fold").open = false;
if (page.querySelector(".csp-chapter--written")) say("Click a text to write in it; Ctrl-S saves.");
document.addEventListener("csp:shown", showGrips);
showLeftTexts();
showGrips();
showReason();
