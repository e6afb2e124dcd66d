// Who else has this page open and what they changed. Without an answer nobody is shown: better nobody than the wrong.
import { isTouched, pulse, tab } from "./pulse.js";
import { button, data, fields, find, once, openForm, page, part, take } from "./write-parts.js";

const here = page.querySelector("[data-write-here]");
let seen = Number(page.dataset.seen), comments = page.dataset.commentsSeen, people = [];

async function ask() {
  const form = openForm(), block = form?.closest("article").dataset.key ?? "";
  const writing = form && isTouched() ? "yes" : "";
  const news = await data(`${page.dataset.write}pulse/`, fields(Object.entries({ tab, block, writing, seen }))).catch(() => null);
  people = news?.here ?? [];
  show();
  news?.changed.forEach(tell);
  if (news && news.comments !== comments) once(() => refresh(news.comments));
}

// --- Who is here

function show() {
  const words = people.map(({ name, key, is_writing }) => {
    const chapter = find(key)?.dataset.name;
    return is_writing && chapter ? `${name} is writing “${chapter}”` : `${name} is here`;
  }).join(" · ");
  if (here.textContent !== words) here.textContent = words;
  mark();
}

// Beside their chapter in the outline, whichever outline that is.
function mark() {
  page.querySelectorAll(".csp-outline__who").forEach((mark) => mark.remove());
  for (const { name, key, is_writing } of people.filter((each) => each.key)) {
    const line = page.querySelector(`[data-outline] [data-key="${key}"]`);
    const mark = Object.assign(document.createElement("span"), { className: "csp-outline__who", textContent: initials(name), title: name });
    mark.append(hidden(is_writing ? ` (${name} is writing)` : ` (${name} has it open)`));
    line?.querySelector("a").after(mark);
  }
}

const initials = (name) => name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
const hidden = (textContent) => Object.assign(document.createElement("span"), { className: "govuk-visually-hidden", textContent });

// --- What they changed

function tell({ id, key, revision, who, at, is_mine }) {
  seen = Math.max(seen, id);
  const chapter = find(key), by = is_mine ? "you in another tab" : who;
  if (chapter && revision > Number(chapter.dataset.revision)) return note(chapter, by, at);
  if (!is_mine || !chapter) once(async () => take((await part(page.querySelector("[data-comments]").dataset.address)).content));
}

function note(chapter, by, at) {
  const { key, place } = chapter.dataset, isOpen = chapter.contains(openForm());
  const line = chapter.querySelector(".csp-chapter__news") ?? document.createElement("p");
  line.className = "csp-chapter__news";
  line.setAttribute("role", "status");
  line.textContent = `Changed by ${by} at ${at}. `;
  if (isOpen) line.append("When you save, you will see both texts.");
  else line.append(button("Show it", async () => {
    await take((await part(place)).content);
    find(key)?.querySelector("a[href]")?.focus();
  }));
  chapter.prepend(line);
}

async function refresh(state) {
  const panel = page.querySelector("[data-comments]");
  if (panel.querySelector("form")) return; // somebody is answering
  const { content } = await part(panel.dataset.address);
  comments = state;
  panel.replaceWith(content.querySelector("[data-comments]"));
  await take(content);
}

document.addEventListener("csp:shown", mark);
pulse(ask);
