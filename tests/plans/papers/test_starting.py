from datetime import date

import pytest

from partnerships.access import Role
from partnerships.models import Partnership
from partnerships.verbs import Refused
from plans.models import Plan
from plans.papers import starting
from tests.factories import make_assessment, make_block, make_partnership, make_plan, make_user, make_year

pytestmark = pytest.mark.django_db
PERIOD = {"starts_on": date(2029, 4, 1), "ends_on": date(2032, 3, 31)}


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough")


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


def start(partnership, officer, **options):
    return starting.start_plan(partnership, by=officer, title="Safer still", **{**PERIOD, **options})


def test_start_plan_from_the_standard_outline(partnership, officer):
    plan = start(partnership, officer)

    blocks = list(plan.paper.blocks.placed())
    assert plan.slug == "safer-still"
    assert [block.position for block in blocks] == list(range(len(blocks)))
    assert {"Our area", "Our strategy", "How we listened"} <= {block.heading for block in blocks}
    assert {block.history.get().history_user for block in blocks} == {officer}


def test_start_plan_gives_a_second_plan_of_the_same_title_its_own_slug(partnership, officer):
    start(partnership, officer)

    assert start(partnership, officer).slug == "safer-still-2"


def test_start_plan_carries_the_predecessor_forward_under_the_same_keys(partnership, officer):
    before = make_plan(partnership, state="adopted")

    plan = start(partnership, officer, carry_from=before)

    kept = [(b.key, b.kind, b.heading, b.data) for b in before.paper.blocks.placed()]
    assert [(b.key, b.kind, b.heading, b.data) for b in plan.paper.blocks.placed()] == kept
    assert (plan.predecessor, plan.paper.state) == (before, "drafting")


def test_start_plan_leaves_removed_blocks_behind(partnership, officer):
    before = make_plan(partnership)
    gone = make_block(before.paper, heading="Gone", position=9)
    starting.Block.objects.filter(pk=gone.pk).update(removed_at="2026-01-01T00:00Z", removed_by=officer)

    plan = start(partnership, officer, carry_from=before)

    assert "Gone" not in [block.heading for block in plan.paper.blocks.all()]


def test_start_plan_refuses_a_predecessor_known_by_reference_only(partnership, officer):
    known = Plan.objects.create(partnership=partnership, slug="old", title="Old plan", **PERIOD)

    with pytest.raises(Refused) as refused:
        start(partnership, officer, carry_from=known)

    assert refused.value.reasons == ["“Old plan” is known by reference only: there is no text to carry forward."]


def test_start_plan_refuses_the_plan_of_another_partnership(partnership, officer):
    with pytest.raises(Refused) as refused:
        start(partnership, officer, carry_from=make_plan())

    assert refused.value.reasons == ["The plan before must be one of this partnership."]


def test_start_plan_refuses_an_end_before_its_start(partnership, officer):
    with pytest.raises(Refused) as refused:
        start(partnership, officer, ends_on=date(2029, 3, 31))

    assert refused.value.reasons == ["The plan's last day must come after its first."]


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER_LEAD, Role.SCRUTINY])
def test_start_plan_refuses_who_may_not(partnership, role):
    with pytest.raises(Refused) as refused:
        start(partnership, make_user(role, partnership))

    assert refused.value.reasons == ["Your roles do not let you start a plan."]


def test_start_year_within_the_plan(partnership, officer):
    plan = make_plan(partnership)

    year = starting.start_year(plan, by=officer, starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31))

    assert (year.label, year.paper.kind) == ("2026/27", "year")
    assert "Looking back" in [block.heading for block in year.paper.blocks.all()]


def test_start_year_refuses_a_year_outside_and_a_second_layer(partnership, officer):
    plan = make_plan(partnership)
    make_year(plan)

    with pytest.raises(Refused) as outside:
        starting.start_year(plan, by=officer, starts_on=date(2025, 4, 1), ends_on=date(2026, 3, 31))
    with pytest.raises(Refused) as twice:
        starting.start_year(plan, by=officer, starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31))

    assert outside.value.reasons == ["The year must lie within the plan's period."]
    assert twice.value.reasons == ["This plan has an annual refresh for that year already."]


def test_start_addendum_takes_the_next_number(partnership, officer):
    plan = make_plan(partnership, state="adopted")
    numbers = [
        starting.start_addendum(plan, by=officer, subject="Floods", dated_on=date(2027, 1, 5)).number for _ in "ab"
    ]

    assert numbers == [1, 2]


def test_start_addendum_of_a_draft_is_refused(partnership, officer):
    with pytest.raises(Refused) as refused:
        starting.start_addendum(make_plan(partnership), by=officer, subject="", dated_on=date(2027, 1, 5))

    assert refused.value.reasons == ["Only an adopted plan is changed by an addendum: edit the draft instead."]


def test_start_assessment_carries_findings_forward(partnership, officer):
    before = make_assessment(partnership)
    make_block(before.paper, kind="findings", heading="Findings", data={"intro_html": ""})
    before.paper.findings.create(title="Thefts of bicycles rise", position=0)

    after = starting.start_assessment(
        partnership,
        by=officer,
        title="Assessment 2026",
        starts_on=date(2025, 10, 1),
        ends_on=date(2026, 9, 30),
        carry_from=before,
    )

    assert [finding.title for finding in after.paper.findings.all()] == ["Thefts of bicycles rise"]
    assert after.slug == "anyborough-assessment-2026"


# --- A partnership that has ended --------------------------------------------------------------------------------


def test_nothing_begins_after_its_partnership_ended_and_what_began_before_is_recorded(officer, partnership):
    partnership.ends_on = date(2029, 3, 31)

    with pytest.raises(Refused) as refused:
        start(partnership, officer)
    recorded = start(partnership, officer, starts_on=date(2026, 4, 1), ends_on=date(2029, 3, 31))

    assert refused.value.reasons == [f"{partnership} ended on 31 March 2029: nothing of it begins after that."]
    assert Plan.objects.get() == recorded


def test_an_addendum_and_a_year_do_not_begin_after_it_either(officer):
    plan = make_plan(state="adopted", **PERIOD)
    Partnership.objects.update(ends_on=date(2029, 12, 31))
    plan.partnership.refresh_from_db()
    by = make_user(Role.OFFICER, plan.partnership)

    with pytest.raises(Refused, match="ended on 31 December 2029"):
        starting.start_addendum(plan, by=by, subject="Night buses", dated_on=date(2030, 1, 1))
    with pytest.raises(Refused, match="ended on 31 December 2029"):
        starting.start_year(plan, by=by, starts_on=date(2030, 4, 1), ends_on=date(2031, 3, 31))
