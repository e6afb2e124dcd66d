// Tables of a pasted text: the first row holds the headings, a caption stands before the table.
import { isBlank, make, rename, several, style, unwrap } from "./pasted-elements.js";

export function giveHeadings(doc, notes) {
  let taken = 0;
  for (const table of doc.querySelectorAll("table")) {
    const caption = table.querySelector("caption");
    if (caption && !isBlank(caption)) table.before(make(doc, "p", make(doc, "strong", ...caption.childNodes)));
    caption?.remove();
    if (table.rows.length < 2 || table.querySelector("th")) continue;
    const marked = [...table.rows].filter((row) => row.parentElement.tagName === "THEAD");
    const first = marked.length ? marked : firstRows(table);
    if (!marked.length && !first.every(isBold)) taken += 1;
    first.flatMap((row) => [...row.cells]).forEach(makeHeading);
  }
  if (taken) notes.push(`The first row of ${several(taken, "table was", "tables were")} taken as headings of the columns. If it holds none, select its cells and choose “Toggle header cell”.`);
}

// A title over all columns is a heading, and so is the row under it.
function firstRows({ rows }) {
  const at = [...rows].findIndex((row) => row.cells.length > 1);
  return at < 1 || at === rows.length - 1 ? [rows[0]] : [...rows].slice(0, at + 1);
}

function isBold(row) {
  return [...row.cells].every((cell) => {
    const bold = [...cell.querySelectorAll("b, strong")].map((each) => each.textContent).join("");
    return isBlank(cell) || /font-weight:(bold|[6-9]00)/.test(style(cell) + style(row)) || bold.trim().length >= cell.textContent.trim().length * 0.9;
  });
}

function makeHeading(cell) {
  rename(cell, "th").querySelectorAll("b, strong").forEach(unwrap);
}
