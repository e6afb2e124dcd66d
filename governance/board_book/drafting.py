"""The first draft of minutes: a minute for each item of the agenda, from what the portal holds of it.

Each minute remembers what it was drafted from, so that what was recorded later is added once, and nothing that
somebody wrote is written over.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from governance.board_book.log import matters_arising
from governance.dates.clear_days import spell
from governance.models import Meeting, Minutes, Stage
from governance.packs.agenda import Item, agenda_of
from partnerships.wording import and_words

MINUTES, MATTERS = "minutes", "matters-arising"


@dataclass(frozen=True)
class Drafted:
    source: str
    title: str
    text: str = ""
    decision: str = ""


def drafted(meeting: Meeting) -> list[Drafted]:
    """What can be said of a meeting from the record, in the order of its agenda."""
    items = [_of_item(meeting, item) for item in agenda_of(meeting)]
    return [*items, *_next_meeting(meeting)]


def _of_item(meeting: Meeting, item: Item) -> Drafted:
    if item.stage:
        return Drafted(f"step-{item.stage.pk}", item.title, _considered(item.stage), _decided(item.stage))
    if item.standing and item.standing.name == MINUTES:
        return _of_minutes(meeting, item)
    if item.standing:
        return Drafted(item.key, item.title, _of_matters(meeting))
    return Drafted(f"item-{item.key}", item.title, f"The board considered the paper “{item.title}”.")


def _of_minutes(meeting, item):
    waiting = minutes_to_approve(meeting)
    days = and_words(spell(each.meeting.on) for each in waiting)
    text = f"The board looked at the minutes of its meeting{'' if len(waiting) == 1 else 's'} of {days}."
    approved = [each for each in waiting if each.approving_id == meeting.pk]
    return Drafted(item.key, item.title, text, " ".join(_approval(each) for each in approved))


def _approval(minutes):
    day = spell(minutes.meeting.on)
    if minutes.corrections:
        return f"The minutes of {day} were approved with these corrections: {minutes.corrections}"
    return f"The minutes of {day} were approved as a correct record."


def _of_matters(meeting):
    lines = []
    for row in matters_arising(meeting):
        word = f". {row.word}" if row.word else "."
        lines.append(f"{row.what} – {row.owner}: {row.standing_on(meeting.on)[0].lower()}{word}")
    return "\n".join(lines)


def _considered(stage: Stage) -> str:
    """What lay before the board: the version, the report, who had endorsed it by then."""
    said = [
        f"The board considered “{stage.paper.title}”" + (f", version {stage.version.number}." if stage.version else ".")
    ]
    edition = stage.editions.order_by("-number").first()
    if edition:
        said.append(f"It had before it the report “{edition.document['report']['title']}”.")
    if stage.version:
        endorsed = [str(each.organisation) for each in stage.version.endorsements.select_related("organisation")]
        if endorsed:
            said.append(f"The text was endorsed by {and_words(endorsed)}.")
    said += [f"{row.declared_by} declared an interest." for row in stage.declarations.standing()]
    return " ".join(said)


def _decided(stage: Stage) -> str:
    outcome = stage.outcome
    if outcome is None or not outcome.means.is_recorded:
        return ""
    parts = [f"({part.letter}) {part.text}" for part in stage.parts.standing()]
    words = [outcome.resolution or f"{outcome.get_kind_display()}.", *parts]
    if outcome.votes:
        words.append(f"{outcome.votes}.")
    if outcome.conditions:
        words.append(f"Conditions: {outcome.conditions}")
    return "\n".join(words)


def _next_meeting(meeting) -> Iterator[Drafted]:
    following = (
        Meeting.objects.for_new_business().filter(body=meeting.body_id, on__gt=meeting.on).order_by("on").first()
    )
    if following:
        place = f", {following.place}" if following.place else ""
        time = f" at {following.starts_at:%H:%M}" if following.starts_at else ""
        yield Drafted("next-meeting", "Next meeting", f"{spell(following.on)}{time}{place}.")


def minutes_to_approve(meeting: Meeting) -> list[Minutes]:
    """Minutes of earlier meetings of the body that this one approved, or that no earlier one had approved before it."""
    earlier = Minutes.objects.filter(meeting__body=meeting.body_id, meeting__on__lt=meeting.on)
    rows = earlier.select_related("approving", "meeting__body").order_by("meeting__on")
    return [row for row in rows if row.approving is None or row.approving.on >= meeting.on]
