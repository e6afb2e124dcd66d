"""Rows edited together on one page: which stand after saving, in which order, and how many may be sent."""

import pytest
from django import forms

from plans.forms.formsets import RowsFormSet, rows_formset


class _Heading(forms.Form):
    title = forms.CharField(required=False)
    note = forms.CharField(required=False)


class _Headings(RowsFormSet):
    needed = "title"


def formset(*rows, most=3, can_order=True):
    """What was sent: a dict for each row."""
    posted = {f"form-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    counts = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": "0"}
    return rows_formset(_Heading, _Headings, extra=1, can_order=can_order, most=most)(posted | counts)


def row(title, place="", **more):
    return {"title": title, "note": "", "ORDER": place, **more}


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        ([row("A"), row("B")], ["A", "B"]),
        ([row("A", "2"), row("B", "1")], ["B", "A"]),
        ([row("A"), row("B", "9")], ["B", "A"]),
        ([row("A", "1"), row("B", "1")], ["A", "B"]),
        ([row("A", "1"), row("B", "0")], ["B", "A"]),
        ([row("A"), row("B", DELETE="on")], ["A"]),
        ([row("", note="Left over"), row("B")], ["B"]),
        ([row("")], []),
    ],
    ids=["as sent", "by place", "without a place last", "same place as sent", "place 0 first", "removed", "no title",
         "nothing"],
)  # fmt: skip
def test_rows_stand_in_the_order_asked_for(rows, titles):
    sent = formset(*rows)

    assert sent.is_valid()
    assert [each["title"] for each in sent.rows()] == titles


def test_a_row_holds_what_its_form_asks_and_no_more():
    sent = formset(row("A", "1", note="N"))

    assert sent.is_valid()
    assert sent.rows() == [{"title": "A", "note": "N"}]


def test_rows_that_cannot_be_put_in_order_stand_as_they_were_sent():
    sent = formset({"title": "B", "note": ""}, {"title": "A", "note": ""}, can_order=False)

    assert sent.is_valid()
    assert [each["title"] for each in sent.rows()] == ["B", "A"]


@pytest.mark.parametrize(("number", "is_taken"), [(3, True), (4, False)])
def test_more_rows_than_there_may_be_are_refused(number, is_taken):
    assert formset(*[row(f"Row {at}") for at in range(number)]).is_valid() == is_taken


def test_place_and_removal_are_asked_for_in_words():
    fields = formset(row("A")).forms[0].fields

    assert (fields["ORDER"].label, fields["DELETE"].label) == ("Place", "Remove")
