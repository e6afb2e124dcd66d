from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Q

from actions.delivery.county.pooling import PooledLine
from actions.delivery.county.reading import county_period
from actions.models import ReportingCalendar, ReportingPeriod
from csp_portal.demo.county_plans import DISTRICTS, county_plans
from csp_portal.demo.people import PASSWORD
from csp_portal.management.commands.fill_demo import PLANS
from governance.models import Body
from partnerships.access import Role
from partnerships.models import Membership, Organisation, Partnership, PrivacyStatement, RoleAssignment, User
from plans.document.compose import compose
from plans.document.of_councils import councils_named
from plans.models import Comment, Endorsement, Plan, Suggestion
from plans.papers.record import record_of
from plans.suggesting.carrying import carried
from tests.days import today
from tests.world import kept

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]


def fill(**options):
    out = StringIO()
    call_command("fill_demo", stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def first(django_db_setup, django_db_blocker):
    """What the command says when it fills an empty database; the tests of this module find it filled."""
    with kept(django_db_blocker, fill) as said:
        yield said


def test_fill_demo_a_second_time_keeps_what_was_edited(first):
    plan, officer = Plan.objects.get(slug="medway-2020-24"), User.objects.get(email="officer@anyborough.example")
    plan.title = "Edited"
    plan.save()
    officer.set_password("another one of mine")
    officer.save()
    second = fill()

    plan.refresh_from_db()
    officer.refresh_from_db()
    plans = len(PLANS) + len(county_plans(today()))
    assert first[0] == f"{plans} plans imported, 0 were there already."
    assert second == [f"0 plans imported, {plans} were there already.", *first[1:]]
    assert plan.title == "Edited"
    assert officer.check_password("another one of mine")
    assert Comment.objects.questions().count() == 7


@pytest.mark.parametrize("slug", ["mereshire", *(each.slug for each in DISTRICTS)])
def test_the_made_up_county_and_its_districts_have_overlooked_no_duty(first, slug):
    call_command("check_duties", partnership=slug, stdout=StringIO())  # or it says how many are overdue

    assert Partnership.objects.get(slug=slug).memberships.count() >= 5


def test_every_council_that_leads_a_partnership_says_how_it_treats_personal_data(first):
    leading = Organisation.objects.filter(led_partnerships__isnull=False).distinct()

    assert sorted(PrivacyStatement.objects.values_list("council", flat=True)) == sorted(
        leading.values_list("pk", flat=True)
    )


def test_fill_demo_makes_people_who_speak_for_themselves(first):
    plan = Plan.objects.get(slug="anyborough-next")
    comments = Comment.objects.select_related("author")

    assert first[1] == f"Demo accounts of the made-up councils. Password of all: {PASSWORD}"
    assert User.objects.get(email="police@anyborough.example").check_password(PASSWORD)
    assert [e.version.number for e in Endorsement.objects.filter(version__paper=plan.paper)] == [1, 2, 3]
    assert [comment for comment in comments if comment.history.earliest().history_user != comment.author] == []
    assert histories_of_nobody() == []
    quarter = ReportingPeriod.objects.asking().filter(calendar__paper__plan_year__plan__slug="anyborough-current").get()
    assert quarter.asks_on <= today()


def test_fill_demo_shows_a_suggestion_to_be_decided_one_that_is_outdated_and_one_that_was_declined(first):
    made = Suggestion.objects.select_related("author", "paper__partnership")

    assert [(each.author.email.split("@")[0], each.state, carried(each).is_outdated) for each in made] == [
        ("police", "open", False),
        ("probation", "open", True),
        ("fire", "declined", False),
    ]
    assert made.get(state="declined").note.startswith("Its members cannot meet more often.")


def test_fill_demo_shows_two_councils_with_one_plan_one_officer_and_one_clerk(first):
    partnership = Partnership.objects.get(slug="saltmarsh-and-highwold")
    plan, councils = partnership.plans.get(), partnership.lead_councils.all()
    authorities = Membership.objects.in_force(today()).filter(partnership=partnership, designation="responsible")
    bodies = Body.objects.filter(Q(partnership=partnership) | Q(council__in=councils))
    clerks = {role.user for role in RoleAssignment.objects.filter(role=Role.CLERK, council__in=councils)}

    assert (len(councils), authorities.count(), bodies.count(), len(clerks)) == (2, 7, 7, 1)
    assert list(councils_named(compose(plan.paper)).values()) == [
        "Saltmarsh Borough Council",
        "Highwold District Council",
    ]
    assert record_of(plan.paper, public=True)["status"] == "Proposed: adopted by 1 of 2 councils"
    assert ReportingCalendar.objects.filter(paper=plan.paper).count() == 0


def test_fill_demo_shows_a_county_one_of_whose_districts_has_not_closed_the_newest_quarter(first):
    county = Partnership.objects.get(slug="mereshire")
    found = county_period(county)
    told = found.measures[0].told

    assert [line.state[0] for line in found.lines] == ["Reported", "Reported", "Not closed yet"]
    assert [line.rate for line in told.lines] == ["2.89", "1.47", "[x]"]
    assert told.whole == PooledLine("2 of 3 districts", "192", "2.40")
    assert county_period(county, found.ends[0]).sentence == "3 of 3 districts reported"


def histories_of_nobody():
    """Models with a row in history that names nobody; system users themselves are made by nobody."""
    histories = {model for model in apps.get_models() if hasattr(model, "history_user")}
    people = User.history.model
    unnamed = [model.__name__ for model in histories - {people} if model.objects.filter(history_user=None).exists()]
    return unnamed + list(people.objects.filter(history_user=None, is_system=False))


def test_fill_demo_refuses_real_data(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="never fills real data"):
        fill()


def test_fill_demo_names_a_file_that_is_missing(tmp_path):
    before = Plan.objects.count()

    with pytest.raises(CommandError, match=f"{tmp_path}/thanet-2017-20.json cannot be read"):
        fill(folder=str(tmp_path))
    assert Plan.objects.count() == before
