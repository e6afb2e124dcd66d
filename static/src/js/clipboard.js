// What a spreadsheet or a word processor put on the clipboard, as lines of cells: {text, merged} (merged: it covers the
// lines below it too). The table of text/html is read first: it alone tells a line break in a cell (<br>) from a new row,
// and merged cells; then text divided by tabs, with Excel's quotes.
const BREAK = "\u2028";

export function cellsOf(clipboard) {
  const table = tableIn(clipboard.getData("text/html"));
  if (table) return linesOfTable(table);
  return linesOfText(clipboard.getData("text/plain")).map((line) => line.map((text) => ({ text, merged: false })));
}

function tableIn(html) {
  // A parsed document keeps the page's policy: every style in it would be reported.
  const quiet = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=/gi, " data-style=");
  return quiet && new DOMParser().parseFromString(quiet, "text/html").querySelector("table");
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
  for (const block of cell.querySelectorAll("p, div, li")) if (block.nextElementSibling) block.append(BREAK);
  return cell.textContent.replace(/[ \t\r\n\u00a0]+/g, " ").replaceAll(/ ?\u2028 ?/g, "\n").trim();
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
