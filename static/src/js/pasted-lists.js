// Lists as Word, Word for the web and Google Docs put them on the clipboard, made lists of HTML: levels, the number a list
// begins with, letters and Roman figures. What HTML cannot count (1.1, Step 1) stays as words.
import { make, style, unwrap } from "./pasted-elements.js";

const FORMATS = { "alpha-lower": "a", "alpha-upper": "A", "roman-lower": "i", "roman-upper": "I", arabic: "1", bullet: "" };
const STYLES = { "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I" };
const ROMAN = /^(?=.)(c{0,3}|xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/i;
const VALUES = { i: 1, v: 5, x: 10, l: 50, c: 100 };

export function makeLists(doc, rules) {
  const formats = formatsIn(rules);
  for (const heading of doc.querySelectorAll("h1, h2, h3, h4, h5, h6")) numberInWords(heading);
  for (const item of doc.querySelectorAll("li[data-aria-level]")) paragraphOf(item);
  const paragraphs = [...doc.querySelectorAll("p")];
  const items = new Map(paragraphs.map((each) => [each, itemOf(each, formats)]).filter(([, item]) => item));
  inferLevels(paragraphs, items);
  build(paragraphs, items);
  for (const list of doc.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) putIntoItem(list);
  for (const list of doc.querySelectorAll("ol:not([type])")) {
    const named = style(list).match(/list-style-type:([a-z-]+)/) ?? style(list.querySelector("li")).match(/list-style-type:([a-z-]+)/);
    if (STYLES[named?.[1]]) list.setAttribute("type", STYLES[named[1]]);
  }
}

// How Word's style sheet says that each level of each list is counted: {"0:1": "a"}.
function formatsIn(rules) {
  const found = {};
  for (const [, list, level, inside] of rules.matchAll(/@list\s+l(\d+):level(\d+)[^{]*\{([^}]*)\}/gi)) {
    const format = inside.match(/mso-level-number-format:\s*([a-z-]+)/i)?.[1].toLowerCase() ?? "arabic";
    if (format in FORMATS) found[`${list}:${level}`] = FORMATS[format];
  }
  return found;
}

const markIn = (element) => [...element.querySelectorAll("[data-style]")].find((e) => style(e).includes("mso-list:ignore"));
const signOf = (mark) => (mark?.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();

function numberInWords(heading) {
  const mark = markIn(heading), sign = signOf(mark);
  if (mark) mark.replaceWith(/\d|[a-z][.)]/i.test(sign) ? `${sign} ` : "");
}

// Word for the web puts every item into a list of its own.
function paragraphOf(item) {
  const list = item.parentElement, paragraph = make(item.ownerDocument, "p", ...item.childNodes);
  paragraph.dataset.level = item.dataset.ariaLevel;
  if (list.tagName === "OL") {
    paragraph.dataset.number = Number(item.getAttribute("aria-posinset")) || Number(list.getAttribute("start")) || 1;
    paragraph.dataset.format = STYLES[(style(item) + style(list)).match(/list-style-type:([a-z-]+)/)?.[1]] ?? "1";
  }
  const wrapper = list.closest(".ListContainerWrapper") ?? list;
  wrapper.before(paragraph);
  item.remove();
  if (!wrapper.textContent.trim()) wrapper.remove();
  for (const inner of paragraph.querySelectorAll("p")) unwrap(inner);
}

// {level, sign, counts: ways to read the sign}, or null for a paragraph that is no item.
function itemOf(paragraph, formats) {
  const { level, number, format } = paragraph.dataset;
  if (level) return { level: Number(level), sign: "", counts: number ? [{ type: format, number: Number(number) }] : [] };
  const listed = style(paragraph).match(/mso-list:l(\d+)level(\d+)/), mark = markIn(paragraph);
  if (!listed && !mark) return null;
  const sign = signOf(mark), known = listed && formats[`${listed[1]}:${listed[2]}`];
  mark?.remove();
  const counts = readings(sign);
  const fitting = counts.filter(({ type }) => type === known);
  return { level: listed ? Number(listed[2]) : 0, sign, counts: fitting.length ? fitting : counts, words: isWords(sign, counts) };
}

const isWords = (sign, counts) => !counts.length && /\d|[a-z]{2}/i.test(sign);

function readings(sign) {
  const inside = sign.match(/^[([]?(\d{1,4}|[a-z]{1,6})[.):\]]+$/i)?.[1] ?? sign.match(/^\d{1,4}$/)?.[0];
  if (!inside) return [];
  if (/^\d/.test(inside)) return [{ type: "1", number: Number(inside) }];
  const small = inside.toLowerCase(), isLarge = inside !== small, found = [];
  if (ROMAN.test(small)) found.push({ type: isLarge ? "I" : "i", number: roman(small) });
  if (small.length === 1) found.push({ type: isLarge ? "A" : "a", number: small.charCodeAt(0) - 96 });
  return small.length === 1 && small !== "i" ? found.reverse() : found;
}

function roman(letters) {
  const values = [...letters].map((letter) => VALUES[letter]);
  return values.reduce((sum, value, at) => sum + (value < values[at + 1] ? -value : value), 0);
}

// Without levels in the style, another kind of mark is a deeper level, and one that stood before is that level again.
function inferLevels(paragraphs, items) {
  let kinds = [];
  for (const paragraph of paragraphs) {
    const item = items.get(paragraph);
    if (!item) kinds = [];
    else if (!item.level) {
      const kind = item.counts.length ? item.counts.map(({ type }) => type) : [item.words ? "words" : item.sign];
      const at = kinds.findIndex((known) => known.some((each) => kind.includes(each)));
      if (at < 0) kinds.push(kind);
      else kinds.length = at + 1;
      item.level = kinds.length;
    }
  }
}

function build(paragraphs, items) {
  let open = []; // from the outermost list to the innermost: {list, level, type, number}
  paragraphs.forEach((paragraph, at) => {
    const item = items.get(paragraph);
    if (!item || paragraph.previousElementSibling !== open[0]?.list) open = [];
    if (!item) return;
    while (open.length && open.at(-1).level > item.level) open.pop();
    if (item.words) return inWords(paragraph, item, open);
    const count = chosen(item, open.at(-1), items.get(paragraphs[at + 1]));
    if (open.length && open.at(-1).level === item.level && !goesOn(open.at(-1), count)) open.pop();
    if (!open.length || open.at(-1).level < item.level) open.push(opened(paragraph, item, count, open.at(-1)));
    const entry = make(paragraph.ownerDocument, "li", make(paragraph.ownerDocument, "p", ...paragraph.childNodes));
    open.at(-1).list.append(entry);
    open.at(-1).number = count?.number;
    paragraph.remove();
  });
}

const goesOn = (list, count) => list.type === (count?.type ?? "") && (!count || count.number === list.number + 1);

// "i" is a figure or a letter: what goes on with the list before it, or is gone on with by the item after it.
function chosen({ counts, level }, before, after) {
  const follows = counts.find((each) => before?.level === level && goesOn(before, each));
  const leads = counts.find((each) => after?.level === level && after.counts.some((next) => next.type === each.type && next.number === each.number + 1));
  return follows ?? leads ?? counts[0];
}

function opened(paragraph, { level }, count, parent) {
  const list = make(paragraph.ownerDocument, count ? "ol" : "ul");
  if (count && count.type !== "1") list.setAttribute("type", count.type);
  if (count && count.number !== 1) list.setAttribute("start", count.number);
  if (parent) parent.list.lastElementChild.append(list);
  else paragraph.before(list);
  return { list, level, type: count?.type ?? "" };
}

function inWords(paragraph, { sign, level }, open) {
  paragraph.prepend(`${sign} `);
  while (open.length && open.at(-1).level >= level) open.pop();
  if (open.length) open.at(-1).list.lastElementChild.append(paragraph);
}

function putIntoItem(list) {
  const before = list.previousElementSibling;
  if (before?.tagName === "LI") before.append(list);
  else list.replaceWith(make(list.ownerDocument, "li", list.cloneNode(true)));
}
