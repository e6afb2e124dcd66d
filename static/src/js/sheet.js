// <div data-sheet>: a table that the portal drew becomes one to write in. Without this file each row's number leads to its
// form. The parts: cells and keys (sheet-grid), lines (sheet-rows), saving (sheet-saving), what is kept until then
// (sheet-kept), what is seen (sheet-view).
import { Grid, headsOf, read } from "./sheet-grid.js";
import { Kept } from "./sheet-kept.js";
import { Rows, columnsByHeadings, isInner, placed } from "./sheet-rows.js";
import { Saving } from "./sheet-saving.js";
import { View } from "./sheet-view.js";

export function startSheet(sheet) {
  const table = sheet.querySelector("table");
  const status = sheet.querySelector("[data-sheet-status]");
  const say = (text, ...more) => { status.replaceChildren(text, ...more.flatMap((each) => [" ", each])); };
  const canWrite = "save" in sheet.dataset;
  const rows = new Rows(sheet, headsOf(table));
  let grid = null;
  let view = null;
  const changedView = ({ isSaved = false } = {}) => {
    grid?.changedView();
    if (isSaved) view?.offer();
  };
  if (canWrite) rows.keepBlank();
  const saving = canWrite ? new Saving(sheet, rows, { say, changedView }) : null;
  grid = new Grid(table, { canWrite, paste, add });
  view = new View(sheet, rows, { say, changedView });
  const help = sheet.querySelector("[data-sheet-help]");
  if (help) help.hidden = false;

  function add(isWithin) {
    if (!canWrite || (isWithin && !rows.inner)) return;
    const fresh = rows.addBelow(grid.at.parentElement, isWithin ? 2 : 1);
    changedView();
    grid.go([...fresh.cells].find((cell, at) => at > 0 && !grid.isFixed(cell)));
  }

  function paste(lines) {
    const full = lines.filter((line) => line.some(({ text }) => text));
    const named = full.length > 1 ? columnsByHeadings(full[0], rows.heads) : null;
    const first = Math.max(1, grid.at.cellIndex);
    const columns = named ?? full.reduce((most, line) => (line.length > most.length ? line : most), []).map((_, at) => (first + at < rows.heads.length ? first + at : -1));
    const wanted = placed(named ? full.slice(1) : lines, columns, rows);
    const targets = targetsOf(wanted);
    const pairs = wanted.flatMap(({ cells }, at) => [...cells].map(([column, text]) => [targets[at].cells[column], text]));
    changedView();
    const fixed = grid.write(pairs.filter(([cell, text]) => text || read(cell)));
    const lost = columns.filter((column) => column < 1).length;
    say([`${wanted.length} lines pasted`, fixed ? `${fixed} cells have no place there` : "", lost ? `${lost} columns are not in this table` : ""].filter(Boolean).join(", "));
  }

  // Over the lines from here on where these are of the same kind, else over blank ones and new ones after them.
  function targetsOf(wanted) {
    const here = grid.rows().slice(grid.rowOf(grid.at), grid.rowOf(grid.at) + wanted.length);
    const fits = wanted.every(({ level }, at) => !here[at] || (isInner(here[at]) ? 2 : 1) === level);
    if (fits && (here.length === wanted.length || !rows.inner || wanted.every(({ level }) => level === 1))) return longer(here, wanted);
    let last = grid.at.parentElement;
    return wanted.map(({ level }, at) => {
      const isFree = level === 1 && !isInner(last) && rows.isBlank(last) && !rows.innerOf(last).length;
      last = isFree && at === 0 ? last : rows.addBelow(last, level);
      return last;
    });
  }

  function longer(here, wanted) {
    const found = [...here];
    while (found.length < wanted.length) found.push(rows.addBelow(found.at(-1), 1));
    return found;
  }

  table.addEventListener("sheet:say", (event) => say(event.detail.text));
  table.addEventListener("sheet:go", (event) => grid.go(event.target.closest("td, th")));
  if (!canWrite) return { grid, view };
  const write = grid.write.bind(grid);
  grid.write = (pairs, options) => {
    for (const [cell] of pairs) saving.remember(cell, read(cell));
    return write(pairs, options);
  };
  table.addEventListener("sheet:change", (event) => {
    saving.touch(event.detail.cells);
    changedView();
    if (!event.detail.isTyped) saving.soon();
  });
  table.addEventListener("sheet:leave", () => saving.leave());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) saving.leave(); });
  new Kept(sheet, { rows, saving, say, changedView });
  return { grid, rows, saving, view };
}

document.querySelectorAll("[data-sheet]").forEach((sheet) => {
  startSheet(sheet);
  sheet.dataset.ready = "yes";
});
