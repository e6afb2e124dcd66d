"""Each accepted amendment with a part of the text named for it is a suggestion there, with the body as its source.

The suggestion follows the amendment: other words ask anew, one recorded in error is dropped. And the amendment follows
the suggestion: once that is accepted, the text holds it. What is declined is still lacking, and still named.
"""

from django.utils import timezone

from governance.models import Amendment
from governance.stages import recording
from governance.stages.decisions import meeting_words
from plans.models import Block, Suggestion
from plans.suggesting import asked
from plans.suggesting.verbs import when_decided

ORIGIN = "governance.amendment:"


def register():
    recording.when_recorded(follow)
    when_decided(take_in)


def origin_of(row: Amendment) -> str:
    return f"{ORIGIN}{row.pk}"


def source_of(row: Amendment) -> str:
    """ "Cabinet, on 13 April 2027 (amendment 2)": who asked for it, when, and under which number."""
    return f"{meeting_words(row.stage)} (amendment {row.number})"


def follow(row, *, by) -> None:
    """Bring the suggestion of an amendment into line with what is recorded of it now."""
    if not isinstance(row, Amendment):
        return
    if row.taken_in_at:
        asked.settle(origin_of(row), by=by)
        return
    block = _chapter_of(row)
    if block and row.changes_the_text:
        asked.ask(block, origin=origin_of(row), source=source_of(row), words=row.text, by=by)
    else:
        asked.drop(origin_of(row), by=by)


def _chapter_of(row) -> Block | None:
    """The part that is named for it, while its words can still change."""
    paper = row.stage.paper
    if not row.block_key or not paper.is_open:
        return None
    block = Block.objects.filter(paper=paper, key=row.block_key).first()
    if block:
        block.paper = paper
    return block


def take_in(suggestion: Suggestion, *, by) -> None:
    """The text holds an amendment whose suggestion was accepted."""
    if not suggestion.origin.startswith(ORIGIN) or suggestion.state not in Suggestion.TAKEN:
        return
    rows = Amendment.objects.accepted().filter(pk=suggestion.origin.removeprefix(ORIGIN), taken_in_at=None)
    for row in rows.select_related("stage__timetable__paper__partnership", "stage__timetable__council"):
        now = {"taken_in_at": timezone.now(), "taken_in_by": by}
        recording.change(row, by=by, event="amendment taken into the text", revision=row.revision, **now)
