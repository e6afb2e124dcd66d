"""What the outline, the law and the eye ask of a text that is being written, each under its chapter. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from partnerships.wording import and_words
from plans.document.chapter_names import names_in
from plans.document.contents import Document, DocumentBlock
from plans.document.kinds import kind_named
from plans.document.render import anchor
from plans.document.summaries import number
from plans.papers.outlines import Piece, outline_of
from plans.printing.remarks import remarks_on_block
from plans.writing.abbreviations import abbreviations_in, is_explained
from plans.writing.inner_tables import faults_of_tables
from plans.writing.prose import lines_in, prose_of, rich_texts
from plans.writing.reading import LONGEST, reading_age, sentences_of, words_in
from plans.writing.written_days import faults_of_days

#: A text for older readers than these is worth a word.
OLDEST = 16
SHOWN = 12


@dataclass(frozen=True)
class CheckedChapter:
    """What is to be looked at in one chapter."""

    key: str
    name: str
    age: int | None
    sentences: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Checked:
    """A text looked over: chapters with something to look at, and what its outline has and it has not."""

    chapters: list[CheckedChapter]
    missing: list[Piece]
    age: int | None

    @property
    def count(self) -> int:
        return len(self.missing) + sum(len(chapter.sentences) for chapter in self.chapters)


def check(document: Document, elsewhere: Iterable[str] = ()) -> Checked:
    """Look over the whole text. ``elsewhere``: keys of other chapters it may lead to, those of an addendum's plan."""
    places = frozenset(
        start + key
        for key in (*(block["key"] for block in document["blocks"]), *elsewhere)
        for start in ("#w-", f"#{anchor('')}")
    )
    prose = {block["key"]: prose_of(block) for block in document["blocks"]}
    sentences = {key: sentences_of(lines) for key, lines in prose.items()}
    unexplained = _unexplained(document, prose)
    chapters, names = [], names_in(document["blocks"])
    for block in document["blocks"]:
        key = block["key"]
        age = reading_age(sentences[key])
        said = [*_of_block(block, document, prose[key], places), *unexplained[key], *_of_reading(sentences[key], age)]
        chapters.append(CheckedChapter(key, names[key], age, said))
    present = {block["kind"] for block in document["blocks"]} | {"rich_text"}
    asked_for = (piece for piece in outline_of(document["kind"]) if not piece.only_if_known)
    missing = [piece for piece in asked_for if piece.kind not in present]
    whole = reading_age([sentence for each in sentences.values() for sentence in each])
    return Checked([chapter for chapter in chapters if chapter.sentences], missing, whole)


def _of_block(block: DocumentBlock, document: Document, prose: list[str], places: frozenset[str]) -> list[str]:
    kind = kind_named(block["kind"])
    if kind.is_empty(block["data"]):
        return ["It is empty: write it, or remove it from the text."]
    found = [*kind.check(block["data"], document), *remarks_on_block(block)]
    return [
        *(warning.sentence for warning in found),
        *_of_image(block),
        *faults_of_tables(block),
        *_dead_links(block, places),
        *(fault for line in prose for fault in faults_of_days(line)),
    ]


def _of_image(block: DocumentBlock) -> Iterator[str]:
    if block["kind"] == "image" and block["data"]["sha256"] and not block["data"]["alt"].strip():
        yield "The image has no words for people who cannot see it: say what it shows, unless it only decorates."


def _dead_links(block: DocumentBlock, places: frozenset[str]) -> Iterator[str]:
    for root in rich_texts(block):
        for link in root.iter("a"):
            words, href = " ".join(link.text_content().split()), link.get("href", "").strip()
            if href.startswith("#") and href not in places:
                yield f"The link “{words}” leads to a chapter that this text does not have."
            elif not href.startswith(("#", "/", "http://", "https://", "mailto:", "tel:")):
                yield f"The link “{words}” leads nowhere: write its address with https://."


def _unexplained(document: Document, prose: dict[str, list[str]]) -> dict[str, list[str]]:
    """By chapter, the abbreviations that stand there first and that no chapter explains."""
    lines = [line for block in document["blocks"] for line in _all_lines(block)]
    known = _told(document)
    first = defaultdict(list)
    for block in document["blocks"]:
        for name in dict.fromkeys(name for line in prose[block["key"]] for name in abbreviations_in(line)):
            if name not in known and not is_explained(name, lines):
                first[block["key"]].append(f"“{name}”")
            known.add(name)
    return defaultdict(list, {key: [_unexplained_words(names)] for key, names in first.items()})


def _told(document: Document) -> set[str]:
    """What the glossary tells, and what is marked with its words."""
    terms = [each for block in document["blocks"] if block["kind"] == "glossary" for each in block["data"]["terms"]]
    names = {name for each in terms if each["meaning"].strip() for name in abbreviations_in(each["term"])}
    marked = (each for block in document["blocks"] for root in rich_texts(block) for each in root.iter("abbr"))
    return names | {name for each in marked if each.get("title") for name in abbreviations_in(each.text_content())}


def _unexplained_words(names: list[str]) -> str:
    verb = "is an abbreviation" if len(names) == 1 else "are abbreviations"
    return f"{and_words(names)} {verb} that this text never explains: write the words out where they first stand."


def _all_lines(block: DocumentBlock) -> list[str]:
    trees = [line for root in rich_texts(block) for line in lines_in(root)]
    return [block["heading"], *trees, *_strings(block["data"])]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and "<" not in value:
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _of_reading(sentences: list[str], age: int | None) -> Iterator[str]:
    long = [sentence for sentence in sentences if len(words_in(sentence)) > LONGEST]
    if long:
        longest = max(long, key=lambda sentence: len(words_in(sentence)))
        begins = " ".join(longest.split()[:SHOWN])
        count = number(len(long), "sentence is", "sentences are")
        yield f"{count} longer than {LONGEST} words. The longest has {len(words_in(longest))}: “{begins} …”"
    if age and age > OLDEST:
        yield f"It reads like a text for people of {age} and older: use shorter sentences and plainer words."
