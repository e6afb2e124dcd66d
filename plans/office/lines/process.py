"""Read one workbook or CSV file: it comes in at standard input, lines of JSON go out: each step, then what was found.
Run without Django."""

import json
import resource
import sys
from dataclasses import asdict

from openpyxl.utils import get_column_letter

from plans.office.lines.cells import rows_of_sheet
from plans.office.packages import Unreadable
from plans.office.sheets import read_sheets

STEPS = ("The file is looked through", "Its cells are read")
CPU_SECONDS = 60
MEMORY = 1024 * 1024 * 1024


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        told = sheets_of(sys.stdin.buffer.read(), _tell)
    except Unreadable as refused:
        told = {"refused": str(refused)}
    sys.stdout.write(json.dumps(told))


def _tell(step: int) -> None:
    print(json.dumps({"step": step}), flush=True)


def sheets_of(data: bytes, tell=lambda step: None) -> dict:
    """The sheets of a file as plain data; ``tell`` hears which of the ``STEPS`` begins. Raises Unreadable."""
    tell(0)
    sheets = read_sheets(data)
    tell(1)
    return {
        "sheets": [
            {
                "name": sheet.name,
                "is_hidden": sheet.is_hidden,
                "is_cut": sheet.is_cut,
                "hidden_columns": [get_column_letter(column) for column in sorted(sheet.hidden_columns)],
                "notes": [asdict(note) for note in (*sheet.notes, *sheet.links)],
                "drawn": sheet.drawn,
                "hidden_rows": [row.number for row in sheet.rows if row.is_hidden],
                "struck_rows": [row.number for row in sheet.rows if row.is_struck],
                "rows": [asdict(row) for row in rows_of_sheet(sheet)],
            }
            for sheet in sheets
        ]
    }


if __name__ == "__main__":
    main()
