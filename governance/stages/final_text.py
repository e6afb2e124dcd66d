"""From the text that a body was given to the text that is adopted: what changed, who changed it, what to look at.

Nothing here is stored: the log is the blocks' own history between the two versions, so it cannot differ from what was
done, and the comparison is of the two Documents.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.models import Amendment, Stage
from governance.stages.taking_in import lacking_in
from partnerships.access import Permission as P
from partnerships.mendable import Mendable, for_reader
from plans.document.compare import Comparison, compare
from plans.document.compose import compose
from plans.papers.history import RecordedChange, text_changes
from plans.papers.record import record_of
from plans.printing.remarks import remarks_on

BEFORE, AFTER = "before the decision", "after the last day"


@dataclass(frozen=True)
class Edit:
    """One change of the text since the version that the body was given; ``remark`` where it fell out of the window."""

    change: RecordedChange
    remark: str = ""


def comparison_of(stage: Stage) -> Comparison | None:
    """What the final text changes against the version that the body was given; None where it was given none."""
    return compare(stage.version.document, final_document(stage)) if stage.version_id else None


def final_document(stage: Stage) -> dict:
    """The amended text as frozen, or as it stands now while it is still being entered."""
    return stage.amended_version.document if stage.amended_version_id else compose(stage.paper)


def edits_of(stage: Stage) -> list[Edit]:
    """Every change since the version that the body was given, until the amended text was frozen; newest first."""
    if not stage.version_id:
        return []
    until = stage.amended_version.frozen_at if stage.amended_version_id else None
    changes = text_changes(stage.paper, stage.version.frozen_at, until)
    last = stage.outcome.delegated_until if stage.outcome else None
    return [Edit(change, _remark(timezone.localdate(change.at), stage.day, last)) for change in changes]


def _remark(on: date, decided: date | None, last: date | None) -> str:
    if decided and on < decided:
        return BEFORE
    return AFTER if last and on > last else ""


# --- What to look at before it is adopted --------------------------------------------------------------------


def warnings_about(stage: Stage, on: date) -> list[str]:
    """What is out of the ordinary in adopting the final text on a day; nothing here blocks."""
    comparison = comparison_of(stage)
    amendments = [row for row in stage.amendments.all() if row.is_standing]
    return [
        *_late(stage, on),
        *_unmet(stage),
        *(
            Mendable(sentence, reverse("governance:amendment_edit", args=[row.pk]), P.RECORD_OUTCOME)
            for row in amendments
            if (sentence := _about(row, comparison))
        ),
        *_beside(stage, comparison, amendments),
        *lacking_in(stage.paper, final_document(stage), but=stage.pk),
        *remarks_on(final_document(stage), record_of(stage.paper, public=False)),
    ]


def warnings_for(user, stage: Stage, on: date) -> list[str]:
    """The same, with links for who may mend each."""
    return for_reader(warnings_about(stage, on), user, stage)


def _late(stage, on):
    last = stage.outcome.delegated_until
    if last is None or on <= last:
        return []
    to = f" delegated to the {stage.outcome.delegated_to}" if stage.outcome.delegated_to else ""
    sentence = f"The last day for the final amendments{to} was {spell(last)}."
    return [Mendable(sentence, reverse("governance:stage_correct", args=[stage.pk]), P.CORRECT_OUTCOME)]


def _unmet(stage):
    rows = [row for row in stage.conditions.all() if row.is_standing]
    left = sum(not row.is_met for row in rows)
    conditions = f"{stage.get_record_url()}#conditions"
    if left:
        sentence = f"{left} of {len(rows)} conditions {'is' if left == 1 else 'are'} not recorded as met."
        return [Mendable(sentence, conditions, P.RECORD_OUTCOME)]
    if stage.outcome.means.waits_for_conditions and not rows:
        return [Mendable("It was approved subject to conditions, and none is listed.", conditions, P.RECORD_OUTCOME)]
    return []


def _about(row: Amendment, comparison) -> str:
    if row.result == Amendment.Result.PENDING:
        return f"Amendment {row.number}: what became of it is not recorded."
    if not row.changes_the_text or row.taken_in_at:
        return ""
    if row.block_key is None:
        return f"Amendment {row.number} is {row.get_result_display().lower()}, and no part of the text is named for it."
    if comparison and str(row.block_key) not in {change.key for change in comparison.changes}:
        return (
            f"Amendment {row.number} is {row.get_result_display().lower()}, and the part named for it reads as in "
            f"version {row.stage.version.number}."
        )
    return ""


def _beside(stage, comparison, amendments):
    """Changes that no amendment asked for; those of a delegation need none."""
    if comparison is None:
        return []
    if not comparison.has_changes:
        sentence = f"The text is the same as version {stage.version.number}, which {stage.body} was given."
        return [Mendable(sentence, reverse("plans:write", args=[stage.paper.key]))]
    named = {str(row.block_key) for row in amendments if row.changes_the_text}
    others = [change.heading for change in comparison.changes if change.key not in named and change.heading]
    if not amendments or stage.outcome.delegated_to or not others:
        return []
    return [f"Changed, and named by no accepted amendment: {', '.join(f'“{heading}”' for heading in others)}."]
