"""Measures travel with the plan that prints their indicators, every figure that was given with them."""

import json
import uuid

import pytest

from partnerships.models import User
from plans.interchange import export_plan, import_plan
from plans.interchange.faults import NotImported
from plans.interchange.load import whole_file
from priorities.models import Measure
from tests.interchange_files import rich_text, small_file
from tests.priorities.data import indicator, indicators

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]
FIRST, SECOND = (
    {"starts_on": "2026-04-01", "ends_on": "2026-06-30"},
    {"starts_on": "2026-07-01", "ends_on": "2026-09-30"},
)
EMPTY = {
    "area": "", "numerator": None, "denominator": None, "as_of": None, "note": "", "quality_note": "", "source": "",
}  # fmt: skip


def value(span, number, state="final", **fields):
    return {**EMPTY, **span, "value": f"{number}.000000", "state": state, **fields}


def file_with(item):
    measure = {
        "key": item["key"],
        "title": item["title"],
        "frequency": "quarter",
        "is_public": True,
        "definitions": [{"text": "People who answered.", "applies_from": "2026-04-01", "breaks_series": True}],
        "values": [value(FIRST, 182, "provisional"), value(SECOND, 175), value(FIRST, 185, "revised", note="Late")],
        "targets": [{**FIRST, "value": "180.000000"}],
        "comparators": [{"name": "Anyshire", "points": [{**FIRST, "value": "3.500000"}]}],
        "rebases": [{"starts_on": "2026-07-01", "reason": "A new way of asking"}],
    }
    data = small_file({**rich_text(), "kind": "indicators", "data": indicators(item)})
    data["record"]["measures"] = [measure]
    return data


@pytest.fixture
def by():
    return User.objects.system("import")


def test_a_measure_comes_out_as_it_came_in(by):
    data = file_with(indicator())

    exported = export_plan(import_plan(data, by=by))

    assert whole_file(exported)["record"]["measures"] == whole_file(data)["record"]["measures"]


def test_a_later_figure_of_a_period_counts_instead_of_the_earlier(by):
    import_plan(file_with(indicator()), by=by)

    values = Measure.objects.get().values
    assert [int(each.value) for each in values.newest().in_order()] == [185, 175]
    assert int(values.get(value=185).supersedes.value) == 182


def later_file(data):
    """The next plan of the partnership, with the same indicator and a measure that says other things."""
    document, plan = data["documents"]["plan"], data["record"]["plan"]
    text = json.dumps(data).replace(document["key"], str(uuid.uuid4())).replace(plan["slug"], "the-next-plan")
    return json.loads(text.replace('"185.000000"', '"190.000000"'))


def test_a_measure_that_is_here_stays_as_it_is(by):
    data = file_with(indicator())
    import_plan(data, by=by)

    plan = import_plan(later_file(data), by=by)

    assert [(each.where, each.sentence) for each in plan.import_warnings] == [
        ("record.measures[0].values",
         f"1 figure of this measure was not taken: “{Measure.objects.get()}” is in the portal already. Enter there "
         "what it lacks."),
    ]  # fmt: skip
    assert [int(each.value) for each in Measure.objects.get().values.newest().in_order()] == [185, 175]


def test_all_that_a_file_says_otherwise_of_a_measure_that_is_here_is_told(by):
    data = file_with(indicator())
    import_plan(data, by=by)
    later = later_file(data)
    later["record"]["measures"][0] |= {
        "unit": "thefts",
        "direction": "up",
        "definitions": [{"text": "Thefts from shops.", "applies_from": None}],
        "targets": [{**FIRST, "value": "7"}, {**FIRST, "value": "8"}],
        "comparators": [{"name": "Elsewhere", "points": [{**FIRST, "value": "9"}]}],
        "rebases": [{"starts_on": "2027-07-01", "reason": "Anew"}],
    }

    plan = import_plan(later, by=by)

    assert [(each.where, each.sentence) for each in plan.import_warnings] == [
        ("record.measures[0]",
         "2 details (direction of good and unit), 1 definition, 1 figure, 2 targets, 1 figure of others and 1 "
         f"beginning of new limits of this measure were not taken: “{Measure.objects.get()}” is in the portal already. "
         "Enter there what it lacks."),
    ]  # fmt: skip


INVERTED = {"starts_on": "2027-06-30", "ends_on": "2027-04-01"}
BEFORE = "The last day of a period cannot be before its first."


@pytest.mark.parametrize(
    ("name", "added", "place", "sentence"),
    [
        (
            "targets",
            {**FIRST, "value": "1"},
            "targets[1]",
            "This period has a target already: leave one of the two out.",
        ),
        ("targets", {**INVERTED, "value": "1"}, "targets[1]", BEFORE),
        ("values", value(INVERTED, 1), "values[3]", BEFORE),
        (
            "comparators",
            {"name": "Anyshire", "points": []},
            "comparators[1]",
            "It is compared with these already: put their figures together.",
        ),
        (
            "comparators",
            {"name": "Others", "points": [{**FIRST, "value": "1"}, {**FIRST, "value": "2"}]},
            "comparators[1].points[1]",
            "This period has a figure already: leave one of the two out.",
        ),
        (
            "definitions",
            {"text": "Others.", "applies_from": "2026-04-01"},
            "definitions[1]",
            "The measure has a definition from that day already.",
        ),
    ],
)
def test_what_stands_twice_or_ends_before_it_begins_is_told_at_its_place(by, name, added, place, sentence):
    data = file_with(indicator())
    data["record"]["measures"][0][name].append(added)

    with pytest.raises(NotImported) as refused:
        import_plan(data, by=by)

    assert str(refused.value) == f"record.measures[0].{place}: {sentence}"
    assert not Measure.objects.exists()
