"""Headings of a Word text: real ones by style or outline, else paragraphs that were made to look like some. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from plans.office.word.markup import W_P, W_R, is_on, value_of, w, words_of
from plans.office.word.styles import BODY_LEVEL, Style, chain_of, is_named, level_of, size_of

LONGEST_GUESS = 120
LARGE = 24  # half points
LARGE_IF_LIGHT = 28  # of letters that are not bold
SHORT = 60
NUMBERED = re.compile(
    r"^(?:(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?"
    r"|(?:appendix|annex|chapter|part|section|priority|theme|objective|aim)\s+\w{1,5}\b\s*[:.–-]?)\s+(?=\S)",
    re.IGNORECASE,
)


TYPED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+[A-Z]")


@dataclass(frozen=True)
class Heading:
    level: int  # from 0
    is_guess: bool = False


#: The name of a priority, wherever it stands.
PRIORITY = re.compile(
    r"(?:priority|theme|objective|aim|outcome)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|[a-h])\b\W+\w.*",
    re.IGNORECASE,
)


def headings_in(body, styles: dict[str, Style], banners: Collection = (), counted: Mapping | None = None) -> dict:
    """Each heading's paragraph and what it is; guesses only where the text has no real heading, but for priorities
    that are named in bold or, as ``banners``, in a frame of their own. ``counted``: paragraphs that Word numbers, each
    with its depth."""
    paragraphs = [p for p in body.iter(W_P) if not _is_in_cell(p)]
    real = {p: Heading(level) for p in paragraphs if (level := level_in(p, styles)) is not None and words_of(p)}
    found = real or _guesses(body, styles, counted or {})
    if any(PRIORITY.fullmatch(_one_line(each)) for each in found):
        return found
    below = min((heading.level for heading in found.values()), default=-1) + 1
    named = [p for p in body.iterchildren(W_P) if _names_a_priority(p, styles, banners)]
    return found | {p: Heading(below, is_guess=True) for p in named}


def _one_line(paragraph) -> str:
    return " ".join(words_of(paragraph).split())


def _names_a_priority(paragraph, styles, banners) -> bool:
    words = _one_line(paragraph)
    if len(words) > LONGEST_GUESS or not PRIORITY.fullmatch(words):
        return False
    return paragraph in banners or _stands_out(paragraph, styles, "b")


def _guesses(body, styles, counted: Mapping) -> dict:
    """Where neither numbers nor large letters make headings, bold or underlined lines by themselves do."""
    lines = list(body.iterchildren(W_P))
    usual = _usual_size(lines, styles)
    guesses = [(p, guess) for p in lines if (guess := _guessed(p, styles, usual)) is not None]
    guesses += _counted_headings(styles, counted, [guess.size for _, guess in guesses])
    guesses = guesses or [(p, Guess(0, 0)) for p in lines if _is_short_line(p, styles) and _is_set_apart(p)]
    return _levelled(guesses or _typed_numbers(lines, styles))


def _typed_numbers(lines, styles) -> list[tuple]:
    """“3.2 Violence” in the letters of the text, where most of such lines have text or deeper ones under them."""
    numbered = {
        p: Guess(_depth(found), 0)
        for p in lines
        if (found := TYPED.match(words_of(p))) and len(words_of(p)) <= SHORT and _may_be_heading(p, styles)
    }
    heads = [p for p in numbered if _is_above(p, numbered) or not _is_followed(p, numbered)]
    return [(p, numbered[p]) for p in heads] if len(heads) > 1 and 2 * len(heads) > len(numbered) else []


def _is_followed(paragraph, lines: Mapping) -> bool:
    """Whether one of the lines, or nothing, comes after it."""
    following = next((each for each in paragraph.itersiblings(W_P) if words_of(each)), None)
    return following is None or following in lines


def _counted_headings(styles, counted: Mapping, sizes: list[int]) -> list[tuple]:
    """Bold lines that Word numbers, where most of them have text or deeper ones under them: no list of bold items. They
    stand below others of larger letters, ``sizes``, where those are more than a title."""
    bold = {
        p: Guess(depth, _size(_runs(p), value_of(p, "pPr/pStyle"), styles))
        for p, depth in counted.items()
        if _stands_out(p, styles, "b") and _may_be_heading(p, styles, is_counted=True)
    }
    heads = [p for p in bold if _is_set_apart(p) or _is_above(p, bold)]
    if len(heads) < 2 or 2 * len(heads) <= len(bold):
        return []
    below = int(sum(size > max(bold[p].size for p in heads) for size in sizes) > 1)
    return [(p, Guess(bold[p].level + below, bold[p].size)) for p in heads]


def _is_above(paragraph, bold: Mapping) -> bool:
    following = next((each for each in paragraph.itersiblings(W_P) if words_of(each)), None)
    return following in bold and bold[following].level > bold[paragraph].level


def _is_set_apart(paragraph) -> bool:
    """Text stands right under it that does not stand out itself."""
    following = next((each for each in paragraph.itersiblings(W_P) if words_of(each)), None)
    return following is not None and not _stands_out(following, {}, "b") and not _stands_out(following, {}, "u")


def _is_short_line(paragraph, styles) -> bool:
    is_apart = _stands_out(paragraph, styles, "b") or _stands_out(paragraph, styles, "u")
    return is_apart and _may_be_heading(paragraph, styles) and len(words_of(paragraph)) <= SHORT


def _is_in_cell(paragraph) -> bool:
    return next(paragraph.iterancestors(w("tc"), w("txbxContent")), None) is not None


def level_in(paragraph, styles) -> int | None:
    """Of a real heading, from 0; None for what is none."""
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


def _guessed(paragraph, styles, usual: int) -> Guess | None:
    if not _may_be_heading(paragraph, styles):
        return None
    words, style = words_of(paragraph), value_of(paragraph, "pPr/pStyle")
    numbered, size = NUMBERED.match(words), _size(_runs(paragraph), style, styles)
    if not _stands_out(paragraph, styles, "b"):
        is_large = size >= LARGE_IF_LIGHT and size > usual
        is_apart = _stands_out(paragraph, styles, "u") or (_is_shouted(words) and _is_set_apart(paragraph))
        return Guess(_depth(numbered), size if is_large else 0) if is_large or is_apart else None
    if not (numbered or words.isupper() or size):
        return None
    return Guess(_depth(numbered), size)


def _depth(numbered) -> int | None:
    return numbered[1].count(".") if numbered and numbered[1] else None


def _is_shouted(words: str) -> bool:
    """Capitals that are no abbreviation."""
    return words.isupper() and len(words) <= SHORT and len(re.findall("[A-Z]", words)) >= 6


def _may_be_heading(paragraph, styles, *, is_counted: bool = False) -> bool:
    words, style = words_of(paragraph), value_of(paragraph, "pPr/pStyle")
    if not words or len(words) > LONGEST_GUESS or "\n" in words:
        return False
    if words.endswith((".", ";", ",")) or (words.endswith(":") and not NUMBERED.match(words)):
        return False
    if is_counted:
        return not is_named(style, styles, "title|subtitle|caption")
    is_item = paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None
    return not is_item and not is_named(style, styles, "title|subtitle|caption|list .*")


def _runs(paragraph) -> list:
    return [run for run in paragraph.iter(W_R) if words_of(run)]


def _stands_out(paragraph, styles, how: str) -> bool:
    """Whether all of it is bold (``b``) or underlined (``u``), by itself or by its style."""
    by_style = how == "b" and any(each.is_bold for each in chain_of(value_of(paragraph, "pPr/pStyle"), styles))
    return by_style or all(is_on(run, f"rPr/{how}") for run in _runs(paragraph))


def _usual_size(paragraphs, styles) -> int:
    """In half points, of most letters; 0 where none is said."""
    letters: Counter[int] = Counter()
    for paragraph in paragraphs:
        style = value_of(paragraph, "pPr/pStyle")
        for run in _runs(paragraph):
            letters[_size([run], style, styles)] += len(words_of(run))
    return letters.most_common(1)[0][0] if letters else 0


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
