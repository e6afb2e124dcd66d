"""The people of the made-up council: accounts with roles, and what they have said about the plan in drafting."""

from datetime import date, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from django.db import transaction

from csp_portal.pages.privacy_form import USUAL
from governance.models import Report
from governance.reporting.editions import following_stage
from governance.reporting.sign_off import ask
from partnerships.access import SCOPE_OF_ROLE, Role, Scope
from partnerships.history import acting_as
from partnerships.models import Organisation, Partnership, PrivacyStatement, RoleAssignment, User
from plans.discussion.verbs import comment, endorse, resolve
from plans.models import Plan

PASSWORD = "safer-anyborough"


@transaction.atomic
def make_people(people: list[dict], *, by: User) -> list[User]:
    """Accounts that are not there yet, with their roles; those that are there stay as they are."""
    accounts = []
    for person in people:
        user = User.objects.filter(email=person["email"]).first()
        if user is None:
            rights = {"is_staff": True, "is_superuser": True} if person.get("is_superuser") else {}
            names = {"name": person["name"], "post": person["post"]}
            with acting_as(by):
                user = User(email=person["email"], password=_hashed_password(), **names, **rights)
                user.full_clean()
                user.save()
                _give(user, person["roles"], by=by)
        accounts.append(user)
    return accounts


def at_home(people: list[dict]) -> list[dict]:
    """Those whose councils and partnerships are all there: not every data set has each of the demonstration's."""
    places = {role["at"] for person in people for role in person["roles"] if "at" in role}
    there = {
        *Organisation.objects.filter(slug__in=places).values_list("slug", flat=True),
        *Partnership.objects.filter(slug__in=places).values_list("slug", flat=True),
    }
    return [person for person in people if {role["at"] for role in person["roles"] if "at" in role} <= there]


@cache
def _hashed_password() -> str:
    """One for all accounts, as it takes a third of a second."""
    return make_password(PASSWORD)


@transaction.atomic
def say_about_privacy(statements: list[dict], *, by: User):
    """What each council that leads a partnership says about personal data, where it says nothing yet."""
    for said in statements:
        council = Organisation.objects.get(slug=said["council"])
        words = USUAL | {"controller": council.name} | {key: text for key, text in said.items() if key != "council"}
        with acting_as(by):
            PrivacyStatement.objects.get_or_create(council=council, defaults=words)


def _give(user: User, roles: list[dict], *, by: User):
    for given in roles:
        place = {
            Scope.PARTNERSHIP: lambda slug: {"partnership": Partnership.objects.get(slug=slug)},
            Scope.COUNCIL: lambda slug: {"council": Organisation.objects.get(slug=slug)},
            Scope.SITE: lambda slug: {},
        }[SCOPE_OF_ROLE[Role(given["role"])]](given.get("at"))
        speaks_for = Organisation.objects.get(slug=given["organisation"]) if "organisation" in given else None
        what = {"role": given["role"], "organisation": speaks_for, "bodies": given.get("bodies", [])}
        assignment = RoleAssignment(user=user, given_by=by, **what, **place)
        assignment.full_clean()
        assignment.save()


@transaction.atomic
def discuss(plan: Plan, comments: list[dict], endorsements: list[dict]):
    """Comments and endorsements as these people make them, through the verbs of the discussion."""
    people = {user.email: user for user in User.objects.filter(is_system=False)}
    for said in comments:
        _say(plan.paper, said, people)
    for given in endorsements:
        user = people[given["by"]]
        version = plan.paper.versions.get(number=given["version"])
        organisation = Organisation.objects.get(slug=given["organisation"])
        with acting_as(user):
            endorse(version, by=user, organisation=organisation, note=given["note"])


@transaction.atomic
def ask_for_sign_offs(plan: Plan, requests: list[dict], today: date):
    """Headings of the plan's report that are with somebody to sign, as their author has asked, some days ago."""
    people = {user.email: user for user in User.objects.filter(is_system=False)}
    report = Report.objects.filter(timetable__paper=plan.paper).last()
    for given in requests:
        row = report.implications.get(heading=given["heading"])
        with acting_as(people[given["by"]]) as by:
            due_on = today + timedelta(days=given["due_in_days"])
            stage = following_stage(report)
            asked = ask(row, by=by, post=given["post"], person=people[given["person"]], due_on=due_on, stage=stage)
            asked.asked_at -= timedelta(days=given["asked_days_ago"])
            asked.save(update_fields=["asked_at"])


def _say(paper, said, people):
    block = paper.blocks.placed().get(key=said["block"])
    with acting_as(people[said["by"]]) as user:
        question = comment(paper, block.key, by=user, text=said["text"])
    for answer in said.get("answers", []):
        with acting_as(people[answer["by"]]) as user:
            comment(paper, block.key, by=user, text=answer["text"], parent=question)
    if "resolved_by" in said:
        with acting_as(people[said["resolved_by"]]) as user:
            resolve(question, by=user, done=said["done"])
