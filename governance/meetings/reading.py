"""What is new to a person about a meeting: what was published after the last look, what a downloaded pack lacks."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from governance.meetings.councillors import bodies_sat_on
from governance.models import Meeting, Pack, PackReading
from partnerships.models import User


@dataclass(frozen=True)
class News:
    """``sentences`` are empty where nothing is new."""

    sentences: list[str] = field(default_factory=list)
    looked: str = ""

    @property
    def is_there(self) -> bool:
        return bool(self.sentences)


def news_of(packs: list[Pack], reading: PackReading | None) -> News:
    """``packs`` of one meeting as the person may read them, the newest first; of each edition one variant is enough."""
    if reading and reading.pack and reading.pack.state == Pack.State.WITHDRAWN:
        return News([_is_withdrawn(reading, packs)], _day(reading.looked_at))
    if not packs:
        return News(looked=_day(reading.looked_at) if reading else "")
    newest, had = packs[0], reading.pack if reading else None
    if had and newest.published_at > had.published_at:
        return News([_lacks(had, newest, _day(reading.downloaded_at))], _day(reading.looked_at))
    if had or (reading and reading.looked_at >= newest.published_at):
        return News(looked=_day(reading.looked_at))
    return News([_is_published(packs)], _day(reading.looked_at) if reading else "")


def _is_published(packs):
    newest, first = packs[0], packs[-1]
    if pages := added_pages(first, newest):
        return f"The pack was published on {_day(first.published_at)}; {pages} followed on {_day(newest.published_at)}."
    return f"{'A further pack' if newest.edition else 'The pack'} was published on {_day(newest.published_at)}."


def _is_withdrawn(reading, packs):
    told = f"The pack you downloaded on {_day(reading.downloaded_at)} was withdrawn: {reading.pack.withdrawn_because}"
    return told if packs else f"{told.rstrip('.')}. No pack is published now."


def _lacks(had, newest, day):
    if pages := added_pages(had, newest):
        return f"The pack you downloaded on {day} lacks {pages}."
    return f"The pack you downloaded on {day} was followed by another on {_day(newest.published_at)}."


def added_pages(before: Pack | None, after: Pack) -> str:
    """ "pages 113–118": numbers go on from edition to edition, so what was added stands behind the last page before."""
    if not (before and before.total and after.total) or after.total <= before.total:
        return ""
    first, last = before.total + 1, after.total
    return f"page {last}" if first == last else f"pages {first}–{last}"


def _day(moment) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def readings_of(user: User, meetings: Iterable[Meeting]) -> dict:
    """By the identity of the meeting, which stays when it moves to another day or goes on at a later sitting."""
    uids = [meeting.whole_uid for meeting in meetings]
    rows = PackReading.objects.filter(Q(meeting__uid__in=uids) | Q(meeting__first_sitting__uid__in=uids), user=user)
    return {row.meeting.whole_uid: row for row in rows.select_related("meeting__first_sitting", "pack")}


def note_look(user: User, meeting: Meeting) -> None:
    _note(user, meeting)


def note_download(user: User, pack: Pack) -> None:
    _note(user, pack.meeting, pack=pack, downloaded_at=timezone.now())


def _note(user, meeting, **downloaded):
    """Kept of those who sit on the body, for themselves alone; of everybody else nothing is kept."""
    if not user.is_authenticated or meeting.body not in bodies_sat_on(user, timezone.localdate()):
        return
    known = readings_of(user, [meeting]).get(meeting.whole_uid)
    values = {"looked_at": timezone.now(), **downloaded}
    PackReading.objects.update_or_create(user=user, meeting=known.meeting if known else meeting, defaults=values)
