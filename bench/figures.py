"""What reading the Home Office's table by partnership costs: memory and time for 200 MB of XML.

    .venv/bin/python bench/figures.py [--megabytes 200]

A file in the true layout is generated (all partnerships × offences × quarters, as often as needed), and read by a
process of its own, as the worker reads it. Its memory should stay under 300 MB, whatever the size of the file.
"""

import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST = 300  # MB
HEADS = (
    "Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Offence Count",
)  # fmt: skip
START = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
END = "</office:spreadsheet></office:body></office:document-content>"
CHILD = """
import json, resource, sys, time
from priorities.measures.files.home_office import read_home_office
started, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[1], "rb") as file:
    reading = read_home_office(file, ["Partnership 7"])
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(before / 1024, after / 1024, time.process_time() - started, len(reading.rows), len(reading.csps))
"""


def row(cells) -> str:
    inside = "".join(
        f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        if isinstance(cell, int)
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row>{inside}<table:table-cell table:number-columns-repeated="1015"/></table:table-row>'


def generate(path: Path, megabytes: int) -> int:
    """Write the file; gives the bytes of its XML."""
    written, year = 0, 2003
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("content.xml", "w", force_zip64=True) as out,
    ):
        written += out.write(START.encode())
        while written < megabytes * 1_000_000:
            year += 1
            name = f"{year}_{(year + 1) % 100:02d}"
            written += out.write(f'<table:table table:name="{name}">{row(HEADS)}'.encode())
            for partnership in range(320):
                if written >= megabytes * 1_000_000:
                    break
                rows = (
                    row((name.replace("_", "/"), quarter, f"Force {partnership // 8}", f"Partnership {partnership}",
                         f"Offence {offence}", f"Group {offence // 10}", f"Subgroup {offence // 3}", str(offence),
                         partnership * offence % 97))
                    for quarter in (1, 2, 3, 4)
                    for offence in range(130)
                )  # fmt: skip
                written += out.write("".join(rows).encode())
            written += out.write(b"</table:table>")
        written += out.write(END.encode())
    return written


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--megabytes", type=int, default=200)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prc-csp-generated.ods"
        size = generate(path, chosen.megabytes)
        command = [sys.executable, "-c", CHILD, str(path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    before, after, seconds, rows, names = map(float, done.stdout.split())
    print(f"XML {size / 1e6:,.0f} MB · memory {before:.0f} MB before, {after:.0f} MB at most (wanted: under {MOST})")
    print(f"{seconds:.1f} s of processor time · {names:.0f} partnerships seen, {rows:.0f} rows of ours kept")
    sys.exit(after >= MOST)


if __name__ == "__main__":
    main()
