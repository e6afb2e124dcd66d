// The cells of a table as a grid: one tab stop, arrows move, Enter, F2 or typing changes a cell, Escape gives up, Delete
// empties, Ctrl-C, Ctrl-X and Ctrl-V take and give ranges as Excel does, Ctrl-D fills down, Ctrl-Z takes back.
// What is written is told as "sheet:change"; what is pasted is placed by ``paste``.
import { asText, cellsOf } from "./clipboard.js";

const STEPS = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0],
};

export const headsOf = (table) => [...table.tHead.rows[0].cells];
export const placeOf = (cell) => cell.cellIndex;

// The text of a cell: what is wrong with it stands in an element beside its text. While it is being written it is what it
// was before; what stands in its box is `typed`.
export function read(cell) {
  let text = boxIn(cell)?.dataset.was ?? "";
  for (const node of cell.childNodes) if (node.nodeType === Node.TEXT_NODE) text += node.data;
  return text;
}

export const boxIn = (cell) => cell.querySelector("textarea, select");
export const typed = (cell) => boxIn(cell)?.value.trim() ?? read(cell);

export class Grid {
  constructor(table, { canWrite, paste, add }) {
    Object.assign(this, { table, canWrite, paste, add, undone: [], edited: null, anchor: null });
    this.heads = headsOf(table);
    this.body = table.tBodies[0];
    this.at = null;
    table.setAttribute("role", this.body.rows[0]?.hasAttribute("aria-level") ? "treegrid" : "grid");
    table.setAttribute("aria-multiselectable", "true");
    for (const link of this.body.querySelectorAll("a")) link.tabIndex = -1;
    this.listen();
    this.stand(this.rows()[0]?.cells[1]);
  }

  rows() {
    this.shown ??= [...this.body.rows].filter((row) => !row.hidden && !row.dataset.group);
    return this.shown;
  }

  changedView() {
    this.shown = null;
    if (!this.at?.isConnected || this.at.parentElement.hidden) this.stand(this.rows()[0]?.cells[1]);
  }

  cell(row, column) {
    return this.rows()[row]?.cells[column];
  }

  rowOf(cell) {
    return this.rows().indexOf(cell.parentElement);
  }

  isFixed(cell) {
    return !this.canWrite || cell.tagName === "TH" || cell.hasAttribute("data-fixed");
  }

  // --- Where one is

  stand(cell) {
    if (!cell) return;
    if (this.at) this.at.tabIndex = -1;
    this.at = cell;
    cell.tabIndex = 0;
  }

  go(cell, isExtended = false) {
    if (!cell) return;
    const left = this.at?.parentElement;
    this.stand(cell);
    if (!isExtended) this.anchor = cell;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.mark();
    if (left && left !== cell.parentElement) this.tell("sheet:leave", { row: left });
  }

  range() {
    const ends = [this.anchor?.isConnected && !this.anchor.parentElement.hidden ? this.anchor : this.at, this.at];
    const [rows, columns] = [ends.map((cell) => this.rowOf(cell)), ends.map(placeOf)];
    return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
  }

  selected() {
    const { top, bottom, left, right } = this.range();
    return this.rows().slice(top, bottom + 1).map((row) => [...row.cells].slice(left, right + 1));
  }

  mark() {
    for (const cell of this.marked ?? []) cell.removeAttribute("aria-selected");
    this.marked = this.selected().flat();
    for (const cell of this.marked) cell.setAttribute("aria-selected", "true");
  }

  tell(name, detail) {
    this.table.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  // --- Writing

  // Pairs of a cell and its new text; gives the number of cells that cannot be written.
  write(pairs, { canUndo = true, isTyped = false } = {}) {
    const free = pairs.filter(([cell]) => !this.isFixed(cell));
    if (canUndo && free.length) this.undone.push(free.map(([cell]) => [cell, read(cell)]));
    for (const [cell, text] of free) cell.textContent = text;
    if (free.length) this.tell("sheet:change", { cells: free.map(([cell]) => cell), isTyped });
    return pairs.length - free.length;
  }

  takeBack() {
    const last = this.undone.pop();
    if (last) this.write(last.filter(([cell]) => cell.isConnected), { canUndo: false });
  }

  fillDown() {
    const [first, ...others] = this.selected();
    this.write(others.flatMap((cells) => cells.map((cell, step) => [cell, read(first[step])])));
  }

  empty() {
    this.write(this.selected().flat().filter((cell) => read(cell)).map((cell) => [cell, ""]));
  }

  edit(cell, typed = null) {
    if (this.isFixed(cell)) return;
    const head = this.heads[placeOf(cell)];
    const was = read(cell);
    const box = head.dataset.choices && !("several" in head.dataset) ? choiceBox(head, was) : textBox(typed ?? was);
    box.setAttribute("aria-label", `${head.textContent}, row ${cell.parentElement.cells[0].textContent.trim()}`);
    box.dataset.was = was;
    cell.replaceChildren(box);
    this.edited = { cell, was, box };
    box.focus();
    if (head.dataset.choices) this.tell("sheet:say", { text: `To choose from: ${JSON.parse(head.dataset.choices).join("; ")}` });
    box.addEventListener("blur", () => this.finish(true));
  }

  finish(isKept) {
    if (!this.edited) return;
    const { cell, was, box } = this.edited;
    this.edited = null;
    cell.textContent = was;
    if (isKept && box.value.trim() !== was.trim()) this.write([[cell, box.value.trim()]], { isTyped: true });
    else this.tell("sheet:same", { cell });
  }

  // --- Hands

  listen() {
    this.table.addEventListener("mousedown", (event) => {
      const cell = event.target.closest("td, th");
      if (!cell || !this.body.contains(cell) || cell.contains(this.edited?.box) || cell.parentElement.dataset.group) return;
      if (event.target.closest("a")) return;
      event.preventDefault();
      this.finish(true);
      this.go(cell, event.shiftKey);
    });
    this.table.addEventListener("dblclick", (event) => {
      const cell = event.target.closest("td");
      if (cell && !this.edited) this.edit(cell);
    });
    this.body.addEventListener("keydown", (event) => (this.edited ? this.keyInBox(event) : this.key(event)));
    this.table.tHead.addEventListener("keydown", (event) => this.keyInHead(event));
    this.table.addEventListener("copy", (event) => this.copy(event));
    this.table.addEventListener("cut", (event) => { this.copy(event); if (!this.edited) this.empty(); });
    this.table.addEventListener("paste", (event) => {
      if (this.edited || !this.canWrite) return;
      event.preventDefault();
      this.paste(cellsOf(event.clipboardData));
    });
    this.table.addEventListener("focusout", (event) => {
      if (this.at && !this.table.contains(event.relatedTarget) && !this.edited) this.tell("sheet:leave", { row: this.at.parentElement });
    });
  }

  copy(event) {
    if (this.edited) return;
    event.clipboardData.setData("text/plain", asText(this.selected().map((cells) => cells.map(read))));
    event.preventDefault();
  }

  keyInBox(event) {
    const [row, column] = [this.rowOf(this.at), placeOf(this.at)];
    if (event.key === "Escape") {
      this.finish(false);
      this.go(this.at);
    } else if (event.key === "Enter" && event.altKey && this.edited.box.setRangeText) {
      this.edited.box.setRangeText("\n", this.edited.box.selectionStart, this.edited.box.selectionEnd, "end");
    } else if (event.key === "Enter" && !event.shiftKey) {
      this.finish(true);
      this.go(this.cell(row + 1, column) ?? this.at);
    } else if (event.key === "Tab") {
      this.finish(true);
      this.go(this.cell(row, column + (event.shiftKey ? -1 : 1)) ?? this.at);
    } else return;
    event.preventDefault();
  }

  key(event) {
    const isHeld = event.ctrlKey || event.metaKey;
    const [row, column] = [this.rowOf(this.at), placeOf(this.at)];
    const letter = event.key.toLowerCase();
    if (STEPS[event.key]) this.step(STEPS[event.key], event.shiftKey);
    else if (event.key === "Home") this.go(this.cell(isHeld ? 0 : row, 0), event.shiftKey);
    else if (event.key === "End") this.go(this.cell(isHeld ? this.rows().length - 1 : row, this.heads.length - 1), event.shiftKey);
    else if (event.key === "Enter" && isHeld) this.add(event.shiftKey);
    else if (event.key === "Enter" && this.at.querySelector("a")) this.at.querySelector("a").click();
    else if (event.key === "Enter" || event.key === "F2") this.edit(this.at);
    else if (event.key === "Delete" || event.key === "Backspace") this.empty();
    else if (isHeld && letter === "z") this.takeBack();
    else if (isHeld && letter === "d") this.fillDown();
    else if (isHeld && letter === "a") { this.anchor = this.cell(0, 0); this.go(this.cell(this.rows().length - 1, this.heads.length - 1), true); }
    else if (event.key.length === 1 && !isHeld && !event.altKey) this.edit(this.at, event.key);
    else return;
    event.preventDefault();
  }

  // Above the first row stand the headings, which sort.
  step([down, right], isExtended) {
    if (down === -1 && !isExtended && this.rowOf(this.at) === 0) return this.goToHead(placeOf(this.at));
    const row = Math.max(0, Math.min(this.rows().length - 1, this.rowOf(this.at) + down));
    this.go(this.cell(row, Math.max(0, placeOf(this.at) + right)), isExtended);
  }

  goToHead(column) {
    this.heads[column]?.querySelector("button").focus();
  }

  keyInHead(event) {
    const column = placeOf(event.target.closest("th"));
    if (event.key === "ArrowDown") this.go(this.cell(0, column));
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.goToHead(column + STEPS[event.key][1]);
    else return;
    event.preventDefault();
  }
}

function textBox(text) {
  const box = document.createElement("textarea");
  box.rows = Math.max(1, text.split("\n").length);
  box.value = text;
  return box;
}

function choiceBox(head, was) {
  const box = document.createElement("select");
  for (const label of ["", ...JSON.parse(head.dataset.choices)]) box.add(new Option(label, label, false, label === was));
  return box;
}
