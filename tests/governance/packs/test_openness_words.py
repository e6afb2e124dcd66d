"""What stands for a paper that is not for publication, and how many words a table of changes has room for."""

import pytest

from governance.models import Openness, PackPart
from governance.packs.asked_for import LEAST, room_for
from governance.packs.contents import ItemPaper
from governance.packs.openness import described_as, description_of, label_of, mark_of

ONE = (
    "Not for publication: paragraph 3 (information relating to the financial or business affairs of any particular "
    "person)"
)
SCHEDULE = " of Part 1 of Schedule 12A to the Local Government Act 1972."
INTEREST = (
    " In all the circumstances the public interest in maintaining the exemption outweighs that in disclosing the "
    "information."
)
SECRET = "Not for publication: confidential information, which the law forbids to disclose."


@pytest.mark.parametrize(
    ("openness", "paragraphs", "described", "mark"),
    [
        (Openness.OPEN, [], "", ""),
        (Openness.CONFIDENTIAL, [], SECRET, "Not for publication (confidential)"),
        (Openness.EXEMPT, [3], f"{ONE}{SCHEDULE}", "Not for publication (paragraph 3)"),
        (Openness.EXEMPT, [3, 7], f"{ONE} and paragraph 7 (information relating to action taken in connection with "
         f"crime){SCHEDULE}", "Not for publication (paragraphs 3 and 7)"),
    ],
)  # fmt: skip
def test_a_paper_is_described_as_the_act_asks_and_marked_on_each_page(openness, paragraphs, described, mark):
    assert (described_as(openness, paragraphs), mark_of(openness, paragraphs)) == (described, mark)


def test_the_public_interest_is_told_of_what_is_exempt_and_not_of_what_the_law_forbids():
    assert description_of(Openness.EXEMPT, [3]) == f"{ONE}{SCHEDULE}{INTEREST}"
    assert description_of(Openness.CONFIDENTIAL, []) == SECRET


@pytest.mark.parametrize(
    ("kind", "title", "label"),
    [
        (PackPart.Kind.ANNEX, "Annex 1: Prices of Zanzibar", "Annex 1"),
        (PackPart.Kind.REPORT, "Report: Prices", "Report"),
        (PackPart.Kind.PAPER, "Prices of Zanzibar", "Paper"),
    ],
)
def test_the_public_reads_the_place_of_a_closed_paper_and_never_its_title(kind, title, label):
    assert label_of(ItemPaper("key", kind, title, None)) == label


@pytest.mark.parametrize(("rows", "words"), [(0, 30), (6, 30), (7, 18), (12, 18), (13, 10), (20, 10), (21, LEAST)])
def test_each_row_of_a_longer_table_has_room_for_fewer_words(rows, words):
    assert room_for(rows) == words
