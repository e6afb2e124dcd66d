"""The table of changes in front of a text: where, as it was, as it is, and who asked for it.

Amendments and suggestions name the chapter that they are about; what bodies resolved without naming one stands below
the table. Posts, boards and organisations are named, never people: an open pack is public.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from governance.models import Amendment, Exemption, Stage
from governance.stages.suggested import ORIGIN, source_of
from plans.document.compare import ADDED, REMOVED, BlockChange, Comparison
from plans.document.passages import first_passage
from plans.models import Suggestion

#: Words of each text in a row, so that the table stays on one page: up to so many rows, so many words.
ROOM = ((6, 30), (12, 18), (20, 10))
LEAST = 6
#: Words of a resolution below the table.
RESOLVED = 60
NOT_THERE, TAKEN_OUT, MOVED = "Not in the text", "Taken out", "Moved to another place"


@dataclass(frozen=True)
class ChangedPlace:
    """A row of the table; ``more``: how many further places of the chapter changed."""

    where: str
    was: str
    now: str
    more: int = 0
    asked_by: tuple[str, ...] = ()


def places_of(comparison: Comparison, stage: Stage, before: Stage) -> list[ChangedPlace]:
    return changed_places(comparison, asked_for(stage, before))


def changed_places(comparison: Comparison, asked: Mapping[str, Sequence[str]]) -> list[ChangedPlace]:
    """``asked``: by the key of a chapter who asked for what became of it."""
    words = room_for(len(comparison.changes) + len(comparison.facts))
    chapters = _chapters(comparison.blocks)
    facts = [ChangedPlace(name, _cut(was, words), _cut(now, words)) for name, was, now in comparison.facts]
    return facts + [
        _place(change, words, tuple(asked.get(change.key) or asked.get(chapters[change.key], ())))
        for change in comparison.changes
    ]


def room_for(rows: int) -> int:
    return next((words for most, words in ROOM if rows <= most), LEAST)


def _chapters(blocks: list[BlockChange]) -> dict[str, str]:
    """The chapter that a section stands in, which is named for what is about any of it."""
    found, chapter = {}, ""
    for change in blocks:
        if change.block["level"] == 1:
            chapter = change.key
        found[change.key] = chapter
    return found


def _place(change, words, asked_by):
    was, now, more = first_passage(change.html, words=words)
    if change.status == ADDED:
        was, more = NOT_THERE, 0
    elif change.status == REMOVED:
        now, more = TAKEN_OUT, 0
    elif not (was or now):  # nothing of it shows in words
        now = "; ".join(change.notes) or MOVED
    return ChangedPlace(change.name, was, now, more, asked_by)


def _cut(words, most):
    cut = words.split()
    return words if len(cut) <= most else f"{' '.join(cut[:most])} …"


# --- By whom --------------------------------------------------------------------------------------------------


def asked_for(stage: Stage, before: Stage) -> dict[str, list[str]]:
    """By the key of a chapter: whoever asked for what became of it between the two."""
    found = defaultdict(list)
    for row in _amendments(stage, before):
        if row.block_key:
            found[str(row.block_key)].append(f"{source_of(row)}, moved by {row.moved_by}")
    since, until = before.version.frozen_at, stage.version.frozen_at
    taken = Suggestion.objects.filter(paper=stage.paper, state__in=Suggestion.TAKEN)
    taken = taken.filter(decided_at__gt=since, decided_at__lte=until).exclude(origin__startswith=ORIGIN)
    for each in taken.select_related("organisation"):
        who = each.source or (each.organisation.name if each.organisation else "The plan’s own group")
        if who not in found[str(each.block_key)]:
            found[str(each.block_key)].append(who)
    return dict(found)


def resolved_between(stage: Stage, before: Stage) -> list[tuple[str, str]]:
    """What bodies asked for without naming a chapter: who, and their words."""
    told = [
        (f"{source_of(row)}, moved by {row.moved_by}", _cut(row.text, RESOLVED))
        for row in _amendments(stage, before)
        if not row.block_key
    ]
    for each in _stages_between(stage, before):
        if each.outcome and each.outcome.means.is_recorded and (words := _resolution(each.outcome)):
            told.append((f"{each.body.name}: {each.outcome.get_kind_display().lower()}", _cut(words, RESOLVED)))
    return told


def _resolution(outcome):
    return " ".join(filter(None, (outcome.resolution, outcome.conditions)))


def _amendments(stage, before) -> Iterator[Amendment]:
    stages = [each.pk for each in _stages_between(stage, before)]
    rows = Amendment.objects.accepted().filter(stage__in=stages).select_related("stage__body")
    return rows.order_by("stage__step", "position")


def _stages_between(stage, before) -> list[Stage]:
    """From the body that had the older text; what was kept from publication is told of nowhere."""
    closed = set(Exemption.objects.filter(item__stage__timetable=stage.timetable_id, paper=Exemption.WHOLE)
                 .values_list("item__stage", flat=True))  # fmt: skip
    stages = stage.timetable.stages.in_order().with_facts().select_related("body")
    passed = [each for each in stages if each.pk == before.pk or (each.follows(before) and stage.follows(each))]
    return [each for each in passed if each.pk not in closed]
