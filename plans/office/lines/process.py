"""Read one workbook or CSV file: it comes in at standard input, a line of JSON goes out. Run without Django."""

import json
import resource
import sys
from dataclasses import asdict

from plans.office.lines.cells import rows_of_sheet
from plans.office.packages import Unreadable
from plans.office.sheets import read_sheets

CPU_SECONDS = 60
MEMORY = 1024 * 1024 * 1024


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        told = sheets_of(sys.stdin.buffer.read())
    except Unreadable as refused:
        told = {"refused": str(refused)}
    sys.stdout.write(json.dumps(told))


def sheets_of(data: bytes) -> dict:
    """The sheets of a file as plain data. Raises Unreadable."""
    return {
        "sheets": [
            {
                "name": sheet.name,
                "is_hidden": sheet.is_hidden,
                "hidden_rows": [row.number for row in sheet.rows if row.is_hidden],
                "rows": [asdict(row) for row in rows_of_sheet(sheet)],
            }
            for sheet in read_sheets(data)
        ]
    }


if __name__ == "__main__":
    main()
