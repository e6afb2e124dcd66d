"""What bringing in Word, Excel and CSV files finds, what it lists as staying out, and what reading costs.

    .venv/bin/python bench/office_files.py FILE_OR_FOLDER …

Each file is read as the portal reads it: in a process of its own, under its limits. Seconds and the memory of that
process are those of one run; ``×`` is how many times an empty CSV file they take, which a busy machine hardly changes.
No database is asked, so only heads of columns are known that every partnership's sheets may have.
"""

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from plans.office.imports.tables import SIGNS, noun_named, table_of
from plans.office.lines.child import ENDINGS
from plans.office.lines.child import read_apart as read_sheets
from plans.office.lines.heads import heads_in
from plans.office.packages import Unreadable
from plans.office.word.child import read_apart as read_word
from plans.office.word.choosing import proposals
from plans.rows.sections import known_nouns

STARTER = """import resource, subprocess, sys
subprocess.run([sys.executable, "-m", sys.argv[1]], stdin=sys.stdin, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""


def actions_in(rows: list[list[str]]) -> bool:
    heads = heads_in(rows, table_of(noun_named("action")))
    return heads is not None and bool(heads.names & SIGNS)


def found_in_text(reading: dict) -> list[str]:
    chosen, chapters = proposals(reading, actions_in), reading["chapters"]
    becomes = Counter(each["becomes"] for each in chosen["chapters"])
    rows = Counter()
    for name, kind in chosen["tables"].items():
        at, number = map(int, name.split("."))
        rows[kind] += len(chapters[at]["parts"][number]["rows"]) - chapters[at]["parts"][number]["heads"]
    guesses = sum(chapter["is_guess"] for chapter in chapters)
    return [
        f"{len(chapters)} chapters ({told(becomes)}){f', {guesses} of them guessed' if guesses else ''}",
        f"{reading['paragraphs']} paragraphs, {len(chosen['tables'])} tables with rows of: {told(rows) or '–'}",
        f"stays out or comes in otherwise: {told(Counter(each['sort'] for each in reading['left_out'])) or 'nothing'}",
    ]


def found_in_sheets(reading: dict) -> list[str]:
    lines = []
    for sheet in reading["sheets"]:
        rows = [[cell["words"] for cell in row["cells"]] for row in sheet["rows"]]
        nouns = [(heads_in(rows, table_of(noun)), noun) for noun in known_nouns() if noun.has_sheet]
        known = [(heads, noun) for heads, noun in nouns if heads]
        heads, noun = max(known, key=lambda each: len(each[0].names - {""}), default=(None, None))
        what = f"{len(rows) - heads.row - 1} rows of {noun.label_many.lower()}" if noun else "no heads that are known"
        unread = [head for head, held in heads.columns if head and not held] if noun else []
        more = f"; columns not read: {', '.join(unread)}" if unread else ""
        hidden = f"; {len(sheet['hidden_rows'])} rows hidden" if sheet["hidden_rows"] else ""
        lines.append(f"sheet “{sheet['name']}”: {what}{more}{hidden}")
    return lines


def told(counted: Counter) -> str:
    return ", ".join(f"{number} {name}" for name, number in counted.most_common())


def read(path: Path) -> list[str]:
    data, is_sheet = path.read_bytes(), path.suffix.lower() in ENDINGS
    try:
        reading = (read_sheets if is_sheet else read_word)(data, path.name)
    except Unreadable as why:
        return [f"refused: {why}"]
    return found_in_sheets(reading) if is_sheet else found_in_text(reading)


def megabytes(path: Path) -> int:
    """The most that the reading process held, told by a small one that starts it."""
    module = "plans.office.lines.process" if path.suffix.lower() in ENDINGS else "plans.office.word.process"
    with path.open("rb") as file:
        command = [sys.executable, "-c", STARTER, module]
        run = subprocess.run(command, stdin=file, capture_output=True, check=True, text=True, cwd=ROOT)
    return int(run.stdout) // 1024


def timed(path: Path) -> tuple[list[str], float]:
    start = time.perf_counter()
    return read(path), time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    given = parser.parse_args()
    files = [each for path in given.paths for each in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    empty = ROOT / "var" / "empty.csv"
    empty.parent.mkdir(exist_ok=True)
    empty.write_text("a,b\n")
    _, least = timed(empty)
    empty.unlink()
    for path in (each for each in files if each.is_file()):
        lines, seconds = timed(path)
        print(f"{path.name}: {seconds:.1f} s (× {seconds / least:.1f}), {megabytes(path)} MB")
        print("".join(f"    {line}\n" for line in lines), end="")


if __name__ == "__main__":
    main()
