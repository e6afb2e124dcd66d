"""The form of a supplement: what is said of a new paper is never dropped without a word."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.models import Body, Meeting, Stage, Supplement
from governance.packs.agenda import Item
from governance.packs.supplement_forms import FILE_AND_WORDS, NO_PAPER, SupplementForm
from governance.packs.supplements import SincePack

EXEMPT = {"openness": "exempt", "paragraphs": ["3"], "public_interest": "Prices."}


def form_of(*, file=False, added=(), kind="full_council", **typed):
    files = {"file": SimpleUploadedFile("late.pdf", b"%PDF-1.7")} if file else {}
    items = [Item("1", "The plan", Stage(), None), Item("1", "Comments", None, None), Item("2", "Grant", None, None)]
    meeting = Meeting(body=Body(kind=kind))
    said = {"reason": "late", "openness": "open"} | typed
    return SupplementForm(said, files, meeting=meeting, items=items, since=SincePack([*added], []))


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"title": "Grant", "file": True}, {}),
        ({"title": "Grant", "words": "It is late."}, {}),
        ({"title": "Grant", "file": True, **EXEMPT}, {}),
        ({"added": ["there"]}, {}),
        ({}, {"file": ["Add the paper: the pack holds everything else already."]}),
        ({"file": True}, {"title": ["Give the paper a title."]}),
        ({"words": "It is late."}, {"title": ["Give the paper a title."]}),
        ({"title": "Grant", "file": True, "words": "It is late."}, {"words": [FILE_AND_WORDS]}),
        (
            {"title": "Grant", "added": ["there"]},
            {"file": ["Add the paper, or write it below; or clear its title."]},
        ),
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


def test_an_executive_is_offered_no_urgent_item_and_each_number_once():
    form, council = form_of(kind="executive"), form_of()

    assert Supplement.Reason.URGENT not in dict(form.fields["reason"].choices)
    assert {"chair", "urgent_because"} & form.fields.keys() == set()
    assert {"chair", "urgent_because"} <= council.fields.keys()
    assert form.fields["number"].choices == [("", "A new item"), ("1", "Item 1: The plan"), ("2", "Item 2: Grant")]
