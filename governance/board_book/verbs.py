"""Verbs about minutes: begin them from what was recorded, write them, send them round, approve and publish them.

From their approval on nothing of them changes; what was sent round before stays as it was, too.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from governance.board_book.attendance import seats_of_the_day
from governance.board_book.document import document_of
from governance.board_book.drafting import Drafted, drafted
from governance.board_book.log import reasons_not_to_keep
from governance.board_book.mail import tell_the_board
from governance.models import Attendance, Meeting, Minute, Minutes, MinutesEdition
from partnerships.models import audit
from partnerships.verbs import StaleState, require, swap

APPROVED = "These minutes are approved, and stay as they are."


def reasons_not_to_begin(meeting: Meeting, *, by) -> list[str]:
    if reasons := reasons_not_to_keep(meeting, by=by):
        return reasons
    if meeting.body.partnership_id is None:
        return ["The minutes of a council’s committee are kept by the council."]
    if not meeting.is_standing:
        return ["This meeting does not take place on this day any more."]
    if meeting.on > timezone.localdate():
        return ["The meeting is still to come."]
    return ["Its minutes are begun already."] if Minutes.objects.filter(meeting=meeting).exists() else []


def reasons_not_to_write(minutes: Minutes, *, by) -> list[str]:
    return reasons_not_to_keep(minutes, by=by) or ([APPROVED] if minutes.is_approved else [])


@transaction.atomic
def begin(meeting: Meeting, *, by) -> Minutes:
    """The draft, with a line for each member of that day and a minute for each item of the agenda."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(reasons_not_to_begin(meeting, by=by))
    minutes = Minutes.objects.create(meeting=meeting, begun_by=by)
    for row in seats_of_the_day(meeting.body, meeting.on):
        row.minutes = minutes
        row.save()
    _add_drafted(minutes, drafted(meeting))
    _audit("minutes begun", minutes, by=by)
    return minutes


@transaction.atomic
def add_recorded(minutes: Minutes, *, by, again: bool = False) -> int:
    """Minutes for what came onto the record since; how many. ``again``: those that somebody took out instead."""
    Minutes.objects.select_for_update().get(pk=minutes.pk)
    require(reasons_not_to_write(minutes, by=by))
    added = _add_drafted(minutes, taken_out(minutes) if again else _recorded_since(minutes))
    event = "drafted minutes put back" if again else "minutes filled from the record"
    _audit(event, minutes, by=by, added=added)
    return added


def taken_out(minutes: Minutes) -> list[Drafted]:
    """Drafted minutes that somebody took out: they stay out until somebody puts them back."""
    here, ever = _sources(minutes.entries), _sources(Minute.history.filter(minutes=minutes.pk))
    return [each for each in drafted(minutes.meeting) if each.source in ever - here]


def _recorded_since(minutes) -> list[Drafted]:
    ever = _sources(minutes.entries) | _sources(Minute.history.filter(minutes=minutes.pk))
    return [each for each in drafted(minutes.meeting) if each.source not in ever]


def _sources(rows) -> set[str]:
    return set(rows.values_list("source", flat=True))


def _add_drafted(minutes, new: list[Drafted]) -> int:
    for position, each in enumerate(new, start=minutes.entries.count()):
        minutes.entries.create(
            position=position, source=each.source, title=each.title, text=each.text, decision=each.decision
        )
    return len(new)


@transaction.atomic
def keep_attendance(minutes: Minutes, rows: Sequence[dict], *, by, revision: int) -> Minutes:
    _moved_on(minutes, by=by, revision=revision, event="attendance recorded")
    _keep_rows(Attendance, minutes, rows, by=by)
    return minutes


@transaction.atomic
def write(minutes: Minutes, rows: Sequence[dict], *, by, revision: int) -> Minutes:
    """The minutes as they stand on the page, in their order; each row has the ``key`` of the minute that it was."""
    _moved_on(minutes, by=by, revision=revision, event="minutes written")
    _keep_rows(Minute, minutes, rows, by=by)
    return minutes


def _moved_on(minutes, *, by, revision, event):
    """Of two who write at once the second is told."""
    require(reasons_not_to_write(minutes, by=by))
    swap(
        minutes, was={"revision": revision, "approved_at": None}, now={"revision": revision + 1}, by=by, event=event,
        stale=StaleState("The draft"), partnership=minutes.meeting.body.partnership,
    )  # fmt: skip


def _keep_rows(model, minutes, rows, *, by):
    """Rows that stay the same leave no history."""
    here = {row.pk: row for row in model.objects.filter(minutes=minutes)}
    for position, values in enumerate(rows):
        values = {**values, "position": position}
        row = here.pop(values.pop("key", None), None) or model(minutes=minutes)
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row._history_user = by
            row.full_clean()
            row.save()
    for gone in here.values():
        gone._history_user = by
        gone.delete()


@transaction.atomic
def send_round(minutes: Minutes, *, by) -> MinutesEdition:
    """The draft as it stands is kept, and the members of the board are told."""
    require(reasons_not_to_write(minutes, by=by))
    edition = _edition(minutes, by=by)
    tell_the_board(edition)
    _audit("draft minutes sent round", minutes, by=by, number=edition.number)
    return edition


def reasons_not_to_approve(minutes: Minutes, *, by) -> list[str]:
    if reasons := reasons_not_to_write(minutes, by=by):
        return reasons
    return [] if approving_meetings(minutes) else ["They are approved at a later meeting, and none was held yet."]


def approving_meetings(minutes: Minutes):
    later = Meeting.objects.standing().filter(body=minutes.meeting.body_id, on__gt=minutes.meeting.on)
    return later.filter(on__lte=timezone.localdate()).order_by("on")


@transaction.atomic
def approve(minutes: Minutes, *, by, approving: Meeting, corrections: str = "") -> Minutes:
    """As a correct record, or with corrections, which stand in the text already. Fixed from then on."""
    require(reasons_not_to_approve(minutes, by=by))
    now = {"approving": approving, "corrections": corrections, "approved_at": timezone.now(), "approved_by": by}
    swap(
        minutes, was={"approved_at": None, "revision": minutes.revision}, now=now, by=by, event="minutes approved",
        partnership=minutes.meeting.body.partnership,
    )  # fmt: skip
    _edition(minutes, by=by)
    return minutes


@transaction.atomic
def publish_minutes(minutes: Minutes, *, by) -> Minutes:
    require(reasons_not_to_publish_minutes(minutes, by=by))
    now = {"published_at": timezone.now(), "published_by": by}
    swap(
        minutes, was={"published_at": None}, now=now, by=by, event="minutes published",
        partnership=minutes.meeting.body.partnership,
    )  # fmt: skip
    return minutes


def reasons_not_to_publish_minutes(minutes: Minutes, *, by) -> list[str]:
    if reasons := reasons_not_to_keep(minutes, by=by):
        return reasons
    if minutes.is_public:
        return ["They are public already."]
    return [] if minutes.is_approved else ["Only approved minutes are published."]


def _edition(minutes, *, by) -> MinutesEdition:
    last = minutes.editions.aggregate(last=Max("number"))["last"] or 0
    return MinutesEdition.objects.create(
        minutes=minutes, number=last + 1, document=document_of(minutes), is_approved=minutes.is_approved, made_by=by
    )


def _audit(event, minutes, *, by, **details):
    audit(event, minutes, by=by, partnership=minutes.meeting.body.partnership, **details)
