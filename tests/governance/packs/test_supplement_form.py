"""The form of a supplement: what is said of a new paper is never dropped without a word."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.models import Body, Meeting, PackPart, Stage, Supplement
from governance.packs.agenda import Item
from governance.packs.contents import Contents, ItemPaper
from governance.packs.meeting_forms import SAVE_AS_PDF
from governance.packs.supplement_forms import FILE_AND_WORDS, NO_PAPER, SupplementForm
from governance.packs.supplements import SincePack, name_of_paper
from tests.plans.printing.test_picture_pages import picture

EXEMPT = {"openness": "exempt", "paragraphs": ["3"], "public_interest": "Prices."}


PDF = b"%PDF-1.7"
OLD = ItemPaper("paper", PackPart.Kind.PAPER, "Names a child", sha256="a" * 64)


def form_of(*, file=b"", added=(), withdrawn=(), kind="full_council", stage=True, **typed):
    files = {"file": SimpleUploadedFile("late.pdf", file)} if file else {}
    plan = Item("1", "The plan", Stage() if stage else None, None)
    items = [plan, Item("1", "Comments", None, None), Item("2", "Grant", None, None)]
    gone = [Contents(Item("3", "Old", None, None), [*withdrawn])]
    meeting = Meeting(body=Body(kind=kind))
    said = {"reason": "late", "openness": "open"} | typed
    return SupplementForm(
        said, files, meeting=meeting, items=items, since=SincePack([*added], gone if withdrawn else [])
    )


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"title": "Grant", "file": PDF}, {}),
        ({"title": "Grant", "words": "It is late."}, {}),
        ({"title": "Grant", "file": PDF, **EXEMPT}, {}),
        ({"added": ["there"]}, {}),
        ({}, {"file": ["Add the paper: the pack holds everything else already."]}),
        ({"file": PDF}, {"title": ["Give the paper a title."]}),
        ({"words": "It is late."}, {"title": ["Give the paper a title."]}),
        ({"title": "Grant", "file": PDF, "words": "It is late."}, {"words": [FILE_AND_WORDS]}),
        (
            {"title": "Grant", "added": ["there"]},
            {"file": ["Add the paper, or write it below; or clear its title."]},
        ),
        ({"title": "Grant", "words": " ", "file": PDF}, {}),
        ({"title": "Grant", "words": " "}, {"file": ["Add the paper: the pack holds everything else already."]}),
        ({"title": "Grant", "file": b"PK", "added": ["there"]}, {"file": [SAVE_AS_PDF]}),
        ({"title": "Map", "file": picture()}, {"alt": ["Say what the picture shows, for those who do not see it."]}),
        ({"added": ["there"], **EXEMPT}, {"openness": [NO_PAPER]}),
        ({"added": ["there"], "openness": "confidential"}, {"openness": [NO_PAPER]}),
    ],
)
def test_a_new_paper_has_its_title_and_is_given_once(typed, errors):
    assert form_of(**typed).errors == errors


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"reason": "replaced", "replaces": "all"}, {"replaces": ["Say which pages are replaced, such as 45–52."]}),
        ({"reason": "replaced", "replaces": "45–52"}, {}),
        (
            {"reason": "urgent", "chair": " "},
            {"chair": ["Say which chair agreed."], "urgent_because": ["Say why it cannot wait."]},
        ),
        ({"reason": "urgent", "chair": "Councillor Ali", "urgent_because": "The grant ends."}, {}),
    ],
)
def test_each_reason_asks_for_what_belongs_to_it(typed, errors):
    assert form_of(added=["there"], **typed).errors == errors


def test_what_belongs_to_another_reason_is_not_kept():
    typed = {"replaces": "45", "chair": "Councillor Ali", "urgent_because": "It ends.", "late_because": "Figures."}
    said = []
    for reason in ("late", "replaced", "urgent", "comments"):
        form = form_of(added=["there"], reason=reason, **typed)
        assert form.is_valid()
        said.append(form.said())

    assert said == [
        {"reason": "late", "again": [], "late_because": "Figures."},
        {"reason": "replaced", "again": [], "replaces": "45"},
        {"reason": "urgent", "again": [], "chair": "Councillor Ali", "urgent_because": "It ends."},
        {"reason": "comments", "again": []},
    ]


def test_what_was_withdrawn_is_offered_again_and_is_paper_enough():
    offered = form_of(withdrawn=[OLD], again=[name_of_paper(OLD)])

    assert offered.fields["again"].choices == [(name_of_paper(OLD), "Item 3: Names a child")]
    assert (offered.errors, offered.said()["again"]) == ({}, [name_of_paper(OLD)])
    assert list(form_of(withdrawn=[OLD]).errors) == ["file"]
    assert "again" not in form_of(added=["there"]).fields


def test_a_paper_is_written_only_where_a_plan_is_on_the_agenda():
    assert ("words" in form_of().fields, "words" in form_of(stage=False).fields) == (True, False)


def test_an_executive_is_offered_no_urgent_item_and_each_number_once():
    form, council = form_of(kind="executive"), form_of()

    assert Supplement.Reason.URGENT not in dict(form.fields["reason"].choices)
    assert {"chair", "urgent_because"} & form.fields.keys() == set()
    assert {"chair", "urgent_because"} <= council.fields.keys()
    assert list(form_of(kind="executive", added=["there"], reason="urgent").errors) == ["reason"]
    assert form.fields["number"].choices == [("", "A new item"), ("1", "Item 1: The plan"), ("2", "Item 2: Grant")]
