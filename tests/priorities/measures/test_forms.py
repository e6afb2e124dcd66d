"""Forms in which figures are typed and pasted; no database is asked."""

from decimal import Decimal

import pytest
from django.utils import timezone

from priorities.measures.entering import FigureEntry
from priorities.measures.forms import ComparatorForm, FigureForm, NumberField, PasteForm, TargetForm
from priorities.measures.periods import span_around
from priorities.models import Measure
from priorities.population.reading import YearOfPeople
from tests.priorities.measures.rows import quarter

D = Decimal


def a_measure(**fields):
    return Measure(**{"title": "Shoplifting", "unit": "offences", "frequency": "quarter", **fields})


#: What is asked for whatever is measured.
OWN = {"period": "Period", "state": "State", "note": "Note"}
RATE = a_measure(adds_up="rate", per=1_000)


def fields_of(measure, **more):
    return {name: field.label for name, field in FigureForm(measure=measure, **more).fields.items()}


@pytest.mark.parametrize(
    ("measure", "fields"),
    [
        (
            a_measure(),
            OWN | {"value": "Figure (offences)", "area": "Part of the area"},
        ),
        (a_measure(unit="", adds_up="latest"), OWN | {"value": "Figure"}),
        (
            RATE,
            OWN | {"numerator": "Count", "denominator": "Counted among"},
        ),
    ],
)  # fmt: skip
def test_what_is_asked_for_a_figure(measure, fields):
    assert fields_of(measure) == fields


def test_rate_says_whose_number_of_people_it_begins_with():
    people = YearOfPeople(2025, [], [])
    form = FigureForm(measure=RATE, initial={"people": people})
    assert form.fields["denominator"].help_text == "People who lived here in the middle of 2025 ()."
    assert FigureForm(measure=RATE).fields["denominator"].help_text == ""


@pytest.mark.parametrize(
    ("measure", "typed", "entry"),
    [
        (
            a_measure(),
            {"period": "Q1 2026/27", "value": "1,204", "state": "provisional", "area": "North", "note": "Early"},
            FigureEntry(quarter(1), D(1204), state="provisional", area="North", note="Early"),
        ),
        (
            a_measure(),
            {"period": "1 April 2026", "value": "0", "state": "final"},
            FigureEntry(quarter(1), D(0)),
        ),
        (
            RATE,
            {"period": "Q2 2026/27", "numerator": "412", "denominator": "131,500", "state": "final"},
            FigureEntry(quarter(2), numerator=D(412), denominator=D(131_500)),
        ),
    ],
)
def test_figure_as_it_is_entered(measure, typed, entry):
    form = FigureForm(typed, measure=measure)
    assert form.is_valid() and form.entry() == entry


NUMBER = "Enter a number, such as 412, 61.5 or 1,204, without its unit."


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"value": "412"}, {"period": ["Enter the period of the figure."], "state": ["Choose the state."]}),
        ({"period": "Q1 2026/27", "value": "", "state": "final"}, {"value": ["Enter the figure (offences)."]}),
        ({"period": "Q1 2026/27", "value": "about 40", "state": "final"}, {"value": [NUMBER]}),
        (
            {"period": "April 2026", "value": "4", "state": "final"},
            {"period": ["“April 2026” is a month: this measure has one figure each quarter, such as Q1 2026/27."]},
        ),
    ],
)
def test_what_is_wrong_with_a_figure_is_said_at_its_field(typed, errors):
    assert FigureForm(typed, measure=a_measure()).errors == errors


def test_nobody_enters_a_figure_as_revised():
    assert [value for value, _ in FigureForm(measure=a_measure()).fields["state"].choices] == ["provisional", "final"]


def test_number_is_needed_only_where_it_is():
    assert NumberField(required=False).clean("") is None
    assert NumberField(required=True).clean("0.50") == D("0.50")


def test_pasted_lines_become_entries_with_their_source():
    form = PasteForm({"lines": "Q1 2026/27\t412\tp\nQ2 2026/27\t400"}, measure=a_measure())
    assert form.is_valid()
    assert form.entries() == [
        FigureEntry(quarter(1), D(412), state="provisional", source="Pasted from a sheet"),
        FigureEntry(quarter(2), D(400), source="Pasted from a sheet"),
    ]
    of_rate = PasteForm({"lines": "Q1 2026/27\t412\t131,500"}, measure=RATE)
    assert of_rate.is_valid() and of_rate.entries()[0].denominator == D(131_500)


@pytest.mark.parametrize(
    ("lines", "errors"),
    [
        ("", ["Enter the lines: copy them in the sheet and paste them here."]),
        ("Q1 2026/27\tn/a", ["No line has a figure."]),
        ("Q1 2026/27\t4\nsoon\t5", None),
    ],
)
def test_pasted_lines_are_taken_all_or_none(lines, errors):
    form = PasteForm({"lines": lines}, measure=a_measure())
    found = form.errors["lines"]
    assert found == errors if errors else found[0].startswith("Line 2: ")
    many = PasteForm({"lines": "\n".join(["soon\t5"] * 30)}, measure=a_measure())
    assert len(many.errors["lines"]) == 20


def test_figures_of_others_may_come_later():
    bare = ComparatorForm({"name": "Anyshire", "lines": "Q1 2026/27\t3.1"}, measure=a_measure())
    assert bare.is_valid() and bare.cleaned_data["lines"] == [(quarter(1), D("3.1"))]
    wrong = ComparatorForm({"name": "Anyshire", "lines": "Q1 2026/27\tmany"}, measure=a_measure())
    assert wrong.errors == {"lines": ["Line 1: “many” is not a number, such as 412 or 61.5."]}


def test_target_is_that_of_a_financial_year():
    form = TargetForm({"year": "2027/28", "target": "1,600"})
    assert form.is_valid()
    assert (form.cleaned_data["year"].name, form.cleaned_data["target"]) == ("2027/28", D(1600))
    assert TargetForm({"year": span_around(quarter(1).first, 3).name, "target": ""}).errors == {
        "year": ["“Q1 2026/27” is a quarter: this measure has one figure each year, such as 2026/27."],
        "target": ["Enter the target of the year."],
    }


def errors_of(form) -> list[str]:
    return [sentence for sentences in form.errors.values() for sentence in sentences]


@pytest.mark.parametrize(
    ("period", "wrong"),
    [
        ("Q1 2062/63", "Q1 2062/63 is far from today: look at the year."),
        ("Q1 1926/27", "Q1 1926/27 is far from today: look at the year."),
    ],
)
def test_a_slip_of_the_year_is_seen_before_the_chart_is_endless(period, wrong):
    others = {"name": "Anyshire", "lines": f"{period}\t412"}
    forms = [
        FigureForm({"period": period, "value": "412", "state": "final"}, measure=a_measure()),
        PasteForm({"lines": f"{period}\t412"}, measure=a_measure()),
        ComparatorForm(others, measure=a_measure()),
    ]

    assert [errors_of(form) for form in forms] == [[wrong], [f"Line 1: {wrong}"], [f"Line 1: {wrong}"]]


def test_a_figure_tells_what_was_and_a_target_what_is_to_come():
    following = span_around(timezone.localdate().replace(year=timezone.localdate().year + 2), 12).name
    figure = FigureForm({"period": following, "value": "5", "state": "final"}, measure=a_measure(frequency="year"))

    assert errors_of(figure) == [
        f"{following} has not begun: a figure tells what was. What is to be reached is set as a target."
    ]
    assert errors_of(TargetForm({"year": following, "target": "5"})) == []


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ("Q1 2026/27\t5\nQ1 2026/27\t6", "Line 2: Q1 2026/27 stands on a line before: leave one of the two out."),
        ("Period\tFigure", "No line has a figure."),
        (f"Q1 2026/27\t{'9' * 16}", f"Line 1: “{'9' * 16}” is more than any figure that is kept."),
    ],
)
def test_lines_that_cannot_be_kept_are_told_of_our_figures_and_of_others(lines, wrong):
    forms = [
        PasteForm({"lines": lines}, measure=a_measure()),
        ComparatorForm({"name": "Anyshire", "lines": lines}, measure=a_measure()),
    ]

    assert [errors_of(form) for form in forms] == [[wrong], [wrong]]
