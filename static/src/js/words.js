// Words of a chapter: those that are selected, so that they can be commented on; those that were, painted where they stand now.
import { SPACE, counted } from "./caret.js";

const BLOCK = ".csp-block[data-key]";
const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

// The selected words of one chapter and where they stand, or null.
export function picked() {
  const selection = getSelection(), range = selection.rangeCount && !selection.isCollapsed && within(selection.getRangeAt(0));
  if (!range) return null;
  const block = elementOf(range.startContainer).closest(BLOCK), exact = range.toString(), before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = counted(before.toString()), length = counted(exact);
  return length ? { key: block.dataset.key, start, end: start + length, exact, box: range.getBoundingClientRect() } : null;
}

// Three clicks select a paragraph up to the beginning of what follows, which may be another chapter.
function within(range) {
  const block = elementOf(range.startContainer).closest(BLOCK);
  if (!block) return null;
  if (block.contains(range.endContainer)) return range;
  const inside = range.cloneRange(), beyond = range.cloneRange();
  inside.setEnd(block, block.childNodes.length);
  beyond.setStartAfter(block);
  return counted(beyond.toString()) ? null : inside;
}

// A button beside the selected words; Ctrl-Alt-M does the same.
export function offer(button, act) {
  const hide = () => { button.hidden = true; };
  const go = () => {
    const words = picked();
    hide();
    if (words) act(words);
  };
  document.addEventListener("selectionchange", () => {
    const words = picked();
    button.hidden = !words;
    if (words) place(button, words.box);
  });
  document.addEventListener("scroll", hide, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || !event.altKey || event.key.toLowerCase() !== "m" || !picked()) return;
    event.preventDefault();
    go();
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the words stay selected
  button.addEventListener("click", go);
}

function place(button, box) {
  const { offsetWidth: width, offsetHeight: height } = button;
  const under = box.bottom + 8 + height < innerHeight ? box.bottom + 8 : Math.max(box.top - 8 - height, 8);
  Object.assign(button.style, { top: `${under}px`, left: `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px` });
}

// --- Words that were commented on

export function paint() {
  if (!CSS.highlights) return;
  const ranges = [...document.querySelectorAll("[data-quote-start]")].map(rangeOf).filter(Boolean);
  CSS.highlights.set("csp-quotes", new Highlight(...ranges));
}

// Where a quote's words stand in its chapter; null while that is being written.
function rangeOf(quote) {
  const { quoteOn: key, quoteStart, quoteEnd } = quote.dataset, block = document.querySelector(`.csp-block[data-key="${key}"]`);
  if (!block) return null;
  const range = document.createRange(), walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let passed = 0;
  while (walker.nextNode()) {
    let at = 0;
    for (const sign of walker.currentNode.data) {
      if (!SPACE.test(sign)) {
        if (passed === Number(quoteStart)) range.setStart(walker.currentNode, at);
        passed += 1;
        if (passed === Number(quoteEnd)) {
          range.setEnd(walker.currentNode, at + sign.length);
          return range;
        }
      }
      at += sign.length;
    }
  }
  return null;
}

// A quote leads to its words.
export function show(quote) {
  const range = rangeOf(quote);
  if (!range) return false;
  elementOf(range.startContainer).scrollIntoView({ block: "center" });
  CSS.highlights?.set("csp-quote-shown", new Highlight(range));
  return true;
}

document.addEventListener("click", (event) => {
  const quote = event.target.closest("[data-quote-start]");
  if (quote && !event.ctrlKey && !event.metaKey && !event.shiftKey && show(quote)) event.preventDefault();
});
