"""What is read from rows for the duties, and with how many questions."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from governance.duties import verbs
from governance.duties.checking import BY_ID, State
from governance.duties.facts import Asked
from governance.duties.gathering import facts_of, overdue_duties, standings_of, with_their_kind
from governance.models import EqualityAim, Implication, Outcome, Recommendation, Report, Stage
from governance.stages.lifecycle import record_outcome
from partnerships.access import Role
from partnerships.models import Partnership, User
from plans.interchange import import_plan
from plans.models import Publication, Version
from plans.papers.lifecycle import adopt, send_for_approval
from plans.papers.versions import freeze, publish
from priorities.models import Priority
from tests.days import in_weeks
from tests.factories import (
    make_assessment,
    make_block,
    make_body,
    make_council,
    make_membership,
    make_partnership,
    make_plan,
    make_timetable,
    make_user,
    make_year,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both("windows")]
ON = date(2026, 11, 25)


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def site():
    return make_user(Role.SITE_ADMINISTRATOR)


def adopted(paper, by, *, on=date(2026, 2, 25), body="Full Council"):
    version = freeze(paper, by=by, purpose=Version.Purpose.ADOPTION)
    send_for_approval(paper, by=by)
    adopt(paper, version, by=by, on=on, body=body)


def read(*partnerships):
    return with_their_kind(Partnership.objects.filter(pk__in=[each.pk for each in partnerships])).order_by("pk")


def facts(partnership):
    return facts_of(read(partnership))[partnership.pk]


def standings(partnership, on=ON):
    return standings_of(read(partnership).get(), on)


def state(partnership, duty, on=ON):
    return next(each for each in standings(partnership, on) if each.duty.id == duty).state


def test_plan_refresh_and_assessment_are_read_with_their_days(partnership, site):
    plan = make_plan(partnership)
    adopted(plan.paper, site)
    year = make_year(plan, date(2027, 4, 1))
    assessment = make_assessment(partnership)
    adopted(assessment.paper, site, on=date(2025, 11, 4), body="The board")

    found = facts(partnership)

    text = found.plans[0]
    assert (text.title, text.is_adopted, text.adopted_on, text.is_by_full_council) == (
        "Safer Anyborough", True, date(2026, 2, 25), True,
    )  # fmt: skip
    assert (text.url, text.is_inside, text.is_public) == (plan.get_absolute_url(), False, True)
    assert [(each.title, each.is_adopted, each.is_inside) for each in found.years] == [(year.title, False, True)]
    assert [(each.title, each.done_on) for each in found.assessments] == [(assessment.title, date(2025, 11, 4))]


def test_parts_of_the_annual_layers_count_for_the_plan(partnership):
    plan = make_plan(partnership)
    year = make_year(plan)
    make_block(year.paper, kind="survey", data={"title": "Residents’ survey", "period": "2025-11"})
    Priority.objects.create(paper=plan.paper, title="Safe streets", strands=["crime_and_disorder"])
    Priority.objects.create(paper=year.paper, title="Violence", strands=["serious_violence"])

    text = facts(partnership).plans[0]

    assert text.parts == {"priorities", "engagement"}
    assert text.strands == {"crime_and_disorder", "serious_violence"}


def test_adoption_by_a_full_council_of_another_name_is_known(partnership, site):
    council = partnership.lead_councils.get()
    make_body(council, "full_council", name="Borough Council meeting")
    make_body(council, "executive")
    plan = make_plan(partnership)
    adopted(plan.paper, site, body="Borough Council meeting")

    assert facts(partnership).plans[0].is_by_full_council
    assert state(partnership, "ADOPT") == State.MET


@pytest.mark.parametrize(("kinds", "expected"), [((), None), (("committee",), False), (("single_member",), True)])
def test_an_executive_is_known_by_the_councils_bodies(partnership, kinds, expected):
    for kind in kinds:
        make_body(partnership.lead_councils.get(), kind, name=kind)

    assert facts(partnership).has_executive == expected


def test_two_tiers_are_known_by_the_county_group_the_lead_council_or_a_seat():
    county = make_partnership(kind="county", name="Anyshire")
    by_parent = make_partnership(county_parent=county)
    by_council = make_partnership(council=make_council(kind="district"))
    by_seat = make_partnership()
    make_membership(by_seat, statutory_kind="county_council")
    plan = make_plan(county, kind="agreement", title="County agreement")

    found = facts_of(read(county, by_parent, by_council, by_seat, make_partnership()))

    assert [each.is_two_tier for each in found.values()] == [False, True, True, True, False]
    assert found[by_parent.pk].county == "Anyshire"
    assert [text.title for text in found[by_parent.pk].agreements] == [plan.title]
    assert found[county.pk].plans == ()


def test_scrutiny_counts_when_it_has_looked(partnership):
    timetable = make_timetable(make_plan(partnership).paper, start=in_weeks(-8))
    stage = timetable.stages.get(body__kind="scrutiny")
    clerk = make_user(Role.CLERK, timetable.council)
    before = facts(partnership).scrutiny

    record_outcome(stage, by=clerk, kind="comments_made")

    found = facts(partnership).scrutiny
    assert before == ()
    assert [(each.title, each.on, each.url) for each in found] == [
        ("Overview and Scrutiny: comments made", stage.day, stage.get_absolute_url())
    ]
    assert Stage.objects.filter(state="decided").count() == 1


@pytest.mark.parametrize(("body", "kind"), [("executive", "recommended"), ("scrutiny", "deferred")])
def test_what_another_body_decided_and_what_scrutiny_put_off_is_no_scrutiny(partnership, body, kind):
    timetable = make_timetable(make_plan(partnership).paper, start=in_weeks(-8))
    stage = timetable.stages.get(body__kind=body)
    Stage.objects.filter(pk=stage.pk).update(state="decided")
    Outcome.objects.create(stage=stage, kind=kind, recorded_by=make_user())

    assert facts(partnership).scrutiny == ()


@pytest.mark.parametrize(
    ("state", "response", "waits"), [("open", "", True), ("open", "We agree.", False), ("done", "", False)]
)
def test_a_recommendation_waits_until_it_is_answered_or_closed(partnership, state, response, waits):
    values = {"text": "Light the parks.", "made_on": "2026-09-01", "state": state, "response": response}
    Recommendation.objects.create(paper=make_plan(partnership).paper, position=1, **values)

    found = facts(partnership)

    assert (len(found.unanswered), len(found.answered)) == ((1, 0) if waits else (0, 1))


def test_recommendations_show_that_scrutiny_met(partnership):
    paper = make_plan(partnership).paper
    Recommendation.objects.create(paper=paper, text="Report to us yearly.", made_on="2026-09")
    Recommendation.objects.create(paper=paper, text="On a day that nobody knows")

    assert facts(partnership).recommended == (
        Asked("Report to us yearly", date(2026, 9, 1), date(2026, 9, 30), f"/workspace/papers/{paper.key}/scrutiny/"),
    )


def test_areas_tell_the_country_and_the_city(partnership):
    partnership.areas.create(name="Square Mile", code="E09000001")
    before = facts(partnership)
    partnership.areas.create(name="Gwynedd", country="wales")

    assert (before.is_in_wales, before.is_city_of_london) == (False, True)
    assert (facts(partnership).is_in_wales, facts(partnership).number_of_areas) == (True, before.number_of_areas + 1)


def test_a_duty_applies_from_when_it_is_said_to_and_no_longer_when_that_ends(partnership):
    officer = make_user(Role.OFFICER, partnership)
    row = verbs.set_aside(
        partnership, BY_ID["GRANT"], by=officer, kind="applies", reason="Grant of 2026", due_on=date(2026, 10, 31)
    )
    counted = facts(partnership)
    verbs.look_at_again(row, by=officer, reason="The grant has ended")

    assert (counted.applies, counted.set_aside) == ({"GRANT": date(2026, 10, 31)}, {})
    assert facts(partnership).applies == {}


def test_a_recommendation_carried_to_the_next_plan_counts_once_as_it_stands_there(partnership):
    first, second = make_plan(partnership), make_plan(partnership)
    row = Recommendation.objects.create(paper=first.paper, text="Report to us yearly", made_on="2026-09-01")
    assert [each.made_on for each in facts(partnership).unanswered] == [date(2026, 9, 1)]

    Recommendation.objects.create(
        paper=second.paper, key=row.key, text=row.text, response="Agreed", responded_on="2026-09-20", state="accepted"
    )

    found = facts(partnership)
    assert (found.unanswered, [each.on for each in found.answered]) == ((), [date(2026, 9, 20)])


def test_consultations_of_a_draft_are_not_told(partnership, site):
    plan = make_plan(partnership)
    rounds = [{"title": "", "kind": "event", "start": "2025-10", "end": ""}]
    make_block(plan.paper, kind="consultation", data={"intro_html": "", "rounds": rounds})
    in_draft = facts(partnership).consultations

    publish(freeze(plan.paper, by=site, purpose=Version.Purpose.CONSULTATION), by=site, basis=Publication.Basis.PAPERS)

    assert in_draft == ()
    assert [(each.title, each.on) for each in facts(partnership).consultations] == [("Event", date(2025, 10, 31))]


def test_reports_show_what_was_weighed(partnership):
    timetable = make_timetable(make_plan(partnership).paper)
    report = Report.objects.create(timetable=timetable, title="The plan")
    Implication.objects.create(report=report, heading="Community safety", text="It is about it.")
    for aim in ("eliminate", "advance"):
        EqualityAim.objects.create(report=report, aim=aim, text="Weighed.")
    two_aims = facts(partnership).plans[0]
    EqualityAim.objects.create(report=report, aim="foster", text="Weighed.")

    text = facts(partnership).plans[0]

    assert (two_aims.section_17.title, two_aims.equality) == ("Committee report: The plan", None)
    assert text.equality.url == report.get_absolute_url()


def test_what_is_recorded_by_hand_counts_until_it_is_withdrawn(partnership):
    officer = make_user(Role.OFFICER, partnership)
    row = verbs.record_evidence(partnership, BY_ID["FIS-4"], by=officer, on=date(2025, 1, 9), note="Protocol")
    met = state(partnership, "FIS-4")

    verbs.withdraw_evidence(row, by=officer, reason="Of another partnership")

    assert (met, state(partnership, "FIS-4")) == (State.MET, State.NOT_RECORDED)


def test_what_is_set_aside_does_not_apply_until_it_is_looked_at_again(partnership):
    officer = make_user(Role.OFFICER, partnership)
    row = verbs.set_aside(
        partnership, BY_ID["FIS-5"], by=officer, kind="not_applicable", reason="Joint with the county"
    )
    aside = state(partnership, "FIS-5")

    verbs.look_at_again(row, by=officer, reason="No longer joint")

    assert (aside, state(partnership, "FIS-5")) == (State.NOT_APPLICABLE, State.NOT_RECORDED)


def test_number_of_questions_does_not_grow_with_partnerships(partnership, site):
    def fill(place):
        plan = make_plan(place)
        timetable = make_timetable(plan.paper, start=date(2026, 5, 11))
        adopted(plan.paper, site)
        record_outcome(timetable.stages.get(body__kind="scrutiny"), by=site, kind="noted", held="2026-06-01")

    fill(partnership)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            overdue_duties(ON)
        return len(asked)

    at_one = questions()
    for _ in range(2):
        other = make_partnership(county_parent=make_partnership(kind="county"))
        fill(other)
        make_membership(other)

    assert (at_one, questions()) == (17, 17)


def test_overdue_duties_name_partnership_and_duty(partnership, site):
    plan = make_plan(partnership, starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31))
    adopted(plan.paper, site, on=date(2020, 2, 1))
    make_partnership()

    found = overdue_duties(ON)

    assert [(each.partnership, each.standing.duty.id) for each in found] == [
        (partnership, duty) for duty in ("CDA-6", "FIS-5", "FIS-10", "PJA-19")
    ]
    assert overdue_duties(ON, Partnership.objects.none()) == []


def test_real_plans_show_honest_states():
    by = User.objects.system("import")
    for name in ("thanet-2017-20", "thanet-2020-23", "kent-2011-14"):
        import_plan(read_fixture(FOLDER / f"{name}.json"), by=by)
    thanet, kent = (Partnership.objects.get(slug=slug) for slug in ("thanet", "kent"))

    said = {each.duty.id: (each.state, each.sentence) for each in standings(thanet)}

    assert said["CDA-6"] == (
        State.OVERDUE, "“Thanet Community Safety Plan 2020–23” ended on 31 March 2023; no later plan is recorded.",
    )  # fmt: skip
    assert said["PJA-19"][1].startswith("Overview and Scrutiny Panel: outcome not recorded, 9 March 2017.")
    assert said["FIS-8/9"] == (
        State.NOT_RECORDED,
        "No agreement of Kent Community Safety Partnership in force is recorded; the county strategy group prepares "
        "it.",
    )
    assert state(kent, "FIS-8/9") == State.OVERDUE
    adopt = next(each for each in standings(thanet, date(2021, 6, 1)) if each.duty.id == "ADOPT")
    assert (adopt.state, adopt.sentence) == (
        State.NOT_RECORDED, "Whether “Thanet Community Safety Plan 2020–23” was adopted is not recorded.",
    )  # fmt: skip
    assert state(thanet, "CDA-6", date(2018, 6, 1)) != State.OVERDUE


def test_a_public_assessment_counts_for_the_other_partnerships_that_it_is_for(partnership, site):
    assessment, other = make_assessment(partnership), make_partnership()
    assessment.also_covers.add(other)
    before = facts(other).assessments
    adopted(assessment.paper, site)

    assert before == ()
    assert [text.title for text in facts(other).assessments] == [assessment.title]
    assert facts(partnership).assessments == facts(other).assessments
