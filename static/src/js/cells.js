// Cells pasted from a spreadsheet into the editor of a data table fill the cells from the one they were pasted into. What
// does not fit goes into the box "Paste a table from a spreadsheet", which can make the table larger.
export function pasteIntoCells(table) {
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    const cell = event.target.closest("td, th");
    if (!cell || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    const lines = text.split("\n").map((line) => line.split("\t"));
    const rows = [...table.tBodies[0].rows].slice(cell.parentElement.rowIndex - 1);
    const fits = cell.closest("tbody") && rows.length >= lines.length
      && lines.every((line) => cell.cellIndex + line.length <= cell.parentElement.cells.length - 1);
    if (fits) fill(rows, cell.cellIndex, lines);
    else offer(table.closest("form"), text);
  });
}

function fill(rows, column, lines) {
  lines.forEach((line, number) => line.forEach((value, step) => {
    const input = rows[number].cells[column + step].querySelector("input");
    input.value = value.trim();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }));
}

function offer(form, text) {
  const box = form.querySelector("textarea[name=paste]");
  box.closest("details").open = true;
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}
