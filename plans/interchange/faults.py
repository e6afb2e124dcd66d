"""Faults of an interchange file: where in the file, and a sentence about what is wrong."""

from dataclasses import dataclass, field
from itertools import zip_longest

from plans.document.kinds import CheckWarning

MOST_NAMED = 1_000
_MISSING = object()


@dataclass(frozen=True)
class Fault:
    """One thing that keeps a file out; ``path`` reads like ``documents.plan.blocks[3].data.rows[2]``."""

    path: str
    sentence: str

    def __str__(self):
        return f"{self.path}: {self.sentence}" if self.path else self.sentence


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

    def add(self, path: str, sentence: str):
        fault = Fault(path, sentence)
        if fault not in self.seen and len(self.faults) < MOST_NAMED:
            self.faults.append(fault)
        self.seen.add(fault)

    def warn(self, rule: str, where: str, sentence: str):
        self.warnings.append(CheckWarning(rule, where, sentence))

    def refuse(self):
        """Stop here if anything was found: the later checks rely on what the earlier ones have seen."""
        more = len(self.seen) - len(self.faults)
        if self.faults:
            raise NotImported([*self.faults, *([Fault("", f"There are {more:,} faults more.")] if more else [])])


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
    """A value as a fault quotes it, cut to a readable length."""
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else repr(value)
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
