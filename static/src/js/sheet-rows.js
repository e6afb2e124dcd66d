// The lines of a table: rows, and lines inside a row under it (aria-level 2). New ones, and what is pasted over several.
import { read } from "./sheet-grid.js";

export const isInner = (row) => row?.getAttribute("aria-level") === "2";

export class Rows {
  constructor(sheet, heads) {
    this.sheet = sheet;
    this.heads = heads;
    this.body = sheet.querySelector("tbody");
    this.inner = sheet.dataset.nested ?? "";
    this.names = heads.map((head) => head.dataset.name ?? "");
    this.forInner = this.namesOf(2);
    this.forRow = this.namesOf(1);
  }

  // Which columns a line of this level has; where no line shows it yet, those that the page named.
  namesOf(level) {
    const names = (level === 1 ? this.sheet.dataset.rowNames : this.sheet.dataset.innerNames) ?? "";
    return new Set(names.split(" ").filter(Boolean));
  }

  make(level) {
    const row = document.createElement("tr");
    row.dataset.fresh = newKey();
    if (this.inner) row.setAttribute("aria-level", level);
    const own = level === 2 ? this.forInner : this.forRow;
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = "new";
    row.append(head);
    for (const name of this.names.slice(1)) {
      const cell = document.createElement("td");
      if (!own.has(name)) cell.setAttribute("data-fixed", "");
      row.append(cell);
    }
    return row;
  }

  // The line under which a line's own lines stand, and those lines.
  outer(row) {
    let found = row;
    while (isInner(found)) found = found.previousElementSibling;
    return found;
  }

  innerOf(row) {
    const found = [];
    for (let next = row.nextElementSibling; isInner(next); next = next.nextElementSibling) found.push(next);
    return found;
  }

  lastOf(row) {
    return this.innerOf(row).at(-1) ?? row;
  }

  isBlank(row) {
    return !row.dataset.key && [...row.cells].slice(1).every((cell) => !read(cell));
  }

  // What has been saved gets its number, which leads to its form, and its lines theirs.
  number(row, url) {
    if (!row.querySelector("th a")) {
      const numbers = [...this.body.querySelectorAll("th a")].map((link) => Number.parseInt(link.textContent, 10));
      const link = document.createElement("a");
      Object.assign(link, { href: url, className: "govuk-link", tabIndex: -1 });
      link.textContent = Math.max(0, ...numbers) + 1;
      row.cells[0].replaceChildren(link);
    }
    const own = row.querySelector("th a").textContent;
    this.innerOf(row).forEach((each, at) => { each.cells[0].textContent = `${own}.${at + 1}`; });
  }

  // One blank row always stands at the end, to be written and pasted in.
  keepBlank() {
    const last = [...this.body.rows].filter((row) => !isInner(row) && !row.dataset.group).at(-1);
    if (!last || !this.isBlank(last)) this.body.append(this.make(1));
  }

  addBelow(row, level) {
    const outer = this.outer(row);
    const fresh = this.make(level);
    if (level === 2) (isInner(row) ? row : outer).after(fresh);
    else this.lastOf(outer).after(fresh);
    return fresh;
  }
}

// The key that a row will have once it is saved: sent twice, it is one row.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// --- What is pasted

const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();

function namesOfHead(head) {
  return [head.textContent, head.dataset.name ?? "", ...(head.dataset.also ?? "").split("|")].map(plain).filter(Boolean);
}

// The columns that a first line of headings names, by its places; null where it is no line of headings.
export function columnsByHeadings(line, heads) {
  const found = line.map(({ text }) => {
    const wanted = plain(text);
    return wanted ? heads.findIndex((head, at) => at > 0 && namesOfHead(head).includes(wanted)) : -1;
  });
  const named = found.filter((at) => at > 0);
  return named.length > 1 && named.length * 2 >= line.filter(({ text }) => text).length ? found : null;
}

// Lines of the clipboard as lines of the table: {level, cells: Map(column → text)}. A line that names both a row and what
// is inside it is two: what is merged over several lines belongs to the row, the rest to the line inside it.
export function placed(lines, columns, rows) {
  const main = rows.heads.findIndex((head) => head.dataset.name === rows.inner);
  const title = main - 1;
  if (main < 1 || !columns.includes(main)) return lines.map((line) => ({ level: 1, cells: cellsAt(line, columns) }));
  return lines.flatMap((line) => {
    const cells = cellsAt(line, columns);
    const [hasRow, hasInner] = [title, main].map((column) => Boolean(cells.get(column)));
    if (!hasInner) return [{ level: 1, cells }];
    if (!hasRow) return [{ level: 2, cells }];
    const isMerged = line.some(({ merged }) => merged);
    const own = new Map();
    const within = new Map();
    line.forEach(({ text, merged }, at) => {
      const column = columns[at];
      const isInside = column === main || (isMerged && !merged && rows.forInner.has(rows.names[column]));
      if (column > 0) (isInside ? within : own).set(column, text);
    });
    return [{ level: 1, cells: own }, { level: 2, cells: within }];
  });
}

function cellsAt(line, columns) {
  return new Map(line.map(({ text }, at) => [columns[at], text]).filter(([column]) => column > 0));
}
