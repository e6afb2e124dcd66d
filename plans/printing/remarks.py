"""What of a text will not be printed as it was typed: said where it is written, and before a version is made."""

from plans.document.contents import Document, DocumentBlock
from plans.document.kinds import CheckWarning, kind_named
from plans.printing.letters import letters_in_words, unprintable
from plans.printing.pdf import lower_first


def remarks_on(document: Document) -> list[str]:
    """Sentences for the page before a version is made, each naming its chapter."""
    title = [f"In the title, {lower_first(warning.sentence)}" for warning in _letters({"title": document["title"]})]
    return title + [
        f"In “{warning.where}”, {lower_first(warning.sentence)}"
        for block in document["blocks"]
        for warning in remarks_on_block(block)
    ]


def remarks_on_block(block: DocumentBlock) -> list[CheckWarning]:
    where = block["heading"] or kind_named(block["kind"]).label
    return [*_letters({"heading": block["heading"], "data": block["data"]}, where)]


def _letters(value, where=""):
    if letters := unprintable(value):
        sentence = (
            f"These letters cannot be printed and leave empty boxes in the PDF: {letters_in_words(letters)}. "
            "Write them in other words."
        )
        yield CheckWarning("print-letters", where, sentence)
