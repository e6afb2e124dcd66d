"""Which committee or board the words of a file mean: its name, a former one, or words that a person named once."""

import re
from dataclasses import dataclass

from governance.meetings.files import MeetingEntry
from governance.models import Body, BodyTitle


def plain(name: str) -> str:
    """A name as it is compared: without case, signs and extra spaces; ``&`` is and."""
    return " ".join(
        re.sub(r"[^\w]+", " ", name.casefold().replace("&", " and ").replace("’", "'").replace("'", "")).split()
    )


@dataclass(frozen=True)
class TitleQuestion:
    """Words of a file that name no body here, and the one that is proposed because they contain its name."""

    title: str
    line: int
    proposed: Body | None = None


class TitlesOfBodies:
    """The names of some bodies, and of those beside them whose meetings these must not become."""

    def __init__(self, bodies: list[Body], others: list[Body]):
        self.own, self.other = _by_name(bodies), _by_name(others)

    def of(self, title: str) -> tuple[list[Body], list[Body]]:
        """The bodies that are meant by the title as a whole: of these, and of those beside them."""
        name = plain(title)
        return self.own.get(name, []), self.other.get(name, [])

    def within(self, title: str) -> list[Body]:
        """The bodies of the longest name that stands in the title."""
        words = f" {plain(title)} "
        named = {**self.other, **self.own}
        found = sorted((name for name in named if f" {name} " in words), key=len)
        return named[found[-1]] if found else []

    def question(self, entry: MeetingEntry, title: str) -> TitleQuestion:
        own = {body.pk for bodies in self.own.values() for body in bodies}
        found = self.within(title)
        return TitleQuestion(title, entry.line, found[0] if len(found) == 1 and found[0].pk in own else None)


def _by_name(bodies: list[Body]) -> dict[str, list[Body]]:
    """Bodies by today's and former names, alone and with their council as our calendar writes them; by words told."""
    found: dict[str, list[Body]] = {}
    for body in bodies:
        names = [body.name, *(old.name for old in body.former_names.all())]
        told = [title.words for title in body.titles.all()]
        for name in {plain(each) for old in names for each in (old, f"{old}, {body.owner}")} | {plain(w) for w in told}:
            found.setdefault(name, []).append(body)
    return found


def remember(chosen: dict[str, Body], *, by) -> None:
    """What a person said of a title is known the next time."""
    for words, body in chosen.items():
        if not body.titles.filter(words=words).exists():
            title = BodyTitle(body=body, words=words[:200])
            title._history_user = by
            title.save()
