"""Figures come in: nothing twice, and nothing lost."""

from decimal import Decimal

import pytest

from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from priorities.measures.entering import FigureEntry, Novelty, enter, reasons_not_to_enter
from priorities.models import MeasureValue
from tests.factories import make_organisation, make_user
from tests.priorities.measures.rows import give, make_measure, quarter

pytestmark = pytest.mark.django_db
NEW, REVISED, CONFIRMED, SAME = Novelty.NEW, Novelty.REVISED, Novelty.CONFIRMED, Novelty.SAME


@pytest.fixture
def measure():
    return make_measure(frequency="quarter")


def novelties(arrivals):
    return [each.novelty for each in arrivals]


def test_the_same_figures_again_add_nothing(measure):
    first, again = give(measure, [182, 175]), give(measure, [182, 175])

    assert (novelties(first), novelties(again)) == ([NEW, NEW], [SAME, SAME])
    assert measure.values.count() == 2


def test_a_figure_that_differs_is_a_revision_and_the_first_is_kept(measure):
    give(measure, [182], state="provisional")
    before = measure.values.get()

    assert novelties(give(measure, [185], state="provisional")) == [REVISED]

    newest = measure.values.newest().get()
    assert (newest.value, newest.state, newest.supersedes) == (185, "revised", before)
    assert measure.values.known_on(before.entered_at).get() == before


def test_a_provisional_figure_is_confirmed(measure):
    give(measure, [182], state="provisional")

    assert novelties(give(measure, [182])) == [CONFIRMED]
    assert measure.values.newest().get().state == "final"


def test_a_figure_is_never_changed_or_deleted(measure):
    give(measure, [182])
    value = measure.values.get()

    for change in (value.save, value.delete, measure.values.all().delete, lambda: measure.values.update(value=1)):
        with pytest.raises(TypeError):
            change()
    assert MeasureValue.objects.get().value == 182


def test_a_rate_is_reckoned_from_its_two_counts():
    measure = make_measure(frequency="quarter", adds_up="rate")
    by = make_user("site_administrator")

    enter(measure, [FigureEntry(quarter(1), numerator=Decimal(412), denominator=Decimal(131_500))], by=by)

    assert measure.values.get().value == Decimal("3.133080")
    with pytest.raises(Refused, match="give the count and what it is counted among"):
        enter(measure, [FigureEntry(quarter(2), Decimal("3.1"))], by=by)


def test_two_figures_for_one_period_are_refused_together(measure):
    entries = [FigureEntry(quarter(1), Decimal(1)), FigureEntry(quarter(1), Decimal(2))]

    with pytest.raises(Refused, match="two figures for one period"):
        enter(measure, entries, by=make_user("site_administrator"))
    assert not measure.values.exists()


def test_a_partner_gives_the_figures_of_its_own_organisation_only(measure):
    police = make_organisation()
    lead = make_user("partner_lead", measure.partnership, organisation=police)

    before = reasons_not_to_enter(measure, by=lead)
    measure.organisation = police

    assert before == [
        "Another organisation gives these figures: only it, or the community safety officer, enters them."
    ]
    assert reasons_not_to_enter(measure, by=lead) == []
    assert reasons_not_to_enter(measure, by=make_user("reader", measure.partnership)) == [
        "Your roles do not let you enter figures."
    ]


def test_what_came_in_is_audited_once(measure):
    give(measure, [182, 175])
    give(measure, [182, 175])

    entry = AuditEntry.objects.get(event="figures entered")
    assert entry.details == {"periods": ["Q1 2026/27", "Q2 2026/27"]}
