"""Two people have one row open. A measure stands for every row, a seat for those with rows below."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.urls import get_resolver
from django.utils.datastructures import MultiValueDict

from governance.models import Seat
from governance.seats.forms import SeatForm
from governance.seats.verbs import save_seat
from partnerships.shared_rows import SharedRowForm
from priorities.measures.changing import save_measure
from priorities.measures.forms import MeasureForm
from priorities.models import Measure
from tests.factories import make_body, make_partnership, make_user
from tests.priorities.measures.rows import make_measure

FIRST = {"title": "Shoplifting", "unit": "offences", "direction": "down", "frequency": "month", "adds_up": "sum"}
FIRST |= {"per": "1000", "small_counts": "hidden", "baseline_points": "12"}
#: Forms whose second editor is told in another way, and why each may be a plain ModelForm.
ROWS_OF_A_PAGE = "its page puts the rows of both together, or tells of them by the row that they hang on"
NEW = "it makes a new row; one that is there is never opened in it"
BY_REVISION = "the page carries a number of its rows"
OTHERWISE = {
    "AnnexForm": ROWS_OF_A_PAGE,
    "AnswerForm": NEW,
    "AttendanceForm": ROWS_OF_A_PAGE,
    "BasisForm": NEW,
    "CorrectOutcomeForm": "a correction takes the place of the outcome that was read, once",
    "ImplicationForm": ROWS_OF_A_PAGE,
    "InviteForm": NEW,
    "KeyDecisionNoticeForm": NEW,
    "MinuteForm": ROWS_OF_A_PAGE,
    "OtherFormatForm": NEW,
    "OutcomeForm": NEW,
    "PastStepForm": NEW,
    "PrivateMeetingForm": NEW,
    "RatingLabelForm": BY_REVISION,
    "RegisteredCouncilForm": "a row of a public register, which has no history",
    "ReportRiskForm": ROWS_OF_A_PAGE,
    "RequireReportForm": NEW,
    "SeatTurnForm": ROWS_OF_A_PAGE,
    "SectionForm": ROWS_OF_A_PAGE,
    "StepForm": ROWS_OF_A_PAGE,
}


@pytest.fixture
def measure(db):
    return make_measure()


def opened(measure) -> dict:
    """What a page of the measure sends when nothing is typed."""
    form = MeasureForm(instance=Measure.objects.get(pk=measure.pk))
    return FIRST | {"read": str(form["read"].value())}


def sent(measure, **typed) -> MeasureForm:
    data = QueryDict(mutable=True)
    data.update(typed)
    return MeasureForm(data, instance=Measure.objects.get(pk=measure.pk))


def change(measure, **now):
    colleague = make_user("site_administrator", name="A. Khan")
    row = Measure.objects.get(pk=measure.pk)
    for name, value in now.items():
        setattr(row, name, value)
    save_measure(row, by=colleague)


def test_what_only_the_other_changed_is_kept(measure):
    read = opened(measure)
    change(measure, source="Police", next_expected_on=date(2027, 1, 25))

    form = sent(measure, **read | {"caveat": "Of shops alone."})
    form.save()

    row = Measure.objects.get(pk=measure.pk)
    assert (form.errors, row.source, row.next_expected_on, row.caveat) == (
        {}, "Police", date(2027, 1, 25), "Of shops alone.",
    )  # fmt: skip


def test_what_both_changed_is_told_before_it_is_replaced(measure):
    read = opened(measure)
    change(measure, direction="up", title="Thefts from shops")

    form = sent(measure, **read | {"direction": "none", "title": "Shop theft"})

    assert {name: list(said) for name, said in form.errors.items()} == {
        "title": [
            "A. Khan changed this to “Thefts from shops” while you were writing. Save again to keep yours, or enter "
            "theirs."
        ],
        "direction": [
            "A. Khan changed this to “Higher is better” while you were writing. Save again to keep yours, or enter "
            "theirs."
        ],
    }
    assert form["title"].value() == "Shop theft"
    again = sent(measure, **form.data.dict())
    again.save()
    assert (Measure.objects.get(pk=measure.pk).title, again.errors) == ("Shop theft", {})


def test_a_page_that_does_not_say_what_it_read_is_told_of_what_ever_changed(measure):
    change(measure, title="Thefts from shops")

    form = sent(measure, **FIRST | {"title": "Shop theft", "source": "Police"})

    assert list(form.errors) == ["title"]


def test_rows_below_that_somebody_else_changed_are_told(db):
    by = make_user("site_administrator", name="A. Khan")
    body = make_body(partnership=make_partnership(), council=None)
    seat = Seat.objects.create(body=body, title="Chair", capacity="other")
    read = {name: str(SeatForm(instance=seat)[name].value()) for name in ("read", "read_of_parts")}
    save_seat(seat, [{"held_by": "Chief Inspector", "organisation": None, "starts_on": "", "ends_on": ""}], by=by)

    form = SeatForm(
        MultiValueDict({"title": ["Chair"], **{name: [said] for name, said in read.items()}}), instance=seat
    )

    assert form.non_field_errors() == [
        "A. Khan changed the rows below while you were writing. Look at theirs in another window, then save again to "
        "keep yours."
    ]


def forms_of_rows(form=forms.ModelForm):
    for each in form.__subclasses__():
        yield each
        yield from forms_of_rows(each)


def test_every_form_of_a_row_tells_its_second_editor():
    assert get_resolver().url_patterns  # every room's forms are there
    foreign = ("django.", "tests.", "allauth.", "partnerships.admin")
    ours = [each for each in forms_of_rows() if not each.__module__.startswith(foreign)]
    plain = {each.__name__ for each in ours if not issubclass(each, SharedRowForm)}
    plain -= {each.__name__ for each in ours if "revision" in each.base_fields}

    assert sorted(plain) == sorted(OTHERWISE)
