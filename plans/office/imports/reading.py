"""Reading the Word file of an import: at once while the browser waits, or by the worker where it is long."""

from django.db import transaction
from django_tasks import task

from plans.models import Import
from plans.office.imports.tables import is_action_table
from plans.office.packages import Unreadable
from plans.office.word.child import read_apart
from plans.office.word.choosing import proposals

LONG = 1_000_000  # bytes: longer ones may take more time than a browser waits
SECONDS = 60
NO_TEXT = "The document holds no text."


def read_text(data: bytes, name: str, **options) -> dict:
    """What is in the file. Raises Unreadable, also where it holds no text."""
    reading = read_apart(data, name, **options)
    if not reading["chapters"]:
        raise Unreadable(NO_TEXT)
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
    found.choices = proposals(reading, lambda rows: is_action_table(rows, found.partnership))


@task()
def read(pk: int) -> None:
    """To be told twice does no harm: what was read is not read again."""
    waiting = Import.objects.filter(pk=pk, state=Import.State.READING)
    found = waiting.select_related("partnership").first()
    if found is None:
        return
    with found.file.open("rb") as file:
        data = file.read()
    try:
        reading = read_text(
            data,
            found.name,
            seconds=SECONDS,
            tell=lambda step: waiting.update(reading={"step": step}),
            rejects=found.made.get("rejects", False),
        )
    except Unreadable as why:
        waiting.update(state=Import.State.REFUSED, reading={"refused": str(why)})
    else:
        _put(found, reading)
        waiting.update(reading=found.reading, choices=found.choices, state=found.state)
