"""Headings of a Word text: real ones by style or outline, else paragraphs that were made to look like some. Pure."""

import re
from dataclasses import dataclass

from plans.office.word.markup import W_P, W_R, is_on, value_of, w, words_of
from plans.office.word.styles import BODY_LEVEL, Style, chain_of, is_named, level_of, size_of

LONGEST_GUESS = 120
LARGE = 24  # half points
NUMBERED = re.compile(
    r"^(?:(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?"
    r"|(?:appendix|annex|chapter|part|section|priority|theme|objective|aim)\s+\w{1,5}\b\s*[:.–-]?)\s+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    level: int  # from 0
    is_guess: bool = False


def headings_in(body, styles: dict[str, Style]) -> dict:
    """Each heading's paragraph and what it is; guesses only where the text has no real heading."""
    paragraphs = [p for p in body.iter(W_P) if not _is_in_cell(p)]
    real = {p: Heading(level) for p in paragraphs if (level := _level(p, styles)) is not None and words_of(p)}
    if real:
        return real
    return _levelled([(p, guess) for p in body.iterchildren(W_P) if (guess := _guessed(p, styles)) is not None])


def _is_in_cell(paragraph) -> bool:
    return next(paragraph.iterancestors(w("tc"), w("txbxContent")), None) is not None


def _level(paragraph, styles) -> int | None:
    outline = value_of(paragraph, "pPr/outlineLvl")
    if outline and outline.isdigit():
        return int(outline) if int(outline) < BODY_LEVEL else None
    return level_of(value_of(paragraph, "pPr/pStyle"), styles)


@dataclass(frozen=True)
class Guess:
    """``level`` where a number tells it; ``size`` in half points, 0 where none is said."""

    level: int | None
    size: int


def _levelled(guesses: list[tuple]) -> dict:
    """What no number tells the letters do: those as large as numbered ones, else the largest are chapters."""
    told = {guess.size: guess.level for _, guess in guesses if guess.level is not None} | {0: 0}
    ranks = enumerate(sorted({guess.size for _, guess in guesses} - set(told), reverse=True))
    levels = told | {size: rank for rank, size in ranks}
    return {p: Heading(levels[guess.size] if guess.level is None else guess.level, True) for p, guess in guesses}


def _guessed(paragraph, styles) -> Guess | None:
    words, style = words_of(paragraph), value_of(paragraph, "pPr/pStyle")
    if not words or len(words) > LONGEST_GUESS or "\n" in words or words.endswith((".", ";", ":", ",")):
        return None
    is_item = paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None
    if is_item or is_named(style, styles, "title|subtitle|caption|list .*"):
        return None
    runs = [run for run in paragraph.iter(W_R) if words_of(run)]
    if not all(is_on(run, "rPr/b") for run in runs) and not any(each.is_bold for each in chain_of(style, styles)):
        return None
    numbered, size = NUMBERED.match(words), _size(runs, style, styles)
    if not (numbered or words.isupper() or size):
        return None
    return Guess(numbered[1].count(".") if numbered and numbered[1] else None, size)


def _size(runs, style, styles) -> int:
    """Of large letters: those of the runs themselves, or of a style that is larger than the text; else 0."""
    body = next((size_of(name, styles) for name, each in styles.items() if each.name == "normal"), 0)
    by_style = size if (size := size_of(style, styles)) > body else 0
    own = [value_of(run, "rPr/sz") for run in runs]
    smallest = min((int(each) if each and each.isdigit() else by_style for each in own), default=0)
    return smallest if smallest >= LARGE else 0


def places_in(body, headings: dict) -> dict:
    """The words of the heading under which each child of the body stands."""
    places, place = {}, ""
    for child in body:
        for paragraph in [child, *child.iter(W_P)]:
            if paragraph in headings:
                place = words_of(paragraph)
        places[child] = place
    return places
