"""The front sheet of a pack with its contents: plain facts to keep with the pack, and from them the page."""

import re

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from governance.dates.bodies import BodyKind
from governance.dates.clear_days import spell
from governance.dates.stages import NoticeBasis
from governance.models import FrontSheet, Meeting
from governance.packs.contents import Contents
from governance.packs.openness import resolutions_for
from partnerships.access import Permission
from partnerships.identity.brand import palette
from partnerships.mendable import Mendable
from partnerships.models import Partnership
from partnerships.wording import and_words
from plans.printing.joining import span


def front_facts(meeting: Meeting, contents: list[Contents], *, published_at=None, edition=0) -> dict:
    """What is printed on the front, as words; nothing is printed of what is not recorded."""
    sheet = FrontSheet.objects.filter(body=meeting.body).first() or FrontSheet(body=meeting.body)
    return {
        "body": meeting.body.name_on(meeting.on),
        "owner": meeting.body.owners,
        "on": spell(meeting.on),
        "date": meeting.on.isoformat(),
        "time": meeting.starts_at.strftime("%H:%M") if meeting.starts_at else "",
        "place": meeting.place,
        "members": _lines(sheet.members),
        "substitutes": _lines(sheet.substitutes),
        "quorum": sheet.quorum,
        "contact": sheet.contact,
        "attending": _lines(sheet.attending),
        "summons": meeting.body.kind == BodyKind.FULL_COUNCIL,
        "summoned_by": sheet.summoned_by,
        "notices": [words for each in contents if each.item.stage for words in _notices(each.item)],
        "resolutions": list(resolutions_for(meeting, contents)),
        "published": moment(published_at) if published_at else "",
        "made": (published_at or timezone.now()).isoformat(timespec="seconds"),
        "edition": edition,
        "colours": _colours(meeting.body),
    }


def lacking_on_front(meeting: Meeting) -> list[str]:
    """What the law or practice asks for on a front sheet and nobody has recorded."""
    facts = front_facts(meeting, [])
    wanted = {
        "time": "the time of the meeting", "place": "the place of the meeting", "members": "its members",
        "quorum": "its quorum", "contact": "whom to ask, also for other formats",
    }  # fmt: skip
    if facts["summons"]:
        wanted["summoned_by"] = "who summons the council"
    sheet = reverse("governance:pack_front", args=[meeting.pk]), Permission.PUBLISH
    of_meeting = reverse("governance:meeting_edit", args=[meeting.pk]), Permission.MANAGE_MEETINGS
    mended = dict.fromkeys(("time", "place"), of_meeting)
    return [
        Mendable(f"The front sheet does not say {words}.", *mended.get(name, sheet))
        for name, words in wanted.items()
        if not facts[name]
    ]


def moment(at) -> str:
    """ "Monday 11 January 2027 at 16:05" """
    local = timezone.localtime(at)
    return f"{spell(local.date())} at {local:%H:%M}"


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def _notices(item):
    yield from _notices_of_key_decision(item)
    yield from _notices_in_private(item)


def _notices_in_private(item):
    """Only those that were given; without any nobody was told yet."""
    private = item.stage.standing_private
    if not (private and (private.intended_on or private.further_on or private.agreed_on)):
        return
    which = f"Item {item.number}"
    yield f"{which} is to be taken in private, for these reasons: {private.reasons}"
    if private.intended_on:
        yield f"{which}: notice of the intention to take it in private was given on {spell(private.intended_on)}."
    if private.further_on:
        received = "" if private.representations else " No representation that it should be public was received."
        yield f"{which}: further notice was given on {spell(private.further_on)}.{received}"
    if private.further_on and private.representations:
        yield f"{which}: representations that it should be public: {private.representations}"
        yield f"{which}: the response to them: {private.response}"
    if private.agreed_on:
        yield (
            f"{which}: {private.agreed_by} agreed on {spell(private.agreed_on)} that taking it in private is urgent "
            f"and cannot reasonably be deferred: {private.urgent_because}"
        )


def _notices_of_key_decision(item):
    notice = item.stage.standing_notice
    if notice:
        yield f"Item {item.number} is a key decision. Notice was given on {spell(notice.given_on)}."
        if notice.basis != NoticeBasis.NOTICE:
            yield (
                f"Item {item.number}: {notice.told} was told or agreed on {spell(notice.told_on)}, since 28 clear "
                f"days could not be given: {notice.urgent_because}"
            )


def _colours(body):
    led = body.partnership or body.council.led_partnerships.order_by("pk").first()
    colours = led or Partnership()  # the usual ones, where a council leads none
    return palette(colours.colour, colours.accent)


def front_html(
    facts: dict,
    papers: list[dict],
    *,
    length: int,
    note: list[dict],
    is_draft: bool = False,
    empty: int = 0,
    tight=False,
    is_full=False,
) -> str:
    """The page. ``papers`` stand in the order of the items, and then of the supplements, each with its ``key``,
    ``title`` and number of ``pages``; ``length`` is how many numbers the front itself has, ``empty`` how many of its
    pages are there to be counted only. ``tight``: closer lines, so that what was added finds room. ``is_full``: it
    holds what is not for publication."""
    numbered = with_numbers(papers, first=length + 1)
    replaced = [(each, pages) for each in facts.get("supplements", []) for pages in spans_of(each["replaces"])]
    waiting = iter([{**paper, "replaced": _replaced(paper, replaced)} for paper in numbered])
    items, supplements = (
        [{**each, "papers": [next(waiting) for _ in range(each["papers"])]} for each in facts.get(name, [])]
        for name in ("items", "supplements")
    )
    context = {
        **facts, "items": items, "supplements": supplements, "total": length + sum(each["pages"] for each in papers),
        "note": note, "language": "en-GB", "title": f"{facts['body']}, {facts['on']}: pack", "author": facts["owner"],
        "summary": f"Agenda and papers of {facts['body']}, {facts['owner']}, {facts['on']}", "part": True,
        "is_draft": is_draft, "empty": range(empty), "tight": tight,
        "closed": and_words(each["numbers"] for each in numbered if is_full and each.get("closed")),
        "running": f"{facts['body']}, {facts['on']}", "draft": None,
    }  # fmt: skip
    return render_to_string("pdf/pack_front.html", context)


def supplement_html(facts: dict, papers: list[dict], *, first: int, length: int, empty: int = 0) -> str:
    """The front sheet of a supplement, whose numbers begin with ``first``: why it follows, and its pages."""
    numbered = with_numbers(papers, first=first + length)
    context = {
        **facts, "papers": numbered, "empty": range(empty), "language": "en-GB", "author": facts["owner"], "part": True,
        "pages": span(first, numbered[-1]["last"]),
        "title": f"{facts['body']}, {facts['on']}: supplement {facts['number']}", "draft": None,
        "summary": f"Papers that follow the pack of {facts['body']}, {facts['owner']}, {facts['on']}",
        "running": f"{facts['body']}, {facts['on']}, supplement {facts['number']}",
    }  # fmt: skip
    return render_to_string("pdf/supplement_front.html", context)


def with_numbers(papers: list[dict], *, first: int) -> list[dict]:
    numbered = []
    for paper in papers:
        last = first + paper["pages"] - 1
        numbered.append({**paper, "first": first, "last": last, "numbers": span(first, last)})
        first = last + 1
    return numbered


def spans_of(pages: str) -> list[tuple[int, int]]:
    """ "45–52, 60" as the first and last of each; "45 to 52" is the same."""
    found = re.findall(r"(\d+)(?:\s*(?:[-–—]|to\b)\s*(\d+))?", pages)
    return [(int(first), int(last or first)) for first, last in found]


def as_printed(pages: str) -> str:
    """ "45 - 52,60" as "45–52, 60"."""
    return written_spans(spans_of(pages))


def written_spans(spans: list[tuple[int, int]]) -> str:
    return ", ".join(span(first, last) for first, last in spans)


def _replaced(paper, replaced) -> list[dict]:
    """Which of a paper's pages are replaced, and by which supplement."""
    found = []
    for supplement, (first, last) in replaced:
        begins, ends = max(first, paper["first"]), min(last, paper["last"])
        if begins <= ends:
            found.append({"pages": span(begins, ends), "number": supplement["number"]})
    return found
