"""What a councillor comes for: the next meeting with its pack, what is new in it, and what the last body saw."""

from collections import defaultdict
from dataclasses import dataclass

from django.shortcuts import render
from django.utils import timezone

from governance.meetings.councillors import bodies_sat_on
from governance.meetings.items import beside_packs, public_items, texts_in
from governance.meetings.reading import News, news_of, readings_of
from governance.models import Body, Meeting, Pack, Stage, StagePack
from partnerships.access import Permission, may, signed_in

#: Meetings to come, and past ones, that a page shows.
COMING, PAST = 12, 6


@dataclass(frozen=True)
class ItemOfCard:
    """A text on the agenda; ``before`` is the step at which another body had it last, with what changed since."""

    stage: Stage
    before: Stage | None
    packs: list[StagePack]


@dataclass(frozen=True)
class MeetingCard:
    """A meeting as its councillor sees it: the newest pack that this person may read comes first."""

    meeting: Meeting
    packs: list[Pack]
    news: News
    items: list[ItemOfCard]

    @property
    def has_something(self) -> bool:
        """A pack, a text on the agenda or news: else a line is enough."""
        return bool(self.packs or self.items or self.news.is_there)

    @property
    def pack(self) -> Pack | None:
        return next((pack for pack in self.packs if pack.is_ready), None)


@signed_in
def my_meetings(request):
    today = timezone.localdate()
    bodies = bodies_sat_on(request.user, today)
    meetings = Meeting.objects.standing().filter(body__in=bodies).select_related("body", "moved_from", "first_sitting")
    coming = list(meetings.from_day(today).order_by("on", "starts_at", "pk")[:COMING])
    past = list(meetings.filter(on__lt=today).order_by("-on", "-pk")[:PAST])
    cards = cards_of(request.user, [*coming, *past], bodies)
    context = {
        "section": "my-meetings",
        "bodies": bodies,
        "next": cards[0] if coming else None,
        "coming": [card for card in cards[1 : len(coming)] if card.has_something],
        "without": [card for card in cards[1 : len(coming)] if not card.has_something],
        "past": [card for card in cards[len(coming) :] if card.has_something],
    }
    return render(request, "governance/my_meetings/my_meetings.html", context)


def cards_of(user, meetings: list[Meeting], bodies: list[Body]) -> list[MeetingCard]:
    packs, readings, items = packs_of(user, meetings, bodies), readings_of(user, meetings), public_items(meetings, user)
    newest = [pack for editions in packs.values() for pack in editions if pack.edition == editions[0].edition]
    texts = texts_in(newest)
    return [
        MeetingCard(
            meeting,
            packs[meeting.whole_uid],
            news_of(packs[meeting.whole_uid], readings.get(meeting.whole_uid)),
            [_item(item) for item in beside_packs(items.get(meeting.pk, []), texts)],
        )
        for meeting in meetings
    ]


def packs_of(user, meetings: list[Meeting], bodies: list[Body]) -> dict:
    """By the identity of each meeting the packs that the person may read, the newest first and the full one before the
    open one."""
    reads_all = {body.pk for body in bodies if may(user, Permission.VIEW_PAPERS, body)}
    found = defaultdict(list)
    published = Pack.objects.published().of(*meetings)
    for pack in published.select_related("meeting__first_sitting").order_by("-published_at", "-edition", "variant"):
        if pack.is_open or pack.meeting.body_id in reads_all:
            found[pack.meeting.whole_uid].append(pack)
    return found


def _item(found: dict) -> ItemOfCard:
    stage = found["stage"]
    is_given = found["may_open"] and stage.version_id
    before = stage.before_with_version(only_public=False) if is_given else None
    return ItemOfCard(stage, before, found["packs"])
