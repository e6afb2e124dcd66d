"""Words of a chapter that are commented on: chosen on the page, found again in the text as it reads now."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.numbers import whole
from partnerships.verbs import Refused, change_if_same
from plans.document.compose import compose
from plans.document.contents import Document
from plans.document.quoting import Passage, chosen, follow, signs, words_in, words_of_text
from plans.document.render import render_block
from plans.models import Block, Comment, Paper

LONGEST = 1_000


@dataclass(frozen=True)
class Picked:
    """The signs that somebody selected on the page, as ``plans.document.quoting`` counts them, and what they read."""

    start: int
    end: int
    exact: str


def picked_from(values) -> Picked | None:
    """What a page sent of a selection, in its address or its form."""
    start, end, exact = whole(values.get("start", "")), whole(values.get("end", "")), values.get("exact", "")
    return Picked(start, end, exact) if exact.strip() else None


@dataclass(frozen=True)
class Whereabouts:
    """Where commented words stand in the chapter of now: as signs; nowhere when they are gone."""

    start: int | None = None
    end: int | None = None
    is_changed: bool = False

    @property
    def is_gone(self) -> bool:
        return self.start is None


def quoted(paper: Paper, block_key, picked: Picked) -> dict:
    """The values of a comment on these words. Refused where the text no longer has them there."""
    words = _words_shown(paper, {str(block_key)}).get(str(block_key), [])
    place = chosen(words, picked.start, picked.end)
    quote = " ".join(words[place.first : place.last]) if place else ""
    if max(len(quote), len(picked.exact)) > LONGEST:
        raise Refused([f"Select at most {LONGEST:,} characters, or comment on the whole chapter."])
    if place is None or "".join(words)[picked.start : picked.end] != "".join(words_of_text(picked.exact)):
        raise Refused(["The text has changed since you selected these words: select them again."])
    return {"quote": quote, "quote_at": place.first, "seen": " ".join(words)}


def standings_of(
    paper: Paper, questions: Iterable[Comment], document: Document | None = None
) -> dict[int, Whereabouts]:
    """Where the words of those comments that quote any stand now, by the comment's number.

    Whoever has composed the paper already hands over the ``document``.
    """
    about_words = [question for question in questions if question.quote]
    shown = _words_shown(paper, {str(question.block_key) for question in about_words}, document)
    return {question.pk: _standing(question, shown.get(str(question.block_key), [])) for question in about_words}


def _standing(question, words) -> Whereabouts:
    seen, quote = question.seen.split(), question.quote.split()
    place = Passage(question.quote_at, question.quote_at + len(quote))
    if seen[place.first : place.last] != quote:  # a name was taken out of it, at the wish of whoever bore it
        return Whereabouts()
    now = follow(seen, place, words)
    return Whereabouts(*signs(words, now), is_changed=now.is_changed) if now else Whereabouts()


def go_along(block: Block, others: list[Block], *, by) -> None:
    """Comments on words that went from a chapter to others are about these from now on, and so are their answers."""
    about_words = Comment.objects.filter(paper=block.paper_id, block_key=block.key).questions().exclude(quote="")
    if not (questions := list(about_words)):
        return
    shown = _words_shown(block.paper, {str(each.key) for each in (block, *others)})
    for question in questions:
        standing = [each for each in (block, *others) if not _standing(question, shown[str(each.key)]).is_gone]
        if standing and standing[0] != block:
            _go(question, standing[0], by=by)


def _go(question, block, *, by):
    was, now = {"block_key": question.block_key}, {"block_key": block.key}
    for row in (question, *question.answers.all()):
        change_if_same(row, was=was, now=now, by=by, reason=f"Moved to “{block}” with its words")


def marks_on(paper: Paper, document: Document) -> list[tuple[str, Whereabouts]]:
    """The words that open comments are about, by the key of their chapter."""
    questions = Comment.objects.filter(paper=paper).unresolved().exclude(quote="")
    keys = {question.pk: str(question.block_key) for question in questions}
    standings = standings_of(paper, questions, document).items()
    return [(keys[pk], standing) for pk, standing in standings if not standing.is_gone]


def _words_shown(paper, keys: set[str], document: Document | None = None) -> dict[str, list[str]]:
    """The words of these chapters as they are shown."""
    if not keys:
        return {}
    document = document or compose(paper)
    wanted = [block for block in document["blocks"] if block["key"] in keys]
    return {block["key"]: words_in(render_block(block, document=document)) for block in wanted}
