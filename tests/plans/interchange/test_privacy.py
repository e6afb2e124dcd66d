"""What lead councils tell about personal data travels with a plan, and changes nothing that is said already."""

import pytest

from partnerships.models import Organisation, PrivacyStatement, User
from plans.interchange import export_plan, import_plan
from tests.interchange_files import COUNCIL, check_faults, short, small_file

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]

SAID = {
    "council": COUNCIL["slug"],
    "controller": "Anyborough Council",
    "contact": "privacy@anyborough.example",
    "basis": "Public task.",
    "periods": "Seven years.",
    "rights": "To have a copy.",
}


@pytest.fixture
def by():
    return User.objects.system("import")


def file_with(*statements):
    data = small_file()
    data["record"]["privacy_statements"] = list(statements)
    return data


def test_a_statement_comes_in_and_goes_out_as_it_was(by):
    plan = import_plan(file_with(SAID), by=by)

    kept = PrivacyStatement.objects.get()
    assert (kept.council.slug, kept.controller, kept.officer) == (COUNCIL["slug"], "Anyborough Council", "")
    assert export_plan(plan)["record"]["privacy_statements"] == [SAID]
    assert export_plan(plan) == short(file_with(SAID))


def test_a_file_may_leave_statements_out(by):
    plan = import_plan(short(small_file()), by=by)

    assert "privacy_statements" not in export_plan(plan)["record"]


def test_what_a_council_says_already_stays_and_the_import_says_so(by):
    council = Organisation.objects.create(**COUNCIL)
    own = {name: text for name, text in SAID.items() if name != "council"} | {"periods": "Two years."}
    PrivacyStatement.objects.create(council=council, **own)
    plan = import_plan(file_with(SAID), by=by)

    assert PrivacyStatement.objects.get().periods == "Two years."
    told = [(warning.where, warning.sentence) for warning in plan.import_warnings]
    assert told == [
        ("record.privacy_statements[0]", "Anyborough Council says something else here already, which stays.")
    ]


def test_statements_are_of_lead_councils_each_once():
    other = SAID | {"council": "police"}
    data = file_with(SAID, SAID, other)
    police = {"slug": "police", "name": "Police", "short_name": "", "kind": "police", "website": ""}
    data["record"]["organisations"].append(police)

    assert check_faults(data) == [
        "record.privacy_statements[1].council: “anyborough-council” has a statement above.",
        "record.privacy_statements[2].council: “police” is not a lead council of the partnership.",
    ]
