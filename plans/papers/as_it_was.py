"""The text of a paper as it stood at a moment, put together from the history of its chapters and rows."""

from dataclasses import dataclass
from datetime import datetime

from plans.document.canonical import normalise
from plans.document.compose import compose, compose_block
from plans.document.contents import Document
from plans.document.kinds import kind_named
from plans.models import Block, Paper
from plans.rows.noun import standing_at
from plans.rows.sections import known_nouns


@dataclass(frozen=True)
class PastText:
    """``untold``: chapters that show what stands elsewhere, or has no past; what they show is of today."""

    document: Document
    untold: list[str]


def text_at(paper: Paper, at: datetime) -> PastText:
    """Its chapters in the order of then; title and period are those of today."""
    blocks, untold = [], []
    for record in standing_at(Block.history.filter(paper=paper.pk), at):
        block = record.instance
        block.paper = paper
        composed = compose_block(block)
        nouns = [noun for noun in known_nouns() if noun.section == block.kind and _are_its_own(composed, noun, paper)]
        composed["data"] = {**composed["data"], **{noun.data_name: noun.data_at(paper, at) for noun in nouns}}
        if kind_named(block.kind).is_placement and not nouns:
            untold.append(str(block))
        blocks.append(composed)
    return PastText(normalise({**compose(paper), "blocks": blocks}), untold)


def _are_its_own(composed, noun, paper) -> bool:
    """An annual layer may show its plan's rows."""
    return composed["data"][noun.data_name] == noun.all_data(paper)
