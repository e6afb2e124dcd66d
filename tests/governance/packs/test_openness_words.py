"""What stands for a paper that is not for publication, and how many words a table of changes has room for."""

import pytest

from governance.models import Body, Exemption, Meeting, Openness, PackPart
from governance.packs.agenda import Item
from governance.packs.asked_for import LEAST, room_for
from governance.packs.contents import Contents, ItemPaper
from governance.packs.openness import described_as, description_of, label_of, mark_of, resolutions_for

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


def closed(number, openness, *paragraphs):
    """An item whose one paper is not for publication."""
    row = Exemption(paper="paper", openness=openness, paragraphs=[*paragraphs])
    item = Item(number, "Contract", None, None)
    item.__dict__["closed"] = {"paper": row}
    return Contents(item, [ItemPaper("paper", PackPart.Kind.PAPER, "Contract")])


EXCLUDED = (
    "To consider resolving under {} that the public be excluded while {} considered, since exempt information as "
    "described in {} of Part 1 of Schedule 12A to the Local Government Act 1972 would be disclosed, and the public "
    "interest in maintaining the exemption outweighs that in disclosing it."
)
ACT = "section 100A(4) of the Local Government Act 1972"
REGULATION = (
    "regulation 4(2) of the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) "
    "Regulations 2012"
)


@pytest.mark.parametrize(
    ("kind", "contents", "resolutions"),
    [
        ("executive", [], []),
        ("executive", [closed("2", "exempt", 3)], [EXCLUDED.format(REGULATION, "item 2 is", "paragraph 3")]),
        (
            "full_council",
            [closed("2", "exempt", 7), closed("5a", "exempt", 7, 3)],
            [EXCLUDED.format(ACT, "items 2 and 5a are", "paragraphs 3 and 7")],
        ),
        (
            "scrutiny",
            [closed("2", "confidential"), closed("3", "exempt", 1), closed("4", "confidential")],
            [
                EXCLUDED.format(ACT, "item 3 is", "paragraph 1"),
                "The public must be excluded while confidential information under items 2 and 4 is considered.",
            ],
        ),
    ],
)
def test_the_resolution_to_exclude_the_public_names_items_and_paragraphs(kind, contents, resolutions):
    meeting = Meeting(body=Body(kind=kind))

    assert list(resolutions_for(meeting, contents)) == resolutions


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
