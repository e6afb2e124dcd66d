from datetime import date

import pytest

from partnerships.models import User
from plans.models import Adoption, Plan, Publication
from plans.papers.in_force import plans_in_force, reading
from plans.papers.versions import freeze, publish
from tests.days import in_days, today
from tests.factories import make_addendum, make_block, make_partnership, make_plan, make_year

pytestmark = [pytest.mark.django_db, pytest.mark.both("windows")]


@pytest.fixture
def by():
    return User.objects.system("test")


def adopt(paper, by, *, on):
    version = freeze(paper, by=by, purpose="adoption")
    publish(version, by=by, basis=Publication.Basis.ADOPTION)
    Adoption.objects.create(paper=paper, version=version, adopted_on=on, recorded_by=by)
    paper.state = "adopted"
    paper.save()
    return version


def test_reading_of_a_plan_without_public_version_is_none(by):
    plan = make_plan()
    freeze(plan.paper, by=by, purpose="submission")

    assert reading(plan, plan.starts_on) is None


def test_reading_before_the_first_adoption_is_the_latest_public_version_marked_proposed(by):
    plan = make_plan()
    versions = [freeze(plan.paper, by=by, purpose="submission") for _ in range(3)]
    for version in versions[:2]:
        publish(version, by=by, basis=Publication.Basis.PAPERS)

    read = reading(plan, today())

    assert (read.version, read.is_proposed) == (versions[1], True)
    assert reading(plan, in_days(-1)) is None


@pytest.mark.parametrize(
    ("on", "found"), [(date(2026, 2, 25), False), (date(2026, 2, 26), True), (date(2030, 1, 1), True)]
)
def test_reading_is_the_adopted_version_from_the_day_of_adoption(by, on, found):
    plan = make_plan()
    adopt(plan.paper, by, on=date(2026, 2, 26))

    assert (reading(plan, on) is not None) == found


@pytest.mark.parametrize(("on", "found"), [(date(2026, 3, 31), False), (date(2026, 4, 1), True)])
def test_reading_with_adoption_date_not_recorded_counts_from_the_first_day(by, on, found):
    plan = make_plan()
    adopt(plan.paper, by, on=None)

    assert (reading(plan, on) is not None) == found


def test_reading_of_a_plan_adopted_ahead_of_its_period_without_a_date_is_shown_from_the_day_it_was_entered(by):
    plan = make_plan(starts_on=in_days(90), ends_on=in_days(1000))
    adopt(plan.paper, by, on=None)

    assert reading(plan, in_days(-1)) is None
    assert not reading(plan, today()).is_proposed


@pytest.mark.parametrize(
    ("on", "headings"),
    [
        (date(2027, 1, 4), ["Our area"]),
        (date(2027, 1, 5), ["Our area", "After the flood"]),
    ],
)
def test_reading_holds_the_addenda_of_that_day(by, on, headings):
    plan = make_plan(blocks=["Our area"])
    adopt(plan.paper, by, on=date(2026, 3, 1))
    addendum = make_addendum(plan, dated_on=date(2027, 1, 5))
    make_block(addendum.paper, heading="After the flood")
    adopt(addendum.paper, by, on=None)

    assert [block["heading"] for block in reading(plan, on).document["blocks"]] == headings


def test_an_addendum_that_replaces_a_block_keeps_the_place_and_key_of_the_old(by):
    plan = make_plan(blocks=["Our area", "Our priorities"])
    adopt(plan.paper, by, on=date(2026, 3, 1))
    replaced = plan.paper.blocks.first()
    addendum = make_addendum(plan)
    make_block(addendum.paper, heading="Our area, after the flood", replaces=replaced.key)
    adopt(addendum.paper, by, on=None)

    first, second = reading(plan, date(2028, 1, 1)).document["blocks"]

    assert (first["key"], first["heading"], first["addendum"]["number"]) == (
        str(replaced.key),
        "Our area, after the flood",
        1,
    )
    assert second["heading"] == "Our priorities"


def test_reading_names_the_annual_layer_of_the_day(by):
    plan = make_plan()
    adopt(plan.paper, by, on=date(2026, 3, 1))
    first = make_year(plan)
    second = make_year(plan, date(2027, 4, 1))
    for year in (first, second):
        adopt(year.paper, by, on=year.starts_on)

    read = reading(plan, date(2027, 6, 1))

    assert [year for year, _ in read.years] == [first, second]
    assert read.current_year[0] == second


def test_plans_in_force_prefers_the_plan_that_began_later(by):
    partnership = make_partnership()
    earlier = make_plan(partnership, state="superseded", starts_on=date(2024, 4, 1), ends_on=date(2027, 3, 31))
    later = make_plan(partnership, state="adopted", starts_on=date(2026, 4, 1), ends_on=date(2029, 3, 31))
    make_plan(partnership, state="in_approval")

    assert plans_in_force(Plan.objects.all(), date(2026, 3, 31)) == {partnership.pk: [earlier]}
    assert plans_in_force(Plan.objects.all(), date(2026, 4, 1)) == {partnership.pk: [later]}
    assert plans_in_force(Plan.objects.all(), date(2030, 1, 1)) == {}
