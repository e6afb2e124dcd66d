"""What of a text is empty, or will not be printed as it was typed: said before a version is made of it."""

from partnerships.wording import and_words
from plans.document.contents import Document, DocumentBlock
from plans.document.kinds import CheckWarning, kind_named
from plans.printing.letters import letters_in_words, unprintable
from plans.printing.pdf import lower_first


def remarks_on(document: Document) -> list[str]:
    """Sentences for the page before a version is made, each naming its chapter."""
    title = [f"In the title, {lower_first(warning.sentence)}" for warning in _letters({"title": document["title"]})]
    return (
        title
        + _empty(document)
        + [
            f"In “{warning.where}”, {lower_first(warning.sentence)}"
            for block in document["blocks"]
            for warning in remarks_on_block(block)
        ]
    )


def _empty(document):
    empty = [_name(block) for block in document["blocks"] if kind_named(block["kind"]).is_empty(block["data"])]
    names = and_words(f"“{name}”" for name in empty)
    if len(empty) > 1:
        return [f"{len(empty)} chapters are empty: {names}. Write them, or remove them from the text."]
    return [f"The chapter {names} is empty. Write it, or remove it from the text."] if empty else []


def _name(block):
    return block["heading"] or kind_named(block["kind"]).label


def remarks_on_block(block: DocumentBlock) -> list[CheckWarning]:
    return [*_letters({"heading": block["heading"], "data": block["data"]}, _name(block))]


def _letters(value, where=""):
    if letters := unprintable(value):
        sentence = (
            f"These letters cannot be printed and leave empty boxes in the PDF: {letters_in_words(letters)}. "
            "Write them in other words."
        )
        yield CheckWarning("print-letters", where, sentence)
