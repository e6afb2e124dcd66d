"""Where an action comes from: the texts of earlier years in which it stood under the same key, and their days.

A key is kept when an action is carried on, so nothing has to be written down: its first day and how often it moved
are those of all its years.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from actions.models import Action, AddedAction, Return
from partnerships.days.periods import in_years
from partnerships.days.timescales import last_day_meant
from partnerships.models import Organisation
from plans.models import Paper
from plans.models.papers import with_owner


@dataclass
class EarlierText:
    """One earlier text with an action: its own day of it, and the days that each lead then expected, oldest first."""

    paper: Paper
    due: date | None
    said: dict[int | None, list[date]] = field(default_factory=lambda: defaultdict(list))

    @property
    def words(self) -> str:
        return in_years(*self.paper.period)


@dataclass
class Lineage:
    """The earlier texts of an action, the oldest first; none: it is new."""

    texts: list[EarlierText] = field(default_factory=list)

    def days(self, organisation: Organisation | None) -> list[date]:
        """What was told of it before, in order: of each text its own day, then those that the lead expected."""
        found = []
        for text in self.texts:
            found += [day for day in (text.due, *text.said[organisation and organisation.pk]) if day]
        return found

    @property
    def sentence(self) -> str:
        """``Carried on from 2025/26 and 2026/27.`` New: nothing."""
        return f"Carried on from {' and '.join(text.words for text in self.texts)}." if self.texts else ""


def stood_before() -> dict[str, Exists]:
    """Annotations for a query of actions: whether another standing text of the partnership has one with the same key,
    or one was added beside such a text."""
    same = {"key": OuterRef("key"), "paper__partnership": OuterRef("paper__partnership")}
    others = [model.objects.filter(**same, paper__state__in=Paper.STANDING) for model in (Action, AddedAction)]
    placed, added = (rows.exclude(paper=OuterRef("paper")).order_by() for rows in others)
    return {"was_before": Exists(placed.filter(removed_at=None)), "was_added_before": Exists(added)}


def lineages(papers: Iterable[Paper], actions: dict[int, list]) -> dict[tuple[int, UUID], Lineage]:
    """Of the actions of several texts, by text and key; those that are new are not there, and cost no question."""
    papers = {paper.pk: paper for paper in papers}
    placed, added = (_keys(actions, name) for name in ("was_before", "was_added_before"))
    if not placed | added:
        return {}
    within = {
        "paper__partnership__in": {paper.partnership_id for paper in papers.values()},
        "paper__state__in": Paper.STANDING,
    }
    of_both = ((Action.objects.placed(), placed), (AddedAction.objects.all(), added))
    rows = [
        row
        for model, keys in of_both
        for row in model.filter(**within, key__in=keys).select_related(*with_owner("paper"))
    ]
    found: dict[tuple[int, UUID], Lineage] = defaultdict(Lineage)
    for paper in papers.values():
        for row in (row for row in rows if _is_before(row.paper, paper)):
            found[paper.pk, row.key].texts.append(EarlierText(row.paper, _day_of(row)))
    for lineage in found.values():
        lineage.texts.sort(key=lambda text: text.paper.period)
    if found:
        _add_what_was_said(found)
    return dict(found)


def _keys(actions: dict[int, list], name: str) -> set[UUID]:
    return {row.key for rows in actions.values() for row in rows if getattr(row, name, False)}


def _is_before(earlier: Paper, later: Paper) -> bool:
    """Of one partnership, begun and ended before: a plan is not earlier than its own years."""
    if earlier.partnership_id != later.partnership_id:
        return False
    return all(before < after for before, after in zip(earlier.period, later.period, strict=True))


def _day_of(row) -> date | None:
    return row.due_on or row.ends_on or last_day_meant(row.timescale_text, row.paper.period)


def _add_what_was_said(found: dict[tuple[int, UUID], Lineage]) -> None:
    by_text = defaultdict(list)
    for (_, key), lineage in found.items():
        for text in lineage.texts:
            by_text[text.paper.pk, key].append(text)
    rows = Return.objects.received().filter(
        period__calendar__paper__in={paper for paper, _ in by_text},
        action_key__in={key for _, key in by_text},
        expected_on__isnull=False,
    )
    names = ("period__calendar__paper", "action_key", "organisation", "expected_on")
    for paper, key, organisation, expected in rows.order_by("period__number", "pk").values_list(*names):
        for text in by_text[paper, key]:
            text.said[organisation].append(expected)
