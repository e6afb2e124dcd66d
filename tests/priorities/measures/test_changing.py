"""What a measure counts, its targets and its limits are changed by a person, who says why."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.verbs import Refused
from priorities.measures.changing import compare_with, define, rebase, set_targets
from priorities.measures.entering import FigureEntry, enter
from priorities.measures.forms import ComparatorForm, MeasureForm
from priorities.measures.periods import span_around
from priorities.measures.series import series_of
from priorities.models import Measure
from tests.factories import make_user
from tests.priorities.measures.rows import FIRST, give, make_measure, quarter

pytestmark = pytest.mark.django_db
YEAR = span_around(date(2027, 4, 1), 12)


@pytest.fixture
def by():
    return make_user("site_administrator")


def targets(measure):
    return [str(point.value) for point in measure.targets.all()]


def test_the_targets_of_counts_follow_last_years_seasons(by):
    measure = make_measure(frequency="quarter")
    give(measure, [430, 451, 437, 402], by=by)

    points = set_targets(measure, by=by, year=YEAR, target=Decimal(1600))

    assert [str(point.value) for point in points] == ["400.0", "419.5", "406.5", "374.0"]


def test_other_figures_go_to_their_target_in_equal_steps(by):
    measure = make_measure(frequency="quarter", unit="%", adds_up="latest")
    give(measure, [60], by=by)

    set_targets(measure, by=by, year=YEAR, target=Decimal(65))

    assert [point.target for point in series_of(measure).points] == [None]
    assert targets(measure) == ["61.300000", "62.500000", "63.800000", "65.000000"]


def test_a_target_set_anew_takes_the_place_of_the_old_path(by):
    measure = make_measure(frequency="year")

    set_targets(measure, by=by, year=YEAR, target=Decimal(10))
    set_targets(measure, by=by, year=YEAR, target=Decimal(12))

    assert targets(measure) == ["12.000000"]


def test_limits_begin_anew_only_with_twelve_points_and_a_reason(by):
    measure = make_measure()
    give(measure, [*FIRST, *FIRST[:6]], by=by)

    with pytest.raises(Refused) as refused:
        rebase(measure, by=by, starts_on=date(2027, 4, 1), reason=" ")
    assert refused.value.reasons == [
        "New limits need 12 points; from this day there are 6.",
        "Say why the limits start again.",
    ]


def test_a_rebase_leaves_the_limits_before_it(by):
    measure = make_measure()
    give(measure, [*FIRST, *(n + 20 for n in FIRST)], by=by)

    rebase(measure, by=by, starts_on=date(2027, 4, 1), reason="A new way of recording")

    assert [(each.start, float(each.limits.mean)) for each in series_of(measure).variation.stretches] == [
        (0, pytest.approx(41.33, abs=0.01)),
        (12, pytest.approx(61.33, abs=0.01)),
    ]


def test_definitions_stay_and_a_break_is_shown(by):
    measure = make_measure(frequency="quarter")
    give(measure, [1, 2, 3], by=by)
    define(measure, by=by, text="Offences.", applies_from=None, breaks_series=True)
    define(measure, by=by, text="Offences and attempts.", applies_from=quarter(2).first, breaks_series=True)

    assert [(row.text, row.breaks_series) for row in measure.definitions.all()] == [
        ("Offences.", False),
        ("Offences and attempts.", True),
    ]
    assert series_of(measure).breaks == [1]


def test_figures_of_others_are_replaced_by_period(by):
    measure = make_measure(frequency="quarter")
    about = {"by": by, "name": "Anyshire", "source": "", "may_be_published": True}

    compare_with(measure, figures=[(quarter(1), Decimal(3)), (quarter(2), Decimal(4))], **about)
    compare_with(measure, figures=[(quarter(2), Decimal(5))], **about)

    assert [point.value for point in measure.comparators.get().points.all()] == [3, 5]


def test_a_partner_does_not_change_what_is_counted():
    measure = make_measure()
    lead = make_user("partner_lead", measure.partnership)

    with pytest.raises(Refused, match="Your roles do not let you manage measures"):
        define(measure, by=lead, text="Less.", applies_from=None, breaks_series=False)


@pytest.mark.parametrize(
    ("fields", "figures", "path"),
    [
        ({"frequency": "quarter"}, [430, None, 437, 402], ["400.0", "400.0", "400.0", "400.0"]),
        ({"frequency": "quarter"}, [0, 0, 0, 0], ["400.0", "400.0", "400.0", "400.0"]),
        ({"frequency": "quarter"}, [10, -2, 10, 10], ["400.0", "400.0", "400.0", "400.0"]),
        ({"frequency": "quarter"}, [100, 0, 100, 200], ["400.0", "0.0", "400.0", "800.0"]),
        ({"frequency": "half"}, [100, 300], ["400.0", "1200.0"]),
        ({"frequency": "half", "is_rolling": True}, [800, 1000], ["1300.0", "1600.0"]),
        ({"frequency": "half", "adds_up": "latest"}, [], ["1600.0", "1600.0"]),
        ({"frequency": "half", "adds_up": "latest"}, [800, 1000, 5000], ["1300.0", "1600.0"]),
    ],
)
def test_path_to_a_target_by_what_was_known_before_the_year(by, fields, figures, path):
    measure = make_measure(**fields)
    give(measure, figures, by=by)
    points = set_targets(measure, by=by, year=YEAR, target=Decimal(1600))
    assert [str(point.value) for point in points] == path


def test_two_definitions_or_limits_of_one_day_are_refused(by):
    measure = make_measure(frequency="quarter")
    give(measure, [*FIRST, *FIRST], by=by)
    begins = date(2029, 4, 1)
    say = {"by": by, "text": "Offences.", "applies_from": begins, "breaks_series": False}
    define(measure, **say)
    with pytest.raises(Refused, match="has a definition from that day already: choose another day"):
        define(measure, **say | {"text": "Attempts."})

    rebase(measure, by=by, starts_on=begins, reason="A new way of recording")
    with pytest.raises(Refused) as refused:
        rebase(measure, by=by, starts_on=begins, reason="Once more")
    assert refused.value.reasons == ["New limits begin on that day already."]


CODE_TAKEN = "“Shoplifting” has this code: enter another, or leave it empty."
NAME_TAKEN = "There is a measure of this name already: give this one a code or a group."


def measure_form(partnership, **typed):
    said = {"direction": "down", "frequency": "month", "adds_up": "sum", "small_counts": "hidden"}
    said |= {"per": "1000", "baseline_points": "12", "title": "Shoplifting"} | typed
    return MeasureForm(said, instance=Measure(partnership=partnership))


@pytest.mark.parametrize(
    ("there", "typed", "errors"),
    [
        (
            {"code": "3.1"},
            {"code": "3.1"},
            {"code": ["“Shoplifting” has this code: enter another, or leave it empty."]},
        ),
        ({}, {}, {"title": ["There is a measure of this name already: give this one a code or a group."]}),
        ({}, {"group": "Business"}, {}),
        ({}, {"per": "0", "code": "1"}, {"per": ["Enter a whole number between 1 and 10,000,000, such as 6."]}),
    ],
)
def test_a_measure_is_told_apart_by_its_code_or_its_name(there, typed, errors):
    assert measure_form(make_measure(**there).partnership, **typed).errors == errors


def test_a_rate_that_no_figure_can_hold_is_refused(by):
    measure = make_measure(adds_up="rate", frequency="quarter")
    entry = FigureEntry(quarter(1), numerator=Decimal(999_999_999_999), denominator=Decimal("0.000001"))

    with pytest.raises(Refused, match="comes to more than any figure that is kept"):
        enter(measure, [entry], by=by)


def test_more_figures_of_others_keep_whose_they_are_and_who_may_read_them(by):
    measure = make_measure(frequency="quarter")
    row = compare_with(measure, by=by, name="Anyshire", source="iQuanta", may_be_published=True, figures=[])
    typed = {"lines": "Q1 2026/27\t5"}

    more = ComparatorForm(typed | {"source": "iQuanta", "may_be_published": "on"}, measure=measure, of=row)
    again = ComparatorForm(typed | {"name": "ANYSHIRE"}, measure=measure)

    assert (more.errors, more.cleaned_data["name"]) == ({}, "Anyshire")
    assert again.errors["name"] == [
        "“ANYSHIRE” stands beside ours already: use “Add its figures” on the page of the measure, which keeps its "
        "source and whether it may be published."
    ]
