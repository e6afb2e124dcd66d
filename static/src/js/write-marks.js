// Words that were commented on stay marked in an open editor, and go with them while they are edited.
import { positionIn } from "./caret.js";
import { openEditors, page, readTexts, signsOf } from "./write-parts.js";

const MARKS = "csp-commented"; // what editor-extra.js hears

// Where the editor's text begins among the signs of the chapter as it read; -1 where that is not known.
function begin(key, own) {
  const parts = (readTexts.get(key) ?? []).join("").split(own.join(""));
  return own.length && parts.length === 2 ? [...parts[0]].length : -1;
}

// From where to where, in signs of the editor's own text: as the portal counted, or where the words stand just once.
function place({ quoteStart, quoteEnd }, words, own, begins) {
  const start = Number(quoteStart) - begins, end = Number(quoteEnd) - begins;
  if (begins >= 0 && start >= 0 && end <= own.length) return [start, end];
  const quote = signsOf(words), parts = own.join("").split(quote.join("")), at = [...parts[0]].length;
  return parts.length === 2 ? [at, at + quote.length] : null;
}

function rangesIn(editor, key, held) {
  const { doc } = editor.state, own = signsOf(doc.textContent), begins = held ? -1 : begin(key, own);
  const quotes = page.querySelectorAll(`[data-comments] [data-quote-on="${key}"][data-quote-start]`);
  return [...quotes].flatMap((quote) => {
    const id = quote.closest("[data-thread]").dataset.thread, kept = held?.find((each) => each.id === id);
    const found = kept ? null : place(quote.dataset, quote.textContent, own, begins);
    if (kept || !found) return kept ?? [];
    const [start, end] = found;
    return { id, from: positionIn(doc, { count: start, begins: true }), to: positionIn(doc, { count: end, begins: false }) };
  });
}

export function mark() {
  for (const editor of openEditors()) {
    const { key } = editor.view.dom.closest("article[data-key]")?.dataset ?? {};
    const plugin = editor.state.plugins.find((each) => each.key.startsWith(`${MARKS}$`));
    if (!key || !plugin) continue;
    const held = plugin.getState(editor.state).find().map(({ from, to, spec }) => ({ id: spec.id, from, to }));
    const ranges = rangesIn(editor, key, plugin.spec.wasMarked ? held : null);
    plugin.spec.wasMarked = true;
    editor.view.dispatch(editor.state.tr.setMeta(MARKS, ranges).setMeta("addToHistory", false));
  }
}

document.addEventListener("csp:editing", mark);
