"""Groups as they stand under one another, by the names that they give. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from partnerships.wording import and_words
from plans.document.schemas import Data

REPORTS, WORKS = "reports_to", "works_with"


@dataclass
class Branch:
    """A group with those beneath it."""

    group: Data
    branches: list["Branch"] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.group["name"]

    @property
    def works_with(self) -> bool:
        """Whether it only works with the group above it."""
        return self.group["tie"] == WORKS

    def walk(self) -> Iterator["Branch"]:
        return (branch for branch, _ in self.walk_with_above())

    def walk_with_above(self, above: "Branch | None" = None) -> Iterator[tuple["Branch", "Branch | None"]]:
        yield self, above
        for branch in self.branches:
            yield from branch.walk_with_above(self)


def same(name: str) -> str:
    """What two ways to write one name have in common."""
    return " ".join(name.split()).casefold()


def tops(groups: list[Data]) -> list[Branch]:
    """The groups that stand under no other, in their order; one that stands in a ring is let go of at its first."""
    branches = [Branch(group) for group in groups]
    named = {same(branch.name): branch for branch in reversed(branches)}
    found, above = [], {}
    for branch in branches:
        over = named.get(same(branch.group["under"]))
        if over is None or _stands_over(branch, over, above):
            found.append(branch)
        else:
            above[id(branch)] = over
            over.branches.append(branch)
    return found


def _stands_over(branch: Branch, other: Branch | None, above: dict[int, Branch]) -> bool:
    while other is not None and other is not branch:
        other = above.get(id(other))
    return other is branch


def faults_of(groups: list[Data]) -> Iterator[tuple[int, str, str]]:
    """The place of a group, the field and a sentence, for what cannot be drawn as it is written."""
    names = [same(group["name"]) for group in groups]
    over: dict[str, str] = {}
    for at, group in enumerate(groups):
        name, under = names[at], same(group["under"])
        if name in names[:at]:
            yield at, "name", f"“{group['name']}” stands in the list already: give this group another name."
        elif under == name:
            yield at, "under", "A group cannot stand under itself: name the group above it, or leave this empty."
        elif under and under not in names:
            yield at, "under", f"No group of the list is called “{group['under']}”: write its name as it stands there."
        elif under:
            over[name] = under
            if _is_ring(name, over):
                yield at, "under", f"“{group['under']}” stands under “{group['name']}” itself: change one of the two."


def _is_ring(name: str, over: dict[str, str]) -> bool:
    above = over.get(name)
    while above and above != name:
        above = over.get(above)
    return above == name


def words_of(branches: list[Branch]) -> str:
    """The picture as sentences: who reports to whom, and who works with whom."""
    said = []
    for branch in (each for top in branches for each in top.walk()):
        for one, many, works in (("reports to", "report to", False), ("works with", "work with", True)):
            names = [each.name for each in branch.branches if each.works_with == works]
            if names:
                said.append(f"{and_words(names)} {one if len(names) == 1 else many} {branch.name}.")
    alone = [top.name for top in branches if not top.branches]
    if alone:
        said.append(f"{and_words(alone)} {'stands' if len(alone) == 1 else 'stand'} under no other group.")
    return " ".join(said)
