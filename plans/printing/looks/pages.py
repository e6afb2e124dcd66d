"""The pages before the text of a printed plan, worked out of its Document: pure functions, no queries.

Each kind of block says which of its figures are worth a page and what the plan is built on
(``plans.document.highlights``); here they are chosen, so that a page is full and no fuller.
"""

import re
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from textwrap import shorten

from partnerships.identity.brand import series_of_colours
from plans.document.contents import Document
from plans.document.highlights import BigNumber, Pillar
from plans.document.kinds import kind_named
from plans.document.schemas import Data

FEWEST_NUMBERS, MOST_NUMBERS = 3, 6
#: The plan on a page: most pillars, and the lines that each has when there are so many at most.
MOST_PILLARS = 9
LINES = {3: 16, 6: 8, 9: 3}
#: Lines of an aim and of the words above the aims, which leave room for so many points.
AIM, LABEL, LEAST_POINTS = 2, 1, 3
#: Letters of a line where so many stand side by side.
LETTERS = {2: 72, 3: 44}
#: Where no pillar takes more of its lines, they are written larger; where none takes more than this, all is told in
#: words, as large as the foreword: so many letters to a line, so many lines by rows, and to a point at most.
ROOMY, SPARSE = 0.7, 0.25
LARGE_LETTERS, LARGE_LINES, MOST_TO_A_POINT = {2: 56, 3: 33}, {1: 13, 2: 4}, 3
MOST_SPARSE, LEAST_WHY, INSTEAD_OF_THEMES = 6, 2, 2
#: How much larger letters of a title are.
TITLE = 1.35
SENTENCE_ENDS = re.compile(r"([.!?])(?=\s+[A-Z“‘]|$)")


@dataclass(frozen=True)
class ShownPillar:
    """A pillar with as much of it as has room, and how much has not."""

    number: int
    pillar: Pillar
    points: tuple[str, ...]
    aims: tuple[str, ...]
    left_out: str
    why: str = ""


def front_pages(document: Document, look: dict | None, brand: Data) -> dict:
    """For the template: ``numbers``, ``glance`` (rows of pillars), ``is_sparse``, ``is_roomy``, ``themes``,
    ``colours_of_pillars``."""
    pillars = _pillars(document)
    keys = [pillar.key for pillar in pillars] or _served(document)
    colours = series_of_colours(brand["colour"], len(keys)) if look and look["priority_colours"] else []
    is_plan = look is not None and document["kind"] == "plan"
    return {
        "numbers": big_numbers(document) if look and is_plan and look["big_numbers"] else [],
        "glance": plan_on_a_page(document) if look and is_plan and look["plan_on_a_page"] else [],
        "is_roomy": _takes_at_most(ROOMY, pillars, _aims(document)),
        "is_sparse": _is_sparse(pillars, _aims(document)),
        "themes": _themes(document),
        "colours_of_pillars": list(zip(keys, colours, strict=False)),
    }


def big_numbers(document: Document) -> list[BigNumber]:
    """Some of each chapter in turn; none where there are too few for a page."""
    told = [kind_named(block["kind"]).big_numbers(block["data"]) for block in document["blocks"]]
    turns = chain.from_iterable(zip_longest(*filter(None, told)))
    found = list(islice((number for number in turns if number), MOST_NUMBERS))
    found = found[: len(found) // 2 * 2] if len(found) > FEWEST_NUMBERS else found
    return found if len(found) >= FEWEST_NUMBERS else []


def plan_on_a_page(document: Document) -> list[list[ShownPillar]]:
    """The pillars in rows of three; none where a page would be too small for them, or has only their titles."""
    pillars, aims = _pillars(document), _aims(document)
    is_told = any(pillar.points or aims.get(pillar.key) for pillar in pillars)
    if not (is_told and 2 <= len(pillars) <= MOST_PILLARS):
        return []
    lines = next(lines for most, lines in LINES.items() if len(pillars) <= most)
    across = 2 if len(pillars) in (2, 4) else 3
    if _is_sparse(pillars, aims):
        room = LARGE_LINES[-(-len(pillars) // across)] + (0 if _themes(document) else INSTEAD_OF_THEMES)
        shown = [
            _told(number, pillar, aims.get(pillar.key, []), room, LARGE_LETTERS[across])
            for number, pillar in enumerate(pillars, start=1)
        ]
    else:
        shown = [
            _shown(number, pillar, aims.get(pillar.key, []), lines, LETTERS[across])
            for number, pillar in enumerate(pillars, start=1)
        ]
    return [shown[at : at + across] for at in range(0, len(shown), across)]


def _shown(number, pillar, aims, lines, letters) -> ShownPillar:
    most_aims = max(lines - min(LEAST_POINTS, len(pillar.points)) - LABEL, 0) // AIM
    told = tuple(shorten(words, letters * AIM, placeholder=" …") for words in aims[:most_aims])
    room = lines - len(told) * AIM - (LABEL if told else 0)
    points = tuple(shorten(words, letters, placeholder=" …") for words in pillar.points[:room])
    left = len(pillar.points) - len(points) + len(aims) - len(told)
    return ShownPillar(number, pillar, points, told, f"and {left} more in the plan" if left else "")


def _told(number, pillar, aims, room, letters) -> ShownPillar:
    """All of its points with their words, and why it is one, as far as there is room."""
    points = tuple(
        shorten(f"{title}: {words}" if words else title, letters * MOST_TO_A_POINT, placeholder=" …")
        for title, words in zip_longest(pillar.points, pillar.words_of_points, fillvalue="")
    )
    told = tuple(shorten(words, letters * AIM, placeholder=" …") for words in aims)
    taken = sum(-(-len(words) // letters) for words in (*points, *told)) + (LABEL if told else 0)
    left = room - taken - len(pillar.title) // int(letters / TITLE)
    why = _whole_sentences(pillar.why, letters * left) if left >= LEAST_WHY else ""
    return ShownPillar(number, pillar, points, told, "", why)


def _whole_sentences(words, most) -> str:
    """As many as have room; of a first one that has none, its beginning."""
    ends = [end.end(1) for end in SENTENCE_ENDS.finditer(words) if end.end(1) <= most]
    return words[: ends[-1]] if ends else shorten(words, most, placeholder=" …")


def _is_sparse(pillars, aims) -> bool:
    """Whether so little is to be told that cards of titles alone would look empty."""
    return len(pillars) <= MOST_SPARSE and _takes_at_most(SPARSE, pillars, aims)


def _takes_at_most(share, pillars, aims) -> bool:
    """Whether all that is to be told takes so little that it may be larger."""
    lines = next((lines for most, lines in LINES.items() if len(pillars) <= most), 0)
    return all(len(each.points) + AIM * len(aims.get(each.key, [])) <= lines * share for each in pillars)


def _pillars(document) -> list[Pillar]:
    return [pillar for block in document["blocks"] for pillar in kind_named(block["kind"]).pillars(block["data"])]


def _served(document) -> list[str]:
    """A year has none of its own: its actions stand under those of the plan."""
    served = (kind_named(block["kind"]).serves(block["data"], document) for block in document["blocks"])
    return list(dict.fromkeys(chain.from_iterable(served)))


def _aims(document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in document["blocks"]:
        for aim in kind_named(block["kind"]).aims(block["data"]):
            found.setdefault(aim.pillar, []).append(aim.words)
    return found


def _themes(document) -> list[str]:
    return [theme for block in document["blocks"] for theme in kind_named(block["kind"]).themes(block["data"])]
