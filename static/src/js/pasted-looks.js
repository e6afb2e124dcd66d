// Looks that may say something: what of a pasted text only its colours, its capitals or its tick boxes tell.
import { all, isBlank, several, style, styled } from "./pasted-elements.js";

const WHITE = /^(transparent|white|none|inherit|initial|auto|#fff(fff)?(?![\da-f])|rgb\(255,255,255\)|rgba\(\d+,\d+,\d+,0\))/;
const DARK = /^(black|windowtext|inherit|initial|auto|currentcolor|(#000|#000000|#1f1f1f|#202124|#222|#222222|#333|#333333)(?![\da-f])|rgba?\((\d|[1-5]\d),(\d|[1-5]\d),(\d|[1-5]\d)[,)])/;

const backgroundOf = (element) => {
  const said = style(element).match(/(?:^|;)background(?:-color)?:([^;]+)/)?.[1] ?? element.getAttribute("bgcolor")?.toLowerCase();
  return said && !WHITE.test(said) ? said : "";
};
const colourOf = (element) => {
  const said = style(element).match(/(?:^|;)color:([^;]+)/)?.[1] ?? element.getAttribute("color")?.toLowerCase();
  return said && !DARK.test(said) && !WHITE.test(said) ? said : "";
};

// Word keeps the letters as they were typed and shows them as capitals.
export function writeCapitals(doc) {
  for (const each of styled(doc, /text-transform:uppercase/)) {
    const walker = doc.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.toUpperCase();
  }
}

export function leaveOutTicks(doc, notes) {
  const boxes = all(doc, "li[role=checkbox]");
  for (const each of boxes) each.querySelectorAll("img").forEach((picture) => picture.remove());
  if (boxes.length) notes.push(`${several(boxes.length, "tick box was", "tick boxes were")} left out: say in words what is done.`);
}

export function nameHighlights(doc, notes) {
  const lit = all(doc, "span, font").filter((each) => backgroundOf(each) && !isBlank(each) && !each.closest("a"));
  if (lit.length || all(doc, "mark").length) notes.push("Highlighting was left out; the words were kept.");
}

// A colour of all that is pasted, of headings or of the heads of a table says nothing.
export function nameColours(doc, notes) {
  const cells = all(doc, "td").filter((each) => backgroundOf(each));
  if (new Set(cells.map(backgroundOf)).size > 1 || cells.some(isBlank)) {
    notes.push("The colours of cells were left out: write in words what they say, such as red or green.");
  }
  const words = all(doc, "span, font").filter((each) => colourOf(each) && !isBlank(each) && !each.closest("a, h2, h3, h4, th"));
  const isPart = words.length && words.map((each) => each.textContent).join("").trim().length < doc.body.textContent.trim().length;
  if (isPart) notes.push("The colours of words were left out; the words were kept.");
}
