"""Reading the file of an import: at once while the browser waits, or by the worker where it is long."""

from django.db import transaction
from django_tasks import task

from plans.models import Import, RememberedWords
from plans.office.imports.remembering import remembered
from plans.office.imports.tables import is_action_table, noun_named, table_of
from plans.office.lines.child import read_apart as read_sheets_apart
from plans.office.lines.heads import heads_in
from plans.office.packages import Unreadable
from plans.office.word.child import read_apart
from plans.office.word.choosing import proposals

LONG = 1_000_000  # bytes: longer ones may take more time than a browser waits
LONG_SHEET = 250_000  # bytes of a sheet, whose cells are packed more closely
SECONDS = 60
MOST_LINES = 5_000  # all of which are shown on one page
NO_TEXT = "The document holds no text. If you see some in it, save it in Word once more, and send it again."


def read_text(data: bytes, name: str, **options) -> dict:
    """What is in the file. Raises Unreadable, also where it holds no text."""
    reading = read_apart(data, name, **options)
    if not reading["chapters"]:
        raise Unreadable(NO_TEXT)
    return reading


def read_rows(data: bytes, name: str, noun, owner, **options) -> dict:
    """The sheets of the file. Raises Unreadable, also where none of them has heads that are known for such rows."""
    reading = read_sheets_apart(data, name, **options)
    columns = remembered(owner, RememberedWords.Sort.COLUMN, noun.name)
    sheets = [[[cell["words"] for cell in row["cells"]] for row in each["rows"]] for each in reading["sheets"]]
    if not any(heads_in(rows, table_of(noun), columns) for rows in sheets):
        raise Unreadable(
            f"No sheet of the file has a row of heads with “{noun.label}” and one more column that is known here. "
            "Name its columns as the empty sheet does."
        )
    if sum(map(len, sheets)) > MOST_LINES:
        raise Unreadable(
            f"The file has more than {MOST_LINES:,} lines. Take out those that are not meant, or divide it."
        )
    return reading


def take(found: Import, reading: dict | None) -> None:
    """Save an import with what was found; with None the worker is told to read it, as ``made["rejects"]`` says."""
    if reading is not None:
        _put(found, reading)
    else:
        found.state = Import.State.READING
    found.save()
    if reading is None:
        transaction.on_commit(lambda: read.enqueue(found.pk))


def _put(found: Import, reading: dict) -> None:
    found.reading, found.state = reading, Import.State.READ
    if noun_named(found.subject) is None:
        found.choices = proposals(reading, lambda rows: is_action_table(rows, found.partnership))


@task()
def read(pk: int) -> None:
    """To be told twice does no harm: what was read is not read again."""
    waiting = Import.objects.filter(pk=pk, state=Import.State.READING)
    found = waiting.select_related("partnership", "council").first()
    if found is None:
        return
    with found.file.open("rb") as file:
        data = file.read()
    try:
        reading = _read(found, data, seconds=SECONDS, tell=lambda step: waiting.update(reading={"step": step}))
    except Unreadable as why:
        waiting.update(state=Import.State.REFUSED, reading={"refused": str(why)})
    else:
        _put(found, reading)
        waiting.update(reading=found.reading, choices=found.choices, state=found.state)


def _read(found: Import, data: bytes, **options) -> dict:
    if noun := noun_named(found.subject):
        return read_rows(data, found.name, noun, found.owner, **options)
    return read_text(data, found.name, rejects=found.made.get("rejects", False), **options)
