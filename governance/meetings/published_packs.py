"""Published packs of a meeting or a partnership, as far as the person may read them, newest editions first."""

from django.db.models import F, Prefetch, Q

from governance.models import Meeting, Pack, PackPart, Stage, Supplement
from partnerships.access import Permission, may
from partnerships.models import Partnership
from plans.models import Paper


def packs_of_meeting(meeting: Meeting, user) -> list[Pack]:
    """All editions that the person may read, with their parts; older ones stay at their addresses."""
    packs = Pack.objects.of(meeting).published().open_to(may(user, Permission.VIEW_PAPERS, meeting))
    return list(packs.newest_first().prefetch_related("parts"))


def withdrawn_of_meeting(meeting: Meeting, user) -> list[Pack | Supplement]:
    """What was public once: the page says that it is not any more, and why."""
    may_read_all = may(user, Permission.VIEW_PAPERS, meeting)
    packs = Pack.objects.of(meeting).newest_first()
    supplements = Supplement.objects.of(meeting).order_by("number")
    return [
        row for rows in (packs, supplements) for row in rows.filter(state=Pack.State.WITHDRAWN).open_to(may_read_all)
    ]


def supplements_of_meeting(meeting: Meeting, user) -> list[Supplement]:
    """In the order in which they were published, with the papers that came with each."""
    may_read_all = may(user, Permission.VIEW_PAPERS, meeting)
    rows = Supplement.objects.of(meeting).published().open_to(may_read_all)
    own = PackPart.objects.filter(pack=F("supplement__pack"))
    return list(rows.order_by("number", "-variant").select_related("pack").prefetch_related(Prefetch("parts", own)))


def of_plan(paper: int | Paper) -> Q:
    """Which packs held a text or a report of the plan."""
    return Q(parts__agenda_item__stage__timetable__paper=paper) | Q(parts__rendering__version__paper=paper)


def of_partnership(partnership: Partnership) -> Q:
    """Those of its own boards, and those of a council's meetings that were given one of its plans."""
    given = Q(parts__agenda_item__stage__timetable__paper__partnership=partnership)
    return (
        given | Q(meeting__body__partnership=partnership) | Q(parts__rendering__version__paper__partnership=partnership)
    )


def packs_of_partnership(partnership: Partnership, user) -> list[Pack]:
    """The newest edition of each meeting."""
    return _newest(Pack.objects.filter(of_partnership(partnership)), user)


def packs_of_stage(stage: Stage, user) -> list[Pack]:
    """Those in which its papers went out, on whichever day the body then met."""
    return _newest(Pack.objects.filter(parts__agenda_item__stage=stage), user)


def _newest(packs, user):
    """Of the editions of a meeting, on whichever day it stood and over all its sittings, the last; the meetings of the
    latest days first, and the open one before the full one."""
    beside = ("meeting__body__council", "meeting__body__partnership", "meeting__first_sitting")
    found = {}
    for pack in packs.published().select_related(*beside).distinct().newest_first():
        if pack.is_open or may(user, Permission.VIEW_PAPERS, pack):
            found.setdefault((pack.meeting.whole_uid, pack.variant), pack)
    return sorted(found.values(), key=lambda pack: (-pack.meeting.on.toordinal(), pack.meeting_id))
