"""Amendments that were accepted come into the text by an officer's hand: which of them a text lacks, and who says so.

A text holds an amendment where the officer said that it does, or where the part named for it differs from what the body
was given. Nothing here blocks: what is lacking is named before the next body gets the text, and before it is adopted.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from governance.models import Amendment, Stage
from governance.stages import recording
from partnerships.access import Permission, not_allowed
from partnerships.mendable import Mendable
from partnerships.verbs import require
from plans.document.compare import compare
from plans.document.contents import Document
from plans.models import Paper
from plans.papers.looking import register_remarks

SHORT = 120


def register():
    register_remarks(lacking_in)


def accepted_of(paper: Paper) -> list[Amendment]:
    """Those that change the text, of all bodies that it goes through."""
    rows = Amendment.objects.accepted().filter(stage__timetable__paper=paper)
    return list(rows.select_related("stage__body", "stage__version").order_by("stage__step", "stage", "position"))


def lacking(rows: Iterable[Amendment], document: Document, frozen_at: datetime | None = None) -> list[Amendment]:
    """Of accepted amendments those that a text does not hold; ``frozen_at`` None: the text as it stands."""
    changed: dict[int, set[str]] = {}
    return [row for row in rows if not _said(row, frozen_at) and not _is_changed(row, document, changed)]


def _said(row, frozen_at) -> bool:
    return row.taken_in_at is not None and (frozen_at is None or row.taken_in_at <= frozen_at)


def _is_changed(row, document, changed) -> bool:
    """The part named for it is not what the body was given; ``changed`` keeps what was compared already."""
    stage = row.stage
    if row.block_key is None or stage.version_id is None:
        return False
    if stage.version_id not in changed:
        changed[stage.version_id] = {each.key for each in compare(stage.version.document, document).changes}
    return str(row.block_key) in changed[stage.version_id]


def lacking_words(rows: Iterable[Amendment]) -> list[str]:
    return [
        Mendable(
            f"Amendment {row.number} of {row.stage.body.name} is {row.get_result_display().lower()}, and the text does "
            f"not hold it: “{_short(row.text)}”.",
            reverse("governance:stage_take_in", args=[row.stage_id]),
        )
        for row in rows
    ]


def lacking_in(paper: Paper, document: Document, frozen_at: datetime | None = None, *, but: int = 0) -> list[str]:
    """What to look at before this text goes on; ``but``: the stage whose own amendments are told elsewhere."""
    rows = [row for row in accepted_of(paper) if row.stage_id != but]
    return lacking_words(lacking(rows, document, frozen_at))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"


# --- The officer says so -------------------------------------------------------------------------------------


def reasons_not_to_say(stage: Stage, *, by) -> list[str]:
    if reasons := not_allowed(by, Permission.EDIT_PAPER, stage):
        return reasons
    if stage.paper.state not in Paper.OPEN:
        return [
            f"“{stage.paper.title}” is {stage.paper.get_state_display().lower()}: its text does not change any more."
        ]
    return [] if stage.amendments.accepted().exists() else [f"No amendment of {stage.body} is accepted."]


@transaction.atomic
def say_taken_in(stage: Stage, *, by, held: Collection[int]):
    """Say of each accepted amendment whether the text holds it; ``held``: keys of those that it does."""
    require(reasons_not_to_say(stage, by=by))
    for row in stage.amendments.accepted():
        if (row.pk in held) == (row.taken_in_at is not None):
            continue
        now = {"taken_in_at": timezone.now(), "taken_in_by": by} if row.pk in held else dict(NOT_TAKEN_IN)
        event = "amendment taken into the text" if row.pk in held else "amendment not in the text after all"
        recording.change(row, by=by, event=event, revision=row.revision, **now)


NOT_TAKEN_IN = {"taken_in_at": None, "taken_in_by": None}
