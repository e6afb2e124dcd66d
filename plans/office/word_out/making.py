"""Word files of a plan as it reads, of a Version and of a draft: from the same inputs as their PDFs."""

from datetime import date

from plans.document.contents import amend
from plans.models import Paper, Version
from plans.printing.assets import image_assets
from plans.printing.inputs import amended_inputs, draft_inputs

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def inputs_of(version: Version, addenda: list[Version] = (), on: date | None = None) -> dict:
    """What a file of a frozen text is made of: equal inputs give equal files."""
    return amended_inputs(version, list(addenda), on)


def word_of(version: Version, addenda: list[Version], inputs: dict) -> bytes:
    """A frozen text as amended, under its Record."""
    document = amend(version.document, [addendum.document for addendum in addenda])
    return _file(document, inputs, version.paper.partnership)


def word_of_draft(paper: Paper, on: date) -> bytes:
    """The paper as its rows stand now, marked as a draft of this day."""
    inputs = draft_inputs(paper, on)
    return _file(inputs["document"], inputs, paper.partnership)


def _file(document, inputs, partnership) -> bytes:
    from plans.office.word_out.writing import word_file  # loads python-docx, which takes a while

    images = image_assets(document, partnership)
    return word_file(
        document,
        record=inputs["record"],
        brand=inputs["brand"],
        image=lambda address: images[address].content() if address in images else None,
        version_facts=inputs.get("version"),
        draft=inputs.get("draft"),
    )
