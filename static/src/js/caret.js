// A place in a text, told by how many characters that are not white space stand before it: the page that is read, the editor
// and the portal count alike.
export const SPACE = /[\s\ufeff]/u;
const PARAGRAPH = "p, li, td, th, h2, h3, h4, h5, h6, blockquote";

export const counted = (text) => [...text].filter((sign) => !SPACE.test(sign)).length;

// The place of a click in an element: how many signs stand before it, and whether it begins a paragraph; null outside its text.
export function placeOfClick(event, element) {
  const { node, offset } = pointed(event.clientX, event.clientY) ?? {};
  if (!node || !element.contains(node)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(node, offset);
  const count = counted(before.toString());
  before.setStart(node.parentElement.closest(PARAGRAPH) ?? element, 0);
  return { count, begins: counted(before.toString()) === 0 };
}

function pointed(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

// The position of such a place in an editor's document.
export function positionIn(doc, { count, begins }) {
  let left = begins ? count + 1 : count, position = null;
  doc.descendants((node, start) => {
    if (position !== null || !node.isText) return position === null;
    let passed = 0;
    for (const sign of node.text) {
      if (left === 0) break;
      if (!SPACE.test(sign)) left -= 1;
      passed += left === 0 && begins ? 0 : sign.length;
    }
    if (left === 0) position = start + passed;
    return true;
  });
  return position ?? doc.content.size;
}
