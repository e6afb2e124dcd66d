// What a spreadsheet or a word processor put on the clipboard, as lines of cells: {text, merged} (merged: it covers the
// lines below it too). The table of text/html is read first: it alone tells a line break in a cell (<br>) from a new row,
// and merged cells; then text divided by tabs, with Excel's quotes.
const BREAK = "\u2028";

const BLOCKS = "p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, table";
const LEFT_OUT = "del, .msoDel, .MsoDel, .MsoCommentReference"; // tracked changes are taken as accepted

export function cellsOf(clipboard) {
  const tables = tablesIn(clipboard.getData("text/html"));
  if (tables.length) return tables.flatMap(linesOfTable);
  return linesOfText(clipboard.getData("text/plain")).map((line) => line.map((text) => ({ text, merged: false })));
}

function tablesIn(html) {
  // A parsed document keeps the page's policy: every style in it would be reported.
  const quiet = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/(<[^<>]*?\s)style\s*=/gi, "$1data-style=");
  const doc = new DOMParser().parseFromString(quiet, "text/html");
  for (const each of doc.querySelectorAll(LEFT_OUT)) each.remove();
  if (/mso-list|mso-hide|display:\s*none/i.test(quiet)) doc.querySelectorAll("[data-style]").forEach(makePlain);
  return [...doc.querySelectorAll("table")].filter((table) => !table.parentElement.closest("table"));
}

// Word writes bullets as letters of a font of signs, and hidden text as any other.
function makePlain(element) {
  const style = element.dataset.style.replace(/\s+/g, "").toLowerCase();
  if (style.includes("mso-list:ignore")) element.textContent = /[a-z0-9]+[.)]/i.test(element.textContent) ? `${element.textContent.trim()} ` : "– ";
  else if (/mso-hide:all|display:none/.test(style)) element.remove();
}

function linesOfTable(table) {
  const covered = [];
  return [...table.rows].map((row) => {
    const line = [];
    const skip = () => {
      while (covered[line.length] > 0) {
        covered[line.length] -= 1;
        line.push({ text: "", merged: true });
      }
    };
    for (const cell of row.cells) {
      skip();
      for (let step = 0; step < cell.colSpan; step += 1) {
        covered[line.length] = cell.rowSpan - 1;
        line.push({ text: step ? "" : textOf(cell), merged: cell.rowSpan > 1 });
      }
    }
    skip();
    return line;
  });
}

// A source is wrapped wherever its program likes: runs of white space are one space, only <br> and blocks break a line.
function textOf(cell) {
  for (const end of cell.querySelectorAll("br")) end.replaceWith(BREAK);
  for (const block of cell.querySelectorAll(BLOCKS)) if (hasMore(block)) block.append(BREAK);
  return cell.textContent.replace(/[ \t\r\n\u00a0]+/g, " ").replaceAll(/ ?\u2028 ?/g, "\n").trim();
}

function hasMore(block) {
  for (let next = block.nextSibling; next; next = next.nextSibling) if (next.textContent.trim()) return true;
  return false;
}

export function linesOfText(source) {
  const text = source.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const lines = [[]];
  let cell = "";
  let isQuoted = false;
  const close = () => { lines.at(-1).push(cell); cell = ""; };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted && sign === '"' && text[at + 1] === '"') { cell += sign; at += 1; }
    else if (isQuoted && sign === '"') isQuoted = false;
    else if (isQuoted) cell += sign;
    else if (sign === '"' && cell === "") isQuoted = true;
    else if (sign === "\t") close();
    else if (sign === "\n") { close(); lines.push([]); }
    else cell += sign;
  }
  close();
  return lines;
}

export function asText(lines) {
  const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return lines.map((line) => line.map(quoted).join("\t")).join("\r\n");
}
