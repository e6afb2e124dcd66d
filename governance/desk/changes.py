"""What changed for a person in the committees' room: dates that moved, meetings cancelled, outcomes recorded."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q

from governance.dates.clear_days import spell
from governance.models import MOVED_ON, Meeting, Outcome, Stage, StageDate, Timetable
from partnerships.mail.changes import Change, register_changes
from partnerships.mail.kinds import Choice, MailKind, register_mail_kind
from partnerships.models import AuditEntry, Partnership, User
from plans.models.papers import with_owner
from plans.papers.record import words

MOVED, DECIDED = "meeting", "outcome"
KINDS = (
    MailKind(MOVED, "Dates that change", "A meeting moves or is cancelled, or a date in a timetable is revised."),
    MailKind(
        DECIDED,
        "What committees and boards decided",
        "An outcome is recorded in a timetable of one of your partnerships.",
        choices=(Choice.DIGEST, Choice.NEVER),
        usual=Choice.DIGEST,
    ),
)


#: An import is one transaction, whose last entry tells of it.
IMPORTED_WITHIN = timedelta(hours=1)
OF_STAGE = "stage__timetable__paper__partnership"


def register():
    for kind in KINDS:
        register_mail_kind(kind)
    register_changes(changes)


def changes(user: User, since: datetime, until: datetime) -> Iterator[Change]:
    """What others changed in the timetables of partnerships at which, or at whose lead councils, the person works."""
    # Of the person's own roles: somebody who sees the whole site is not written to about all of it.
    own = Q(pk__in=user.partnership_ids()) | Q(lead_councils__in=user.council_ids())
    mine = Timetable.objects.filter(paper__partnership__in=Partnership.objects.filter(own))
    span = (since, until)
    yield from _revised(mine, span, user)
    yield from _cancelled(mine, span)
    yield from _recorded(mine, span, user)


def _made_here(rows, *, by, at, partnership):
    """Rows that no import brought in: what a file tells is history, whenever its row was written."""
    taken_in = AuditEntry.objects.filter(
        event="plan imported", by=OuterRef(by), partnership=OuterRef(partnership),
        at__gte=OuterRef(at), at__lt=OuterRef(at) + IMPORTED_WITHIN,
    )  # fmt: skip
    return rows.exclude(**{f"{by}__is_system": True}).exclude(Exists(taken_in))


def _within(name, span):
    return {f"{name}__gte": span[0], f"{name}__lt": span[1]}


def _of_stage(prefix="stage"):
    return [f"{prefix}__body", *with_owner(f"{prefix}__timetable__paper")]


def _revised(mine, span, user):
    rows = StageDate.objects.filter(
        standing=StageDate.Standing.REVISED, stage__timetable__in=mine, **_within("said_at", span)
    )
    rows = _made_here(rows.exclude(said_by=user), by="said_by", at="said_at", partnership=OF_STAGE)
    for row in rows.select_related("meeting", *_of_stage()).prefetch_related("stage__dates__meeting"):
        before = [each for each in row.stage.dates.all() if each.pk < row.pk]
        was = f", not on {words(before[-1].on)}" if before and before[-1].on else ""
        title = f"{row.stage.body.name} takes it on {row.in_words or 'a day not known yet'}{was}"
        reason = f" The reason: {row.reason}" if row.reason else ""
        yield Change(MOVED, title, row.stage.get_absolute_url(), row.said_at, f"{row.stage.paper.title}.{reason}")


def _cancelled(mine, span):
    """Meetings on which a stage still stands: its date does not move by itself."""
    ended = Q(**_within("cancelled_at", span)) | Q(**_within("successor__changed_at", span))
    here = Meeting.objects.exclude(cancelled_by__is_system=True)
    moved = here.filter(ended).values("uid")
    stages = Stage.objects.filter(timetable__in=mine, dates__meeting__uid__in=moved).distinct()
    dates = Prefetch("dates", StageDate.objects.select_related(f"meeting__{MOVED_ON}"))
    for stage in stages.select_related("body", *with_owner("timetable__paper")).prefetch_related(dates):
        meeting = stage.current_date.meeting
        if meeting is None or meeting.is_standing:
            continue
        now = meeting.latest
        if now.on == meeting.on and not now.is_cancelled:
            continue
        became = "is cancelled" if now.is_cancelled else f"was moved to {spell(now.on)}"
        title = f"The meeting of {stage.body.name} on {spell(meeting.on)} {became}"
        at = now.cancelled_at or now.changed_at
        detail = f"{stage.paper.title}: the date in its timetable stands until somebody changes it."
        yield Change(MOVED, title, stage.get_absolute_url(), at, detail)


def _recorded(mine, span, user):
    rows = Outcome.objects.filter(is_current=True, stage__timetable__in=mine, **_within("recorded_at", span))
    rows = _made_here(rows.exclude(recorded_by=user), by="recorded_by", at="recorded_at", partnership=OF_STAGE)
    for row in rows.select_related(*_of_stage()):
        title = f"{row.stage.body.name}: {row.get_kind_display().lower()}"
        yield Change(DECIDED, title, row.stage.get_absolute_url(), row.recorded_at, row.stage.paper.title)
