"""The agenda of a meeting: steps of plans on it and what the clerk added, in their order, with their numbers."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from governance.models import AgendaItem, Exemption, Meeting, Pack, Stage, StageDate
from governance.packs.standing import StandingItem, standing_items
from governance.reporting.annexes import checked_annex
from governance.reporting.withheld import closed_for
from governance.stages.key_decision import key_decision_of
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import require
from plans.printing.joining import is_tagged_file

S = Stage.State
#: Steps that belong on an agenda: withdrawn ones and those put off no longer do.
STANDING = (S.PLANNED, S.SUBMITTED, S.PUBLISHED, S.DECIDED)


@dataclass(frozen=True)
class Item:
    """One line of the agenda. ``row`` is what the clerk arranged of it, None for a step that nobody has touched."""

    number: str
    title: str
    stage: Stage | None
    row: AgendaItem | None
    standing: StandingItem | None = None

    @property
    def key(self) -> str:
        """What addresses call it: a step by its own key, and so what comes back, so that they need no row."""
        if self.standing:
            return self.standing.name
        return f"step-{self.stage.pk}" if self.stage else str(self.row.pk)

    @cached_property
    def closed(self) -> dict[str, Exemption]:
        """What is not for publication, by the paper's key; what was closed at another meeting stays so."""
        own = {each.paper: each for each in self.row.exemptions.all()} if self.row else {}
        elsewhere = closed_for(self.stage) if self.stage else ()
        return {each.paper: each for each in elsewhere} | own

    @cached_property
    def key_decision(self) -> dict | None:
        return key_decision_of(self.stage)

    @property
    def closed_whole(self) -> Exemption | None:
        return self.closed.get(Exemption.WHOLE)

    def why_closed(self, paper: str) -> Exemption | None:
        return self.closed_whole or self.closed.get(paper)


def agenda_of(meeting: Meeting) -> list[Item]:
    """The items in order, what comes back at each meeting first; what has no number of its own is counted."""
    stages = {stage.pk: stage for stage in stages_on(meeting)}
    standing = {each.name: each for each in standing_items(meeting)}
    rows = (
        AgendaItem.objects.of(meeting).filter(standing__in=["", *standing], removed_at=None).order_by("position", "pk")
    )
    arranged = [
        (row, stages.pop(row.stage_id, None), standing.pop(row.standing, None))
        for row in rows.select_related("rendering").prefetch_related("exemptions")
        if row.stage_id is None or row.stage_id in stages
    ]
    ordered = [*((None, None, each) for each in standing.values()), *arranged]
    ordered += [(None, stage, None) for stage in stages.values()]
    return [
        Item(row.number if row and row.number else str(place), _title(row, stage, each), stage, row, each)
        for place, (row, stage, each) in enumerate(ordered, start=1)
    ]


def stages_on(meeting: Meeting) -> list[Stage]:
    """The steps whose standing date is this meeting."""
    dated = StageDate.objects.filter(meeting=meeting).values("stage")
    stages = Stage.objects.filter(pk__in=dated, state__in=STANDING).with_facts().in_order()
    stages = stages.select_related("timetable__paper__partnership", "timetable__council")
    return [stage for stage in stages if stage.current_date and stage.current_date.meeting_id == meeting.pk]


def _title(row, stage, standing) -> str:
    if row and row.title:
        return row.title
    return standing.title if standing else stage.paper.title


# --- Arranging ------------------------------------------------------------------------------------------------


def reasons_not_to_arrange(meeting: Meeting, *, by) -> list[str]:
    if reasons := not_allowed(by, Permission.PUBLISH, meeting):
        return reasons
    return [] if meeting.is_standing else ["This meeting does not take place on this day any more."]


PRINTED = (
    "The pack of this meeting is published: its agenda stays as it is printed there. What is added now goes into a "
    "supplement."
)


def reasons_not_to_change(meeting: Meeting, found: Item, *, by) -> list[str]:
    """What stands on the front of a published pack keeps its title and number, and its place."""
    if reasons := reasons_not_to_arrange(meeting, by=by):
        return reasons
    return [PRINTED] if (found.number, found.title) in _printed(meeting) else []


def _printed(meeting) -> set[tuple[str, str]]:
    packs = Pack.objects.of(meeting).published()
    return {(each["number"], each["title"]) for pack in packs for each in pack.front_facts.get("items", [])}


@transaction.atomic
def add_item(
    meeting: Meeting, *, by, title: str, content: bytes, file_name: str, alt: str = "", number: str = ""
) -> AgendaItem:
    """A matter from outside the portal, with its paper: what may not be in a PDF is taken out of it; ``alt`` says what
    a picture shows."""
    require(reasons_not_to_arrange(meeting, by=by))
    item = _next_item(meeting, by=by, title=title, number=number)
    _keep_file(item, content, file_name, alt)
    return _added(item, by=by)


@transaction.atomic
def add_drawn_item(meeting: Meeting, *, by, title: str, number: str, rendering) -> AgendaItem:
    """A paper that was written in the portal and is drawn by it."""
    require(reasons_not_to_arrange(meeting, by=by))
    item = _next_item(meeting, by=by, title=title, number=number)
    item.rendering, item.is_tagged = rendering, True
    return _added(item, by=by)


def _next_item(meeting, *, by, **values):
    for each in agenda_of(meeting):  # it comes behind them
        row_of(meeting, each, by=by)
    return AgendaItem(meeting=meeting, position=next_place(meeting), added_by=by, **values)


def _added(item, *, by):
    item.full_clean()
    item.save()
    _audit("item added to the agenda", item, by=by)
    return item


@transaction.atomic
def change_item(
    meeting: Meeting, found: Item, *, by, title="", number="", content=None, file_name="", alt=""
) -> AgendaItem:
    _hold(meeting)
    require(reasons_not_to_change(meeting, found, by=by))
    row = row_of(meeting, found, by=by)
    row.title, row.number = title, number
    if content:
        _keep_file(row, content, file_name, alt)
    row.full_clean()
    row.save()
    _audit("item of the agenda changed", row, by=by)
    return row


@transaction.atomic
def remove_item(meeting: Meeting, found: Item, *, by):
    """Only what the clerk added: a step leaves the agenda when its date is changed."""
    _hold(meeting)
    require(reasons_not_to_change(meeting, found, by=by) or _reasons_not_to_remove(found))
    found.row.removed_at, found.row.removed_by = timezone.now(), by
    found.row.save()
    _audit("item taken off the agenda", found.row, by=by)


def _reasons_not_to_remove(found):
    if found.standing:
        return ["It comes back at each meeting until its minutes are approved and its actions are closed."]
    return ["Choose another meeting for this step instead: it is on a plan’s timetable."] if found.stage else []


@transaction.atomic
def move_item(meeting: Meeting, found: Item, *, by, up: bool):
    """One place up or down; every item gets its row, since the order is now the clerk's."""
    _hold(meeting)
    require(reasons_not_to_arrange(meeting, by=by) or ([PRINTED] if _printed(meeting) else []))
    items = agenda_of(meeting)
    keys = [item.key for item in items]
    at = keys.index(found.key)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(items):
        return
    items[at], items[to] = items[to], items[at]
    for place, item in enumerate(items, start=1):
        row = row_of(meeting, item, by=by)
        if row.position != place:
            row.position = place
            row.save()
    _audit("agenda put into another order", row, by=by)


def _hold(meeting):
    """Until the transaction ends nobody publishes its pack."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def row_of(meeting: Meeting, found: Item, *, by) -> AgendaItem:
    """The row of an item; a step or what comes back gets one, at the end, when something is arranged of it."""
    if found.row:
        return found.row
    name = found.standing.name if found.standing else ""
    place = next_place(meeting)
    row = AgendaItem(meeting=meeting, stage=found.stage, standing=name, position=place, added_by=by)
    row.save()
    return row


def next_place(meeting: Meeting) -> int:
    last = AgendaItem.objects.of(meeting).order_by("position").last()
    return last.position + 1 if last else 1


def _keep_file(item, content, file_name, alt):
    clean = checked_annex(content, alt=alt)
    item.pages, item.file_name, item.is_tagged = clean.pages, file_name[:200], is_tagged_file(clean.content)
    item.rendering = None
    item.sha256 = hashlib.sha256(clean.content).hexdigest()
    item.file.save(f"{item.sha256}.pdf", ContentFile(clean.content), save=False)


def _audit(event, row, *, by):
    body = row.meeting.body
    audit(event, row, by=by, council=body.council, partnership=body.partnership)
