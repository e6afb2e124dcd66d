"""Readable history: who changed what, when and why, of a block, of a paper, of any row that belongs to one.

A window function finds each history row's predecessor, and one query finds the newest rows of all models, so that the
number of queries does not grow with the rows. Rooms register their models; the history of a paper holds theirs too.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import CharField, F, Value, Window
from django.db.models.functions import Lag
from django.utils.formats import date_format

from plans.document.kinds import kind_named
from plans.models import (
    Addendum,
    AssessmentReview,
    Block,
    Finding,
    Paper,
    PaperBasis,
    Plan,
    PlanYear,
    StrategicAssessment,
)
from plans.papers.changes import FieldChange, RecordedChange
from plans.papers.events import events_of
from plans.papers.narrowing import EVERYTHING, Narrowing, row_before

#: Columns that say nothing to a reader, or that stand behind a verb of their own.
SILENT = {"id", "key", "paper", "revision", "removed_by", "position", "kind"}
_SOURCES: dict[str, "HistorySource"] = {}


@dataclass(frozen=True)
class HistorySource:
    """A model whose rows belong to a paper: ``path`` leads to it; ``kinds`` are the blocks that show its rows.

    ``subject`` names rows whose own name would have to be looked up in other tables. ``is_text``: the rows are part of
    what the paper says, and not of what happened to it.
    """

    model: type[models.Model]
    path: str = "paper"
    kinds: tuple[str, ...] = ()
    subject: str = ""
    is_text: bool = True

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def of_paper(self, paper: Paper):
        return self.model.history.filter(**{self.path: paper.pk})

    def of_row(self, pk):
        return self.model.history.filter(id=pk)

    def paper_of(self, pk, papers) -> Paper | None:
        """The row's paper among ``papers``, found through its history, so that a deleted row is found too."""
        ids = self.model.history.filter(id=pk).values_list(self.path, flat=True)
        return papers.filter(pk__in=list(ids[:1])).first()


def register_history(model, *, path: str = "paper", kinds: tuple[str, ...] = (), subject: str = "", is_text=True):
    """Make a model's rows part of the history of the paper to which ``path`` leads."""
    source = HistorySource(model, path, kinds, subject, is_text)
    _SOURCES[source.label] = source


def register_rows(section):
    """Make the rows that a section lists, with their parts, part of the history of their papers."""
    for noun in section.nouns:
        register_history(noun.model, kinds=(section.kind,))
        for part in noun.parts:
            register_history(part.model, path=f"{part.parent}__paper", kinds=(section.kind,))


def sources_of_rows() -> list[HistorySource]:
    """The models whose rows, and their parts, the text of a paper shows."""
    return [source for source in _SOURCES.values() if source.kinds and source.is_text]


def source_named(label: str) -> HistorySource | None:
    return _SOURCES.get(label)


def block_history(block: Block, *, most: int = 200) -> list[RecordedChange]:
    """Newest first: the block's own changes and those of the rows it shows."""
    return _changes(_of_block(block), most)


def _of_block(block) -> dict:
    rows = {"plans.block": _SOURCES["plans.block"].of_row(block.pk)}
    return rows | {label: s.of_paper(block.paper) for label, s in _SOURCES.items() if block.kind in s.kinds}


def people_in(paper: Paper) -> set[int]:
    """Those who changed anything in it."""
    rows = [s.of_paper(paper).order_by().values_list("history_user") for s in _SOURCES.values()]
    return {person for (person,) in rows[0].union(*rows[1:]) if person}


def row_history(source: HistorySource, pk, *, most: int = 200) -> list[RecordedChange]:
    return _changes({source.label: source.of_row(pk)}, most)


def text_changes(
    paper: Paper, since: datetime, until: datetime | None = None, *, most: int = 300
) -> list[RecordedChange]:
    """What was changed in the text after one moment and up to another, newest first."""
    rows = {label: s.of_paper(paper) for label, s in _SOURCES.items() if s.is_text}
    if until:
        rows = {label: each.filter(history_date__lte=until) for label, each in rows.items()}
    return [change for change in _changes(rows, most) if change.at > since]


def paper_history(
    paper: Paper, *, start: int = 0, most: int = 50, only: Narrowing = EVERYTHING
) -> tuple[list[RecordedChange], bool]:
    """``most`` entries from ``start`` on, newest first, and whether there are more; ``only`` some of them."""
    wanted = start + most + 1
    rows = _of_block(only.block) if only.block else {label: s.of_paper(paper) for label, s in _SOURCES.items()}
    rows = {label: only.rows(each) for label, each in rows.items()}
    events = [] if only.block else events_of(paper, wanted, only=only)
    changes = events + _changes(rows, wanted, is_narrowed=only.is_narrow)
    changes = _newest(changes)[start:wanted]
    return changes[:most], len(changes) > most


def _newest(changes):
    return sorted(changes, key=lambda change: (change.at, change.after or 0), reverse=True)


def _changes(sources: dict, most: int, *, is_narrowed=False) -> list[RecordedChange]:
    """The newest history rows of several models: one query finds them all, one more reads those of each model."""
    found = _found(sources, most, is_narrowed)
    stored = {label: _stored(label, pairs) for label, pairs in found.items()}
    changes = [
        describe(stored[label].get(earlier), stored[label][row])
        for label, pairs in found.items()
        for row, earlier in pairs
    ]
    return _newest([change for change in changes if change])[:most]


def _found(sources, most, is_narrowed) -> dict[str, list[tuple[int, int | None]]]:
    """By model: (history row, the row before it) of the ``most`` newest of them all."""
    earlier = Window(
        Lag("history_id"), partition_by=[F("id")], order_by=[F("history_date").asc(), F("history_id").asc()]
    )
    parts = [
        rows.order_by().values_list(
            "history_id", "history_date", Value(label, CharField()), row_before(rows.model) if is_narrowed else earlier
        )
        for label, rows in sources.items()
    ]
    both = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found = {}
    for row, _, label, before in both.order_by("-history_date", "-history_id")[:most]:
        found.setdefault(label, []).append((row, before))
    return found


def _stored(label, pairs) -> dict:
    wanted = {number for pair in pairs for number in pair if number}
    model = _SOURCES[label].model
    related = [each.name for each in model._meta.concrete_fields if each.is_relation]
    rows = model.history.filter(history_id__in=wanted).select_related("history_user", *related)
    return {row.history_id: row for row in rows}


def describe(before, after) -> RecordedChange | None:
    """What one history row changed; None for a row that changed nothing a reader would see."""
    fields = field_changes(before, after) if before is not None else []
    verb, colour = _verb(before, after, fields)
    if verb is None:
        return None
    return RecordedChange(
        at=after.history_date,
        who=str(after.history_user) if after.history_user else "The portal",
        verb=verb,
        subject=subject_of(after),
        why=after.history_change_reason or "",
        fields=fields,
        source=after.instance_type._meta.label_lower,
        row=after.id,
        before=before.history_id if before is not None else None,
        after=after.history_id,
        colour=colour,
        block_key=str(after.key) if after.instance_type is Block else "",
        by=after.history_user_id,
    )


def _verb(before, after, fields):
    if after.history_type == "-":
        return "Deleted", "red"
    if after.history_type == "+" or before is None:
        return "Added", "green"
    was, now = getattr(before, "removed_at", None), getattr(after, "removed_at", None)
    if now and not was:
        return "Removed", "red"
    if was and not now:
        return "Put back", "green"
    if fields:
        return "Changed", "yellow"
    if getattr(before, "position", None) != getattr(after, "position", None):
        return "Moved", "grey"
    return ("Changed", "yellow") if getattr(before, "revision", 0) != getattr(after, "revision", 0) else (None, "")


def subject_of(row) -> str:
    """The row in words, as it was then; rows whose name needs a relation that is gone fall back to their model."""
    source = _SOURCES.get(row.instance_type._meta.label_lower)
    if source and source.subject:
        return source.subject
    instance = row.instance
    for name, value in row._state.fields_cache.items():
        if value is not None and name != "history_user":
            instance._state.fields_cache[name] = value
    if isinstance(instance, Block) and not instance.heading:  # which of several is not asked for each row
        return kind_named(instance.kind).label
    try:
        return str(instance)
    except Exception:
        return row.instance_type._meta.verbose_name.capitalize()


def field_changes(before, after) -> list[FieldChange]:
    """The fields that differ between two history rows of one row, in words."""
    changes = []
    for each in after.tracked_fields:
        if each.name in SILENT or each.name == "removed_at":
            continue
        old, new = getattr(before, each.attname), getattr(after, each.attname)
        if old != new:
            changes.append(FieldChange(_label(each), _words(before, each), _words(after, each)))
    return changes


def _label(each):
    words = "text" if each.name == "data" else str(each.verbose_name)
    return words[0].upper() + words[1:]


def _words(row, each):
    value = getattr(row, each.attname)
    if value in (None, ""):
        return ""
    if each.choices:
        return str(dict(each.flatchoices).get(value, value))
    if each.is_relation:
        return str(row._state.fields_cache.get(each.name) or "a row that is gone")
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):  # rows named by key and title
        return "\n".join(filter(None, (item.get("title") or item.get("name") for item in value)))
    return "" if isinstance(value, dict | list) else str(value)


for _owner in (Plan, PlanYear, Addendum, StrategicAssessment, Block):
    register_history(_owner)
register_history(Finding, kinds=("findings",))
register_history(AssessmentReview, path="assessment__paper", is_text=False)
register_history(PaperBasis, subject="What the text is based on")
