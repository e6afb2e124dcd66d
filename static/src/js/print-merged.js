// On paper a merged cell is said again in each of its rows: one that begins the next page would stand under nothing.
export function repeatMergedCells() {
  let back = [];
  window.addEventListener("beforeprint", () => {
    back = [...document.querySelectorAll("table")].flatMap(repeatedIn);
  });
  window.addEventListener("afterprint", () => {
    back.reverse().forEach((putBack) => putBack());
    back = [];
  });
}

function repeatedIn(table) {
  const columns = columnsOf(table);
  const merged = [...columns.keys()].filter((cell) => cell.rowSpan > 1 && !isHead(cell));
  return merged.map((cell) => repeat(cell, columns));
}

const isHead = (cell) => cell.closest("thead") || (!cell.parentElement.rowIndex && cell.tagName === "TH");

// In which column each cell begins, those counted that reach down from the rows above.
function columnsOf(table) {
  const columns = new Map();
  const taken = new Set();
  [...table.rows].forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while (taken.has(`${at} ${column}`)) column += 1;
      columns.set(cell, column);
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let across = 0; across < cell.colSpan; across += 1) taken.add(`${at + down} ${column + across}`);
      }
      column += cell.colSpan;
    }
  });
  return columns;
}

function repeat(cell, columns) {
  const { rowSpan } = cell;
  const from = cell.parentElement.rowIndex + 1;
  const rows = [...cell.closest("table").rows].slice(from, from + rowSpan - 1);
  cell.rowSpan = 1;
  const copies = rows.map((row) => {
    const again = cell.cloneNode(true);
    again.removeAttribute("id");
    columns.set(again, columns.get(cell));
    row.insertBefore(again, [...row.cells].find((other) => columns.get(other) > columns.get(cell)) ?? null);
    return again;
  });
  return () => {
    copies.forEach((again) => again.remove());
    cell.rowSpan = rowSpan;
  };
}
