"""What the front of a printed plan shows of its chapters; each kind of block says what of its data is worth that."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BigNumber:
    """A figure as it is written large, what it is, and of when or against what it stands."""

    figure: str
    words: str
    note: str = ""


@dataclass(frozen=True)
class Pillar:
    """One of the things that a plan is built on: a priority, with what it concentrates on. ``why`` and the words of
    each point are told where there is room for them."""

    key: str
    title: str
    points: tuple[str, ...] = ()
    why: str = ""
    words_of_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class PillarAim:
    """What is to be reached, and under which pillar (the key of a row; empty for all of them)."""

    pillar: str
    words: str
