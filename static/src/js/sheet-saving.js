// Lines of a table are saved one by one when they are left: each cell is sent with what stood there when it was read. A
// fault stands beside its cell and loses nothing; what cannot be sent is kept in the page and the browser (sheet-kept), and
// sent again.
import { boxIn, read, typed } from "./sheet-grid.js";
import { isInner } from "./sheet-rows.js";
import { signedInAgain } from "./signed-in.js";

const PAUSE = 400;
const RETRY = 15000;
const AWAY = "Not saved yet: the portal cannot be reached. What you wrote is kept in this browser and sent again.";

export class Saving {
  constructor(sheet, rows, { say, changedView }) {
    Object.assign(this, { sheet, rows, say, changedView, waiting: new Set(), busy: false, timer: 0 });
    this.was = new WeakMap();
    this.problems = sheet.querySelector("[data-sheet-problems]");
    window.addEventListener("beforeunload", (event) => { if (this.isUnsaved()) event.preventDefault(); });
  }

  isUnsaved() {
    return this.busy || this.waiting.size > 0 || Boolean(this.sheet.querySelector("tr[data-state=fault]"));
  }

  // What stood in a cell when it was read; a cell that was never changed says so itself.
  remember(cell, text) {
    if (!this.was.has(cell)) this.was.set(cell, text);
  }

  touch(cells) {
    for (const cell of cells) {
      clearFault(cell);
      const row = this.rows.outer(cell.parentElement);
      row.dataset.state = "changed";
      this.waiting.add(row);
    }
    this.rows.keepBlank();
  }

  soon(wait = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), wait);
  }

  leave() {
    if (this.waiting.size) this.soon();
  }

  async send() {
    if (this.busy) { this.again = true; return; }
    for (const row of this.waiting) if (!row.isConnected || (this.rows.isBlank(row) && !this.rows.innerOf(row).length)) this.waiting.delete(row);
    const chosen = [...this.waiting];
    if (!chosen.length) return;
    this.busy = true;
    this.waiting.clear();
    for (const row of chosen) row.dataset.state = "saving";
    this.say(`Saving ${counted(chosen.length)} …`);
    const sent = chosen.map((row) => this.lineOf(row));
    try {
      this.settle(sent, await this.post(sent));
      this.tell("sheet:settled", { isLeft: false });
    } catch (fault) {
      if (!(fault instanceof NotSaved)) throw fault;
      for (const row of chosen) this.keep(row);
      this.say(...fault.said);
      this.tell("sheet:settled", { isLeft: true });
      if (fault.isTriedAgain) this.soon(RETRY);
    } finally {
      this.busy = false;
    }
    if (this.again) { this.again = false; this.soon(); }
  }

  tell(name, detail) {
    this.sheet.dispatchEvent(new CustomEvent(name, { detail }));
  }

  keep(row) {
    row.dataset.state = "fault";
    this.waiting.add(row);
  }

  async post(sent, isAgain = false) {
    const reason = this.sheet.querySelector("[data-sheet-reason]")?.value ?? "";
    const answer = await fetch(this.sheet.dataset.save, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.sheet.querySelector("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify({ reason, lines: sent.map(({ line }) => line) }),
    }).catch(() => { throw new NotSaved([AWAY], true); });
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      const inTheWay = isAgain ? [AWAY] : await signedInAgain();
      if (inTheWay.length) throw new NotSaved(inTheWay);
      return this.post(sent, true);
    }
    const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
    if (said.reasons) throw new NotSaved([`Not saved: ${said.reasons.join(" ")} Everything stands here as you wrote it, and is sent again with your next change.`]);
    if (!answer.ok) throw new NotSaved([AWAY], answer.status >= 500);
    return said.lines;
  }

  // --- A line as it is sent, and the elements that its answer is about

  // `reading` a cell gives its text: to be kept, also what is being typed counts.
  lineOf(row, reading = read) {
    const inner = this.rows.innerOf(row).map((each) => [each, this.cellsOf(each, reading)]);
    const isAny = inner.some(([, cells]) => Object.keys(cells).length);
    const before = previousRow(row)?.dataset;
    return {
      row,
      sentText: new Map([row, ...inner.map(([each]) => each)].flatMap((each) => [...each.cells].map((cell) => [cell, read(cell)]))),
      line: {
        line: nameOf(row),
        key: row.dataset.key ?? null,
        fresh: row.dataset.fresh ?? null,
        after: before?.key ?? before?.fresh ?? null,
        cells: this.cellsOf(row, reading),
        nested: isAny ? inner.map(([each, cells]) => ({ line: nameOf(each), key: each.dataset.key ?? null, cells })) : [],
      },
    };
  }

  cellsOf(row, reading) {
    const cells = {};
    for (const cell of row.cells) {
      const name = this.rows.names[cell.cellIndex];
      const now = reading(cell);
      const was = row.dataset.key ? this.was.get(cell) ?? read(cell) : "";
      if (name && now !== was) cells[name] = { was, now };
    }
    return cells;
  }

  settle(sent, answers) {
    let faults = 0;
    sent.forEach((one, at) => { faults += this.settleRow(one, answers[at]); });
    const saved = answers.length - answers.filter(isFaulty).length;
    this.rows.keepBlank();
    this.tellProblems();
    this.changedView({ isSaved: true });
    this.say(`${counted(saved)} saved${faults ? `, ${faults === 1 ? "1 fault" : `${faults} faults`} to look at` : ""}.`);
  }

  settleRow({ row, line, sentText }, answer) {
    const isWrong = isFaulty(answer);
    const inner = this.rows.innerOf(row);
    const answered = new Map(answer.nested.map((each) => [each.line, each]));
    if (answer.key) row.dataset.key = answer.key;
    if (!isWrong) this.rows.number(row, answer.url);
    if (answer.is_late) row.dataset.late = "yes"; else delete row.dataset.late;
    row.dataset.state = isWrong ? "fault" : "saved";
    row.dataset.fault = answer.fault;
    let faults = this.settleCells(row, answer, isWrong, sentText) + (answer.fault ? 1 : 0);
    for (const each of inner) {
      const own = answered.get(nameOf(each));
      if (own) {
        if (!isWrong && own.key) each.dataset.key = own.key;
        faults += this.settleCells(each, own, isWrong, sentText);
      } else if (line.nested.length && !isWrong && sentText.has(each.cells[0])) each.remove();
    }
    return faults;
  }

  // Saved: what stands there now, unless somebody went on writing meanwhile. Refused: the fault, and what it is about.
  settleCells(row, answer, isWrong, sentText) {
    for (const cell of row.cells) {
      const name = this.rows.names[cell.cellIndex];
      if (!name || !(name in (answer.cells ?? {})) || boxIn(cell)) continue;
      const isSame = sentText.get(cell) === read(cell);
      if (!isWrong) {
        this.was.set(cell, answer.cells[name]);
        if (isSame && read(cell) !== answer.cells[name]) cell.textContent = answer.cells[name];
        if (isSame) clearFault(cell);
        else this.waiting.add(this.rows.outer(row));
      } else if (answer.faults[name]) {
        this.was.set(cell, answer.cells[name]);
      }
    }
    for (const [name, sentence] of Object.entries(answer.faults)) setFault(row.cells[this.rows.names.indexOf(name)], sentence);
    return Object.keys(answer.faults).length;
  }

  // What the portal does not have yet, as it would be sent, with what is being typed in a cell.
  unsaved() {
    const rows = new Set([...this.sheet.querySelectorAll("tr[data-state]:not([data-state=saved])")].map((row) => this.rows.outer(row)));
    const box = this.sheet.querySelector("tbody textarea, tbody select");
    if (box && box.value.trim() !== box.dataset.was.trim()) rows.add(this.rows.outer(box.closest("tr")));
    const lines = [...rows].map((row) => this.lineOf(row, typed).line);
    return lines.filter(({ cells, nested }) => Object.keys(cells).length || nested.length);
  }

  // Every fault with a way to its cell.
  tellProblems() {
    const cells = [...this.sheet.querySelectorAll("[aria-invalid=true]")];
    const rows = [...this.sheet.querySelectorAll("tr[data-fault]")].filter((row) => row.dataset.fault);
    this.problems.replaceChildren(
      ...cells.map((cell) => problem(`${cell.dataset.fault}`, () => cell)),
      ...rows.map((row) => problem(row.dataset.fault, () => row.cells[1])),
    );
    this.problems.hidden = !this.problems.children.length;
  }
}

// `said`: words and links that tell why, and what a person can do about it.
class NotSaved extends Error {
  constructor(said, isTriedAgain = false) {
    super(said.join(" "));
    Object.assign(this, { said, isTriedAgain });
  }
}

const isFaulty = (answer) => Boolean(answer.fault || Object.keys(answer.faults).length || answer.nested.some((each) => Object.keys(each.faults).length));
const counted = (number) => (number === 1 ? "1 row" : `${number} rows`);
const nameOf = (row) => row.dataset.fresh ?? row.dataset.key;

function previousRow(row) {
  let found = row.previousElementSibling;
  while (found && (isInner(found) || found.dataset.group)) found = found.previousElementSibling;
  return found;
}

function problem(text, cellOf) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "csp-linkbutton";
  button.textContent = text;
  button.addEventListener("click", () => cellOf().dispatchEvent(new CustomEvent("sheet:go", { bubbles: true })));
  item.append(button);
  return item;
}

let faults = 0;

function setFault(cell, sentence) {
  if (!cell) return;
  clearFault(cell);
  const words = document.createElement("span");
  faults += 1;
  words.id = `sheet-fault-${faults}`;
  words.className = "csp-sheet__fault";
  words.textContent = sentence;
  cell.dataset.fault = sentence;
  cell.setAttribute("aria-invalid", "true");
  cell.setAttribute("aria-describedby", words.id);
  cell.append(words);
}

function clearFault(cell) {
  cell.querySelector(".csp-sheet__fault")?.remove();
  for (const name of ["aria-invalid", "aria-describedby", "data-fault"]) cell.removeAttribute(name);
}
