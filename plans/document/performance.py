"""What a period leaves behind when it closes: kinds of block composed from rows, and their public edition. Pure.

Each room registers the kinds whose data it owns (``@register_composed`` on a ``PerformanceKind``); they stand in the
report by their ``place``. The board's edition is composed; the public's is worked out of it, so that nothing can stand
in public that the board did not see.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from plans.document.canonical import checksum
from plans.document.contents import Document, DocumentBlock
from plans.document.kinds import BlockKind, composed_kinds, kind_named
from plans.document.schemas import Data

if TYPE_CHECKING:
    from plans.models import Block, Paper

Read = TypeVar("Read")


@dataclass(frozen=True)
class ReportedPeriod:
    """A period as its kinds of block are asked about it: whose text is reported on, and until which day.

    ``row``: the period itself, for the room that keeps periods; ``before``: the board's report of the period before.
    ``is_year``: it is made up of the others, and tells what the last of them left.
    """

    paper: Paper
    name: str
    starts_on: date
    ends_on: date
    row: Any = None
    before: Document | None = None
    is_year: bool = False
    _read: dict[str, Any] = field(default_factory=dict, repr=False)

    def once(self, name: str, read: Callable[[], Read]) -> Read:
        """What several blocks are made of, read for the first of them."""
        if name not in self._read:
            self._read[name] = read()
        found: Read = self._read[name]
        return found


@dataclass(frozen=True)
class PublicRules:
    """``key`` and ``title`` of the public paper; kinds of block that the partnership keeps to its board."""

    key: str
    title: str
    withheld: frozenset[str] = frozenset()


class PerformanceKind(BlockKind, ABC):
    """Base of what a room tells of a period."""

    papers = ("performance",)
    is_placement = True
    is_once = True
    #: Its chapter, and where that stands among the others: exceptions first.
    heading = ""
    place = 50
    #: Whether it stands in the report of a period, and in that of a whole year.
    in_periods = True
    in_years = True

    def compose(self, block: Block) -> Data:
        data: Data = self.compose_period(block.paper.owner.reported)
        return data

    @abstractmethod
    def compose_period(self, period: ReportedPeriod) -> Data:
        """All that the board is told; nothing at all where there is nothing, and then no chapter either."""

    def public(self, data: Data) -> Data | None:
        """What of it everybody may read; None: nothing. What is confidential is left out before it is asked."""
        return None

    def for_county(self, data: Data) -> Data | None:
        """What of it a county group reads, with which the partnership shares; what is confidential is gone before."""
        return data

    def exceptions(self, period: ReportedPeriod) -> list[Data]:
        """What the board must look at first; each as ``exception`` makes it."""
        return []


def exception(
    key: str, title: str, reasons: list[Data], *, who: str = "", done: str = "", by_when: str = "", **more: Any
) -> Data:
    """A line of the first page. ``reasons``, as ``reason`` makes them: why it stands there; ``done``: what is done
    about it. ``is_confidential``, where given and true, keeps it to the board."""
    return {"key": key, "title": title, "reasons": reasons, "who": who, "done": done, "by_when": by_when, **more}


def reason(words: str, detail: str = "", *, is_public: bool = True) -> Data:
    return {"words": words, "detail": detail, "is_public": is_public}


def performance_kinds(*, is_year: bool = False) -> list[PerformanceKind]:
    """Those of a period's report, or of a year's, in its order."""
    known = [kind for kind in composed_kinds() if isinstance(kind, PerformanceKind)]
    kinds = [kind for kind in known if (kind.in_years if is_year else kind.in_periods)]
    return sorted(kinds, key=lambda kind: (kind.place, kind.name))


def public_edition(board: Document, rules: PublicRules) -> Document:
    """What everybody may read of the board's edition; it carries the board edition's SHA-256."""
    told = ((block, _public_data(block, rules)) for block in board["blocks"])
    blocks = [_told(block, data) for block, data in told if data is not None]
    identity = {**board["identity"], "edition": "public", "board_sha256": checksum(board)}
    public = board.copy()
    public.update({"key": rules.key, "title": rules.title, "identity": identity, "blocks": blocks})
    return public


def county_edition(board: Document) -> Document:
    """What a county group reads of the board's edition: all but what is confidential, and what no sum may tell."""
    shared = board.copy()
    told = ((block, _county_data(block)) for block in board["blocks"])
    shared["blocks"] = [_told(block, data) for block, data in told if data]
    return shared


def _county_data(block: DocumentBlock) -> Data | None:
    kind = kind_named(block["kind"])
    if isinstance(kind, PerformanceKind):
        told = _without_confidential(block["data"])
        return kind.for_county(told) if told is not None else None
    return block["data"] if block["kind"] == "rich_text" else None


def _told(block: DocumentBlock, data: Data) -> DocumentBlock:
    public = block.copy()
    public["data"] = data
    return public


def _public_data(block: DocumentBlock, rules: PublicRules) -> Data | None:
    kind = kind_named(block["kind"])
    if block["kind"] in rules.withheld:
        return None
    if isinstance(kind, PerformanceKind):
        told = _without_confidential(block["data"])
        return kind.public(told) if told is not None else None
    return block["data"] if block["kind"] == "rich_text" else None


def _without_confidential(data: Any) -> Any:
    """The same without any row that says of itself that it is confidential, however deep it stands; one that is in no
    list is None."""
    if isinstance(data, dict):
        shown = {name: _without_confidential(value) for name, value in data.items()}
        return None if _is_confidential(data) else shown
    if isinstance(data, list):
        return [_without_confidential(each) for each in data if not _is_confidential(each)]
    return data


def _is_confidential(row: object) -> bool:
    return isinstance(row, dict) and bool(row.get("is_confidential") or row.get("is_secret"))
