"""Cells of a sheet of councillors: the committees on which somebody sits, and as what."""

import re
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from governance.meetings.titles import TitlesOfBodies, plain
from governance.models import Appointment, BodyKind
from governance.seats.placing import committees_of
from plans.rows.columns import ChoiceColumn, Column, one_of

Capacity = Appointment.Capacity
#: What sheets call it beside the words of the portal.
SAID = {"member": Capacity.MEMBER, "committee member": Capacity.MEMBER, "vice chair": Capacity.VICE_CHAIR,
        "vice": Capacity.VICE_CHAIR, "deputy chair": Capacity.VICE_CHAIR, "sub": Capacity.SUBSTITUTE,
        "vice chairman": Capacity.VICE_CHAIR, "vice-chairman": Capacity.VICE_CHAIR, "reserve": Capacity.SUBSTITUTE,
        "chairman": Capacity.CHAIR, "chairwoman": Capacity.CHAIR, "chairperson": Capacity.CHAIR,
        "leader": Capacity.CHAIR, "deputy leader": Capacity.VICE_CHAIR}  # fmt: skip
#: What stands under the names of committees in a list with a column for each.
MARKS = (
    dict.fromkeys(("x", "✓", "✔", "√", "y", "yes", "1", "m", "•", "member"), "member")
    | dict.fromkeys(("c", "ch", "chair", "chairman", "leader"), "chair")
    | dict.fromkeys(("v", "vc", "v-c", "v/c", "vice", "vice chair", "vice-chair", "dc"), "vice-chair")
    | dict.fromkeys(("s", "sub", "substitute", "r", "res", "reserve"), "substitute")
)
#: “Cabinet (chair)”, “Chair of the Cabinet”, “Cabinet – Chair”.
_WITH_CAPACITY = (
    re.compile(r"(?P<body>.*\S)\s*\((?P<capacity>[^()]+)\)"),
    re.compile(r"(?P<capacity>[A-Za-z -]+?) (?:of|on)(?: the)? (?P<body>.+)"),
    re.compile(r"(?P<body>.*\S)\s*(?: [-–]|[:–])\s*(?P<capacity>[^:–]+)"),
)
_COMMA = re.compile(r"\s*,\s*(?![^()]*\))")
THE_COUNCIL = ("council", "the council", "full council", "meeting of the council")


def capacity_in(words: str) -> str:
    return SAID.get(" ".join(words.casefold().split())) or one_of(words, dict(Capacity.choices))


@dataclass(frozen=True)
class CommitteeColumn(Column):
    """A committee of the council by its name, short name or a former name; as what may stand behind it in brackets."""

    def read(self, item, known):
        return self._names(known).get(item[self.name], item[self.name])

    def put(self, item, text, known):
        """Of words that mean none, what is wrong is said of the words as a whole."""
        for body, capacity in [(text, ""), *_parted(" ".join(text.split()))]:
            try:
                item[self.name], item["capacity"] = self._slug(body, known), _capacity(capacity) or item["capacity"]
            except ValidationError:
                continue
            return
        self._slug(text, known)

    def several(self, text, known):
        """Commas part committees too, where one of the parts names one and the whole does not."""
        names = [name for name in _COMMA.split(text) if name]
        is_list = not self.is_name(text, known) and any(self.is_name(each, known) for each in names)
        return names if is_list else [text]

    def marked(self, head, mark, known):
        said = MARKS.get(mark.casefold().strip(" .*"))
        return "" if said is None or not self.is_name(head, known) else f"{head} ({said})"

    def is_name(self, text, known):
        try:
            self.put({self.name: "", "capacity": ""}, text, known)
        except ValidationError:
            return False
        return True

    def _slug(self, text, known):
        others = known.once("other names", lambda: _other_names(known.place))
        if "&" in text:
            with suppress(ValidationError):
                return self._slug(re.sub(r"\s*&\s*", " and ", text), known)
        return others.get(plain(text)) or one_of(text, self._names(known))

    def choices(self, known):
        return list(self._names(known).values())

    def _names(self, known):
        return known.once(CommitteeColumn, lambda: {s: body.name for s, body in committees_of(known.place).items()})


def _parted(words: str) -> list[tuple[str, str]]:
    return [(found["body"], found["capacity"]) for each in _WITH_CAPACITY if (found := each.fullmatch(words))]


def _capacity(words: str) -> str:
    return str(capacity_in(words)) if words else ""


def _other_names(council) -> dict[str, str]:
    """Former names, what a person once said that words mean, and what everybody calls the full council."""
    bodies = committees_of(council)
    known = TitlesOfBodies(list(bodies.values()), []).own
    told = {words: found[0].slug for words, found in known.items() if len(found) == 1}
    full = [slug for slug, body in bodies.items() if body.kind == BodyKind.FULL_COUNCIL]
    of_all = dict.fromkeys(THE_COUNCIL, full[0]) if len(full) == 1 else {}
    return of_all | told | {plain(slug): slug for slug in bodies}


@dataclass(frozen=True)
class CapacityColumn(ChoiceColumn):
    def put(self, item, text, known):
        item[self.name] = str(capacity_in(text)) if text.strip() else self.nothing
