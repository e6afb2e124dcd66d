// Parts of the page of writing, fetched and put in their places; what the portal answers is said in one line.
import { createEditor } from "django-prose-editor/configurable";
import { SPACE } from "./caret.js";
import { fill } from "./rich-text.js";
import { signedInAgain } from "./signed-in.js";

const AWAY = "The portal cannot be reached. What you typed is kept in this browser; try again in a moment.";
const LARGE = "This is too large to be sent at once: split the chapter, or choose a smaller picture.";

export const page = document.querySelector("[data-write]");
export const find = (key) => document.getElementById(`w-${key}`);
export const openForm = () => page.querySelector("form[data-in-place]");

export const signsOf = (text) => [...text].filter((sign) => !SPACE.test(sign));
export const readTexts = new Map(); // of chapters that are being written: their signs as they read before

let editors = [], last = Promise.resolve();

export class NotTaken extends Error {}

// One line of status, with a button or link after it where there is something to do.
export function say(text, ...more) {
  page.querySelector("[data-write-status]").replaceChildren(text, ...more.flatMap((each) => [" ", each]));
}

export function button(words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "csp-linkbutton", textContent: words });
  made.addEventListener("click", () => once(act));
  return made;
}

// One thing after the other: what is clicked while another is under way waits for it.
export function once(act) {
  last = last.then(act).catch((fault) => { if (!(fault instanceof NotTaken)) setTimeout(() => { throw fault; }); });
}

// What a form asks for, unless it went with the part that it was sent from: its button was pressed twice.
export const onceOf = (form, act) => once(() => form.isConnected && act());

// --- Asking the portal

export function fields(values) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", page.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const [name, value] of values) body.append(name, value);
  return body;
}

async function ask(address, body, isAgain = false) {
  let answer;
  try {
    const headers = { "HX-Request": "true", "X-Autosave": "1" };
    answer = await fetch(address, { method: body ? "POST" : "GET", body, headers, redirect: "manual" });
  } catch {
    throw told(AWAY);
  }
  if (answer.type === "opaqueredirect" || answer.status === 403) {
    if (isAgain || !(await renewed(body))) throw isAgain ? told(AWAY) : new NotTaken(answer.status);
    return ask(address, body, true);
  }
  if (!answer.ok && ![409, 422].includes(answer.status)) throw told(answer.status === 413 ? LARGE : AWAY);
  return answer;
}

export const data = async (address, body) => (await ask(address, body)).json();

// Gives the status and the elements of what the portal answers. Nobody's form is lost: a faulty one comes back (422), and so
// does one that somebody was quicker with (409). Anything else is said, and thrown as NotTaken.
export async function part(address, body) {
  const answer = await ask(address, body), made = document.createElement("template");
  made.innerHTML = await answer.text();
  return { status: answer.status, content: made.content };
}

function told(words) {
  say(words);
  return new NotTaken(words);
}

// Whether the same person has signed in anew in another tab; else it is said.
async function renewed(body) {
  const inTheWay = await signedInAgain();
  if (inTheWay.length) return void say(...inTheWay);
  body?.set("csrfmiddlewaretoken", page.querySelector("[name=csrfmiddlewaretoken]").value);
  return true;
}

// --- Putting it in its place

export const shown = (element) => document.dispatchEvent(new CustomEvent("csp:shown", { detail: { elt: element } }));

// The outline of now, the chapters that came with it, all in its order. A chapter that is being written stays open, unless it
// is the one that is answered.
export async function take(content, { answered = null } = {}) {
  const outline = content.querySelector("[data-outline]"), chapters = [...content.querySelectorAll("article[data-key]")];
  for (const chapter of chapters) replace(find(chapter.dataset.key), chapter, answered);
  if (outline) {
    page.querySelector("[data-outline]").replaceWith(outline);
    arrange(await Promise.all([...outline.children].map(({ dataset: { key } }) => find(key) ?? come(key, chapters))));
    shown(outline);
  }
  const notice = content.querySelector("[data-notice]")?.textContent;
  if (notice) say(notice);
  chapters.filter((each) => each.isConnected).forEach(shown);
  const areas = chapters.flatMap((each) => each.isConnected ? [...each.querySelectorAll("textarea[data-django-prose-editor-configurable]")] : []);
  areas.forEach(fill);
  editors.push(...(await Promise.all(areas.map((area) => createEditor(area)))).filter(Boolean));
  document.dispatchEvent(new CustomEvent("csp:editing"));
  return chapters;
}

// A chapter that this page does not show yet: it came with the answer, or somebody else added it.
async function come(key, chapters) {
  const found = chapters.find((each) => each.dataset.key === key);
  if (found) return found;
  const { content } = await part(`${page.dataset.write.replace(/write\/$/, "blocks/")}${key}/write/`);
  return content.querySelector("article");
}

function replace(old, chapter, answered) {
  const form = old?.querySelector("form[data-in-place]");
  if (form && chapter.dataset.key !== answered) return adopt(old, form, chapter);
  if (form) editors.splice(0).forEach((editor) => editor.destroy());
  const read = old?.querySelector(".csp-block");
  if (read) readTexts.set(chapter.dataset.key, signsOf(read.textContent));
  old?.replaceWith(chapter);
}

// It was made a section, or a chapter, while it is being written here.
function adopt(old, form, chapter) {
  form.elements.revision.value = old.dataset.revision = chapter.dataset.revision;
  const level = page.querySelector(`[data-outline] [data-key="${old.dataset.key}"]`)?.dataset.level;
  const choice = form.querySelector(`[name=level][value="${level}"]`);
  if (choice) choice.checked = true;
}

// In this order, without moving the one that is being written: it would lose its caret.
function arrange(chapters) {
  const text = page.querySelector("[data-write-text]"), still = openForm()?.closest("article"), at = chapters.indexOf(still);
  if (chapters.every((each, number) => text.children[number] === each) && text.children.length === chapters.length) return;
  if (at < 0) return text.replaceChildren(...chapters);
  for (const other of [...text.children]) if (other !== still) other.remove();
  still.before(...chapters.slice(0, at));
  still.after(...chapters.slice(at + 1));
}

export const firstEditor = () => editors[0];
export const openEditors = () => editors;
