"""Faults of an interchange file: where in the file, and a sentence about what is wrong."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from plans.document.kinds import CheckWarning
from plans.interchange.places import place_of

MOST_NAMED = 1_000
_MISSING = object()


@dataclass(frozen=True)
class Fault:
    """One thing that keeps a file out; ``path`` reads like ``documents.plan.blocks[3].data.rows[2]``.

    ``wanted`` says how it would be right, ``place`` where that is, by the headings and titles of the file.
    """

    path: str
    sentence: str
    wanted: str = field(default="", compare=False)
    place: str = field(default="", compare=False)

    def __str__(self):
        return f"{self.path}: {self.sentence}" if self.path else self.sentence

    @property
    def told(self) -> str:
        """All of it, on one line."""
        place = f" ({self.place})" if self.place else ""
        wanted = f" Wanted: {self.wanted}." if self.wanted else ""
        return f"{self}{wanted}{place}"


class NotImported(Exception):
    """The file was refused and nothing was written; ``faults`` names everything that is wrong with it."""

    def __init__(self, faults):
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass
class Faults:
    """Collects faults and warnings while a file is looked at."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[CheckWarning] = field(default_factory=list)
    seen: set[Fault] = field(default_factory=set)
    data: object = None  # the file, for the places of its faults
    hushed: set[str] = field(default_factory=set)  # entries of which all that follows may follow from another fault

    def add(self, path: str, sentence: str, wanted: str = ""):
        if _entry_of(path) in self.hushed:
            return
        fault = Fault(path, sentence, wanted)
        if fault not in self.seen and len(self.faults) < MOST_NAMED:
            self.faults.append(fault)
        self.seen.add(fault)

    def warn(self, rule: str, where: str, sentence: str):
        self.warnings.append(CheckWarning(rule, where, sentence))

    def hush(self):
        """Tell no more of the entries that have a fault: a version that is no number is not there either."""
        self.hushed = {entry for fault in self.faults if (entry := _entry_of(fault.path))}

    def has_at(self, path: str) -> bool:
        return any(fault.path == path for fault in self.faults)

    def attempt(self, look: Callable, *given):
        """Look on, so that all faults are told at once; what trips over those already found is not told of itself."""
        try:
            return look(*given)
        except Exception:
            if not self.faults:
                raise
            return None

    def refuse(self):
        """Stop here if anything was found: what follows relies on what was looked at."""
        more = len(self.seen) - len(self.faults)
        if self.faults:
            placed = [replace(fault, place=place_of(self.data, fault.path)) for fault in self.faults]
            raise NotImported([*placed, *([Fault("", _and_more(more))] if more else [])])


def _and_more(number: int) -> str:
    return "There is 1 fault more." if number == 1 else f"There are {number:,} faults more."


def _entry_of(path: str) -> str:
    """The innermost entry of a list that a path leads into; empty outside of lists."""
    return path[: path.rfind("]") + 1]


def join(path: str, *steps) -> str:
    """``join("documents.plan", "blocks", 3)`` gives ``documents.plan.blocks[3]``."""
    for step in steps:
        path += f"[{step}]" if isinstance(step, int) else (f".{step}" if path else str(step))
    return path


def differences(ours, theirs, path: str = ""):
    """``(path, ours, theirs)`` wherever two pieces of plain data differ; None stands for what is not there."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            yield from differences(ours.get(key, _MISSING), theirs.get(key, _MISSING), join(path, key))
    elif isinstance(ours, list) and isinstance(theirs, list):
        for index, (a, b) in enumerate(zip_longest(ours, theirs, fillvalue=_MISSING)):
            yield from differences(a, b, join(path, index))
    elif ours != theirs or isinstance(ours, bool) != isinstance(theirs, bool):
        yield path, _shown(ours), _shown(theirs)


def _shown(value):
    return None if value is _MISSING else value


def brief(value) -> str:
    """A value as a fault quotes it, written as in the file and cut to a readable length."""
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"“{text[:77]}…”" if len(text) > 78 else f"“{text}”"


def walk(value, path: str = ""):
    """``(path, key, value)`` of everything inside plain data, from the outside in; ``key`` is the last dict key."""
    stack = [(path, "", value)]
    while stack:
        at, key, item = stack.pop()
        yield at, key, item
        if isinstance(item, dict):
            stack.extend((join(at, name), name, inner) for name, inner in reversed(item.items()))
        elif isinstance(item, list):
            stack.extend((join(at, index), key, item[index]) for index in range(len(item) - 1, -1, -1))
