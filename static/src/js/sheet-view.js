// Which lines of a table are seen, and in which order: filtered, in groups, sorted by a column. A line's own lines follow
// it. The order is one of the page alone: what is saved keeps its place in the text.
import { read } from "./sheet-grid.js";
import { isInner } from "./sheet-rows.js";

const inNaturalOrder = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" }).compare;

export class View {
  constructor(sheet, rows, { say, changedView }) {
    Object.assign(this, { sheet, rows, say, changedView, column: 0, way: 1 });
    this.bar = sheet.querySelector("[data-sheet-bar]");
    this.bar.hidden = false;
    this.filters = [...this.bar.querySelectorAll("[data-filter]")];
    this.group = this.bar.querySelector("[data-group-by]");
    this.late = this.bar.querySelector("[data-only-late]");
    this.offer();
    for (const control of [...this.filters, this.group, this.late].filter(Boolean)) {
      control.addEventListener("change", () => this.apply());
    }
    rows.heads.forEach((head, at) => this.makeSortable(head, at));
  }

  // Each entry that stands in a column, once; a cell with several counts for each.
  offer() {
    for (const select of this.filters) {
      const found = new Set(this.outer().flatMap((row) => this.entries(row, select.dataset.filter)));
      const chosen = select.value;
      const options = [...found].sort(inNaturalOrder).map((text) => new Option(text, text, false, text === chosen));
      select.replaceChildren(new Option("All", ""), new Option("– none –", "-", false, chosen === "-"), ...options);
    }
  }

  outer() {
    return [...this.rows.body.rows].filter((row) => !isInner(row) && !row.dataset.group);
  }

  text(row, name) {
    return read(row.cells[this.rows.names.indexOf(name)]);
  }

  entries(row, name) {
    return this.text(row, name).split(/\s*[;\n]\s*/).filter(Boolean);
  }

  makeSortable(head, at) {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1; // the arrows lead there
    button.className = "csp-sheet__sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      this.way = this.column === at && this.way === 1 ? -1 : 1;
      this.column = at;
      for (const each of this.rows.heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", this.way === 1 ? "ascending" : "descending");
      this.apply();
    });
  }

  isSeen(row) {
    if (this.rows.isBlank(row)) return true;
    if (this.late?.checked && !row.dataset.late) return false;
    return this.filters.every(({ value, dataset }) => {
      const entries = this.entries(row, dataset.filter);
      return !value || (value === "-" ? !entries.length : entries.includes(value));
    });
  }

  apply() {
    const [blank, rows] = [this.outer().filter((row) => this.rows.isBlank(row)), this.outer().filter((row) => !this.rows.isBlank(row))];
    const places = new Map(rows.map((row) => [row, Number.parseInt(row.cells[0].textContent, 10) || Infinity]));
    const by = this.group?.value ?? "";
    const groupOf = (row) => (by ? this.entries(row, by)[0] ?? "" : "");
    rows.sort((a, b) => this.byGroup(groupOf(a), groupOf(b)) || this.byColumn(a, b) || places.get(a) - places.get(b));
    this.show(rows, blank, by, groupOf);
    const seen = rows.filter((row) => !row.hidden).length;
    this.say(seen === rows.length ? `All ${rows.length} shown.` : `${seen} of ${rows.length} shown.`);
    this.changedView();
  }

  byGroup(a, b) {
    return Number(!a) - Number(!b) || inNaturalOrder(a, b);
  }

  byColumn(a, b) {
    if (!this.column) return this.way === 1 ? 0 : -1 * (Number.parseInt(a.cells[0].textContent, 10) - Number.parseInt(b.cells[0].textContent, 10));
    const [one, other] = [a, b].map((row) => sortable(read(row.cells[this.column])));
    return Number(!one) - Number(!other) || this.way * inNaturalOrder(one, other);
  }

  show(rows, blank, by, groupOf) {
    const moved = document.createDocumentFragment();
    let last = null;
    for (const row of this.rows.body.querySelectorAll("tr[data-group]")) row.remove();
    for (const row of rows) {
      const inner = this.rows.innerOf(row);
      for (const each of [row, ...inner]) each.hidden = !this.isSeen(row);
      if (by && !row.hidden && groupOf(row) !== last) {
        last = groupOf(row);
        moved.append(this.groupRow(last));
      }
      moved.append(row, ...inner);
    }
    for (const row of blank) moved.append(row, ...this.rows.innerOf(row));
    this.rows.body.append(moved);
  }

  groupRow(text) {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    row.dataset.group = "yes";
    row.className = "csp-sheet__group";
    if (this.rows.inner) row.setAttribute("aria-level", "1");
    head.colSpan = this.rows.heads.length;
    head.scope = "rowgroup";
    head.textContent = text || "None";
    row.append(head);
    return row;
  }
}

// Days as they sort: 31/03/2027 → 2027-03-31; sums without their sign.
function sortable(text) {
  return text.replace(/^(?:from |until )?(\d\d)\/(\d\d)\/(\d{4})/, "$3-$2-$1").replace(/^£([\d,]+)/, (all, digits) => digits.replaceAll(",", ""));
}
