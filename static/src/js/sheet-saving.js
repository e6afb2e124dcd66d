// Lines of a table are saved one by one when they are left: each cell is sent with what stood there when it was read. A
// fault stands beside its cell and loses nothing; what cannot be sent is kept in the page and sent again.
import { read } from "./sheet-grid.js";
import { isInner } from "./sheet-rows.js";

const PAUSE = 400;

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

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  leave(row) {
    if (this.waiting.size) this.soon(row);
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
    } catch (error) {
      for (const row of chosen) this.keep(row);
      this.say(`Not saved: ${error.message} Everything stands here as you wrote it, and is sent again with your next change.`);
    } finally {
      this.busy = false;
    }
    if (this.again) { this.again = false; this.soon(); }
  }

  keep(row) {
    row.dataset.state = "fault";
    this.waiting.add(row);
  }

  async post(sent) {
    const reason = this.sheet.querySelector("[data-sheet-reason]")?.value ?? "";
    const answer = await fetch(this.sheet.dataset.save, {
      method: "POST",
      credentials: "same-origin",
      redirect: "error",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.sheet.querySelector("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify({ reason, lines: sent.map(({ line }) => line) }),
    }).catch(() => { throw new Error("the portal cannot be reached, or you are signed out."); });
    const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
    if (!answer.ok) throw new Error((said.reasons ?? ["the portal refused it."]).join(" "));
    return said.lines;
  }

  // --- A line as it is sent, and the elements that its answer is about

  lineOf(row) {
    const inner = this.rows.innerOf(row);
    const isAny = inner.some((each) => Object.keys(this.cellsOf(each)).length);
    const before = previousRow(row);
    return {
      row,
      sentText: new Map([row, ...inner].flatMap((each) => [...each.cells].map((cell) => [cell, read(cell)]))),
      line: {
        line: nameOf(row),
        key: row.dataset.key ?? null,
        after: before?.dataset.key ?? null,
        cells: this.cellsOf(row),
        nested: isAny ? inner.map((each) => ({ line: nameOf(each), key: each.dataset.key ?? null, cells: this.cellsOf(each) })) : [],
      },
    };
  }

  cellsOf(row) {
    const cells = {};
    for (const cell of row.cells) {
      const name = this.rows.names[cell.cellIndex];
      const now = read(cell);
      const was = row.dataset.key ? this.was.get(cell) ?? now : "";
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
      if (!name || !(name in (answer.cells ?? {}))) continue;
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

const isFaulty = (answer) => Boolean(answer.fault || Object.keys(answer.faults).length || answer.nested.some((each) => Object.keys(each.faults).length));
const counted = (number) => (number === 1 ? "1 row" : `${number} rows`);
const nameOf = (row) => row.dataset.line ?? row.dataset.key;

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
