// What Word, Excel, Google Docs and web pages put on the clipboard, made plain before the editor reads it. What is left out is
// named in the notes. Pure but for DOMParser.
import { all, isBlank, make, rename, several, style, styled, unwrap } from "./pasted-elements.js";
import { makeLists } from "./pasted-lists.js";
import { leaveOutTicks, nameColours, nameHighlights, writeCapitals } from "./pasted-looks.js";
import { giveHeadings } from "./pasted-tables.js";

const STYLE_SHEETS = /<style[\s\S]*?<\/style>/gi;
const DEEPEST = 4; // headings of a chapter's text: 2 to 4
const EMBEDDED = "iframe, video, audio, object, embed, svg, canvas, math, input, select, textarea, button";
const MARKS = [
  [/font-weight:(bold|[6-9]00)|font:bold/, "strong"], [/font-style:italic|font:italic/, "em"], [/text-decoration[^;]*line-through/, "s"],
  [/text-decoration[^;]*underline/, "u"], [/vertical-align:super/, "sup"], [/vertical-align:sub(?!l|s)/, "sub"],
];

export function cleanPasted(html) {
  const rules = (html.match(STYLE_SHEETS) ?? []).join("");
  const plain = html.replace(STYLE_SHEETS, "").replace(/(<[^<>]*?\s)style=/gi, "$1data-style=");
  const doc = new DOMParser().parseFromString(plain, "text/html"), notes = [];
  if (!/\bdata-pm-slice=/.test(html)) for (const step of STEPS) step(doc, notes, rules);
  doc.querySelectorAll("[style]").forEach((each) => each.removeAttribute("style"));
  doc.querySelectorAll("[data-style]").forEach((each) => each.removeAttribute("data-style"));
  return { html: doc.body.innerHTML.replace(/<!--[\s\S]*?-->/g, ""), notes };
}

const STEPS = [
  spreadRules, takeChanges, leaveOutComments, leaveOutHidden, breakLines, placeFootnotes, leaveOutTicks, (doc, _, rules) => makeLists(doc, rules),
  mapHeadings, giveHeadings, writeCapitals, markSpans, leaveOutPictures, leaveOutLinks, nameHighlights, nameColours, dropEmpty,
];

// Excel, and Pages of Apple, say by a class what is bold or struck through.
function spreadRules(doc, _, rules) {
  for (const [, name, inside] of rules.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g)) {
    if (!/font-weight|font-style|font:\s*(bold|italic)|text-decoration|vertical-align:\s*su|background/.test(inside)) continue;
    for (const each of doc.getElementsByClassName(name)) {
      if (/^mso/i.test(name) || each.matches("p, li, h1, h2, h3, h4, h5, h6")) continue;
      each.setAttribute("data-style", `${inside};${each.getAttribute("data-style") ?? ""}`);
    }
  }
}

function takeChanges(doc, notes) {
  const deleted = all(doc, "del", ".msoDel", ".MsoDel"), inserted = all(doc, "ins", ".msoIns", ".MsoIns");
  const marks = [...deleted, ...inserted], changes = marks.filter((each) => !marks.includes(each.parentElement)).length;
  deleted.forEach((each) => each.remove());
  inserted.forEach(unwrap);
  if (changes) notes.push(`${several(changes, "tracked change was", "tracked changes were")} taken as accepted: deleted words were left out.`);
}

function leaveOutComments(doc, notes) {
  const comments = styled(doc, /mso-element:comment(?!-list)/);
  const said = comments.length || all(doc, ".MsoCommentReference").length;
  [...styled(doc, /mso-element:comment/), ...all(doc, ".MsoCommentReference", "a[href^='#_msocom']")].forEach((each) => each.remove());
  if (said) notes.push(`${several(said, "comment was", "comments were")} left out.`);
}

function leaveOutHidden(doc, notes) {
  const hidden = styled(doc, /mso-hide:all|display:none/).filter((each) => !isBlank(each) && !style(each).includes("mso-list"));
  hidden.forEach((each) => each.remove());
  if (hidden.length) notes.push("Hidden text was left out.");
}

// What was typed line by line.
function breakLines(doc) {
  for (const each of all(doc, "pre")) {
    const lines = each.textContent.replace(/\n$/, "").split("\n");
    each.replaceWith(make(doc, "p", ...lines.flatMap((line, at) => (at ? [doc.createElement("br"), line] : [line]))));
  }
}

// The mark stays where it stood, and the notes stand at the end. Word and LibreOffice name both ends, Google Docs too.
function placeFootnotes(doc, notes) {
  const isBack = (link) => /^#(_?(ftn|edn|ftnt_?)ref\d+|sd(foot|end)note\d+anc)$/i.test(link.getAttribute("href") ?? "");
  const links = all(doc, "a[href^='#_ftn'], a[href^='#_edn'], a[href^='#ftnt'], a[href^='#sdfootnote'], a[href^='#sdendnote']");
  const texts = links.filter(isBack);
  for (const link of links) {
    const mark = link.textContent.replace(/[[\]\s\u00a0]/g, "");
    const inside = link.closest("sup") ?? link, words = isBack(link) && inside.nextSibling;
    if (words?.nodeType === Node.TEXT_NODE) words.data = words.data.trimStart();
    inside.replaceWith(make(doc, "sup", mark), isBack(link) ? " " : "");
  }
  styled(doc, /mso-element:(foot|end)note-list/).forEach((each) => each.querySelectorAll("hr, br[clear]").forEach((line) => line.remove()));
  if (texts.length) notes.push(`${several(texts.length, "footnote stands", "footnotes stand")} at the end of what was pasted, as plain text.`);
}

// All headings are shifted together, so that their order of levels stays.
function mapHeadings(doc) {
  all(doc, "[role=heading][aria-level]").forEach((each) => rename(each, `h${Math.max(1, Math.min(6, Number(each.getAttribute("aria-level"))))}`));
  all(doc, "p.MsoTitle").forEach((each) => rename(each, "h1"));
  const headings = all(doc, "h1, h2, h3, h4, h5, h6").filter((each) => !isBlank(each));
  const levels = [...new Set(headings.map((each) => Number(each.tagName[1])))].sort();
  const shift = Math.max(Math.min(0, DEEPEST - levels.at(-1)), 2 - levels[0]);
  const mapped = Object.fromEntries(levels.map((level, at) => {
    const room = levels.length > 3 ? DEEPEST : DEEPEST - (levels.length - 1 - at);
    return [level, Math.max(2, Math.min(level + shift, room))];
  }));
  headings.forEach((each) => rename(each, `h${mapped[each.tagName[1]]}`));
}

// Google Docs puts everything into one bold element that is not bold, and says with styles what is.
function markSpans(doc) {
  all(doc, "b", "strong").filter((each) => /font-weight:(normal|[1-4]00)/.test(style(each)) || /^docs-internal-guid/.test(each.id)).forEach(unwrap);
  all(doc, "i", "em").filter((each) => style(each).includes("font-style:normal")).forEach(unwrap);
  for (const each of all(doc, "span[data-style]", "font[data-style]", "td[data-style]")) {
    for (const [pattern, tag] of MARKS) {
      const isHeading = tag === "strong" && each.closest("h1, h2, h3, h4, h5, h6, th");
      const isLink = tag === "u" && (each.closest("a") ?? each.querySelector("a"));
      if (pattern.test(style(each)) && !isHeading && !isLink && !isBlank(each)) each.replaceChildren(make(doc, tag, ...each.childNodes));
    }
  }
}

function leaveOutPictures(doc, notes) {
  const pictures = all(doc, "img", "v\\:imagedata"), others = all(doc, EMBEDDED);
  const named = pictures.map((each) => each.getAttribute("alt")?.trim()).filter(Boolean).map((each) => `“${each.slice(0, 60)}”`);
  pictures.forEach((each) => each.remove());
  others.forEach((each) => each.remove());
  if (pictures.length) notes.push(pictureNote(pictures.length, named));
  if (others.length) notes.push(`${several(others.length, "embedded part was", "embedded parts were")} left out.`);
}

export function pictureNote(number, named = []) {
  const names = named.length ? ` (${[...new Set(named)].join(", ")})` : "";
  return `${several(number, "picture was", "pictures were")} left out${names}: save this text, then add each with “Add a chapter”, “Image”.`;
}

function leaveOutLinks(doc, notes) {
  const links = all(doc, "a").filter((each) => !/^(https?|mailto|tel):/i.test(each.getAttribute("href") ?? ""));
  const files = links.filter((each) => /^(file:|[a-z]:\\|\\\\)/i.test(each.getAttribute("href") ?? ""));
  const within = links.filter((each) => each.hasAttribute("href") && !files.includes(each) && !isBlank(each));
  links.forEach(unwrap);
  if (within.length) notes.push(`${several(within.length, "link", "links")} to places within the other document: only the words were kept.`);
  if (files.length) notes.push(`${several(files.length, "link", "links")} to files on a computer: only the words were kept.`);
}

function dropEmpty(doc) {
  all(doc, "p", "div", "h1", "h2", "h3", "h4", "h5", "h6").filter((each) => isBlank(each) && !each.closest("td, th, li") && !each.querySelector("hr, table")).forEach((each) => each.remove());
}
