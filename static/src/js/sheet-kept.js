// What is written in a table and not saved yet is kept in this browser as well: a tab that is killed, a sign-in that ends or
// a portal that is away lose nothing. The next page of the table offers it; what others wrote meanwhile is not written over.
import { dropText, keepText, leftTexts, nameOfText } from "./kept-texts.js";
import { read } from "./sheet-grid.js";
import { isInner } from "./sheet-rows.js";

const PAUSE = 300;

export class Kept {
  constructor(sheet, { rows, saving, say, changedView }) {
    Object.assign(this, { sheet, rows, saving, say, changedView, timer: 0, isLeft: false });
    this.place = [document.body.dataset.person, `${location.pathname}#table`];
    this.name = nameOfText(...this.place, String(performance.timeOrigin));
    for (const name of ["input", "sheet:change"]) sheet.addEventListener(name, () => this.soon());
    sheet.addEventListener("sheet:settled", ({ detail }) => this.keep(detail.isLeft));
    window.addEventListener("pagehide", () => this.keep(true));
    leftTexts(...this.place, "", {}).forEach((left) => this.offer(left));
  }

  soon() {
    this.timer ||= setTimeout(() => this.keep(this.isLeft), PAUSE);
  }

  // `isLeft`: the portal did not take it; other pages need not wait to offer it.
  keep(isLeft) {
    clearTimeout(this.timer);
    Object.assign(this, { timer: 0, isLeft });
    const lines = this.saving.unsaved();
    if (lines.length) keepText(this.name, { lines, left: isLeft });
    else dropText(this.name);
  }

  offer({ name, text }) {
    const count = text.lines.length;
    const section = Object.assign(document.createElement("section"), { className: "csp-unsaved" });
    const heading = Object.assign(document.createElement("h2"), { className: "govuk-heading-s" });
    const group = Object.assign(document.createElement("div"), { className: "govuk-button-group" });
    heading.textContent = `What you wrote in ${count === 1 ? "1 row" : `${count} rows`} did not reach the portal`;
    section.setAttribute("aria-label", heading.textContent);
    const end = (act) => () => { act(); dropText(name); section.remove(); };
    group.append(button("Put it back", "", end(() => this.putBack(text.lines))), button("Discard it", "govuk-button--secondary", end(() => {})));
    section.append(heading, group);
    this.sheet.before(section);
  }

  putBack(lines) {
    const cells = lines.flatMap((line) => {
      const row = this.rowOf(line);
      return [...this.put(row, line.cells), ...line.nested.flatMap((inner) => this.put(this.innerOf(row, inner), inner.cells))];
    });
    this.changedView();
    this.saving.touch(cells);
    this.say(`${lines.length === 1 ? "1 row is" : `${lines.length} rows are`} as you wrote them.`);
    this.saving.soon();
  }

  rowOf({ key, fresh }) {
    const found = this.rows.body.querySelector(`tr[data-key="${key ?? fresh}"]`);
    if (found) return found;
    const blank = [...this.rows.body.rows].find((row) => !isInner(row) && this.rows.isBlank(row));
    if (fresh) blank.dataset.fresh = fresh;
    this.rows.lastOf(blank).after(this.rows.make(1));
    return blank;
  }

  innerOf(row, { key }) {
    return this.rows.innerOf(row).find((each) => key && each.dataset.key === key) ?? this.rows.addBelow(this.rows.lastOf(row), 2);
  }

  put(row, cells) {
    return Object.entries(cells).flatMap(([name, { was, now }]) => {
      const cell = row.cells[this.rows.names.indexOf(name)];
      if (!cell || cell.hasAttribute("data-fixed")) return [];
      this.saving.remember(cell, row.dataset.key ? was : read(cell));
      cell.textContent = now;
      return [cell];
    });
  }
}

function button(words, look, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words, className: `govuk-button ${look}` });
  made.addEventListener("click", act);
  return made;
}
