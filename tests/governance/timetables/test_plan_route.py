"""``manage.py plan_route`` on the routes that real plans took, and the printed example of the documentation."""

import json
import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from governance.models import Meeting
from partnerships.models import User
from plans.interchange import import_plan
from tests.factories import make_body, make_council, make_meeting, make_partnership

FIXTURES = settings.BASE_DIR / "fixtures"
pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("plan_route", *arguments, stdout=out)
    return out.getvalue().rstrip("\n")


@pytest.fixture
def imported(request):
    data = json.loads((FIXTURES / f"{request.param}.json").read_text())
    return import_plan(data, by=User.objects.system("import"))


def conflicts_in(text):
    return re.findall(r"^  \d\. (.*)$", text.split("Conflicts: ")[1], re.MULTILINE)


@pytest.mark.parametrize("imported", ["tunbridge-wells-2017-18"], indirect=True)
def test_the_documented_example_is_what_the_command_prints(imported):
    documented = re.search(r"```text\n(.*?)\n```", (settings.BASE_DIR / "docs/timetable.md").read_text(), re.DOTALL)

    assert run("--council", "tunbridge-wells", "--final", "2017-04-26", "--call-in") == documented.group(1)


@pytest.mark.parametrize("imported", ["tunbridge-wells-2017-18"], indirect=True)
def test_tunbridge_wells_has_its_six_conflicts(imported):
    found = conflicts_in(run("--council", "tunbridge-wells", "--final", "2017-04-26", "--call-in"))

    assert [sentence.split()[0] for sentence in found] == [
        "Cabinet's",  # 1: the view of O&S cannot be in its report
        "Between",  # 2: no working day between Cabinet and Council's papers
        "The",  # 3: call-in ends after Council's papers
        "The",  # 6: the plan's year starts before its adoption
        "Management",  # 4: the board met before two sign-offs
        "The",  # 5: the author signed seven of nine implications
    ]
    assert found[4] == (
        "Management Board met on 1 March 2017, before the sign-off of Legal including Human Rights Act (3 March 2017) "
        "and Equalities (8 March 2017)."
    )
    assert found[5] == "The author of the report signed seven of its nine implications."


@pytest.mark.parametrize("imported", ["tunbridge-wells-2017-18"], indirect=True)
def test_without_a_recorded_call_in_there_is_no_conflict_about_it(imported):
    assert len(conflicts_in(run("--council", "tunbridge-wells", "--final", "2017-04-26"))) == 5


@pytest.mark.parametrize("imported", ["medway-2020-24"], indirect=True)
def test_medway_reproduces_its_planned_route_and_exactly_its_conflicts(imported):
    text = run("--council", "medway", "--final", "2020-04-23", "--call-in")

    meets = re.findall(r"^\d\..*?(\w{3} \d+ \w{3} \d{4}) +\w{3} \d+ \w{3} \d{4} +-?\d+d$", text, re.MULTILINE)
    assert meets == ["Tue 18 Feb 2020", "Thu 26 Mar 2020", "Tue 7 Apr 2020", "Thu 23 Apr 2020"]
    assert conflicts_in(text) == [
        "The decision of Cabinet is open to call-in: published on Tuesday 7 April 2020 until Thursday 16 April 2020, "
        "published at the latest (Thursday 9 April 2020) until Monday 20 April 2020; Full Council's papers have to be "
        "public by Wednesday 15 April 2020.",
        "The plan begins on Wednesday 1 April 2020; Full Council decides on Thursday 23 April 2020.",
    ]


@pytest.mark.parametrize("imported", ["thanet-2017-20"], indirect=True)
def test_thanet_goes_to_cabinet_twice_and_to_its_working_party_after_the_decision(imported):
    text = run("--council", "thanet", "--final", "2017-03-23")

    assert re.findall(r"^\d\.  (.*?)  ", text, re.MULTILINE) == [
        "Cabinet", "Overview and Scrutiny Panel", "Cabinet", "Community Safety Partnership Working Party",
    ]  # fmt: skip
    assert "Given up: nothing" in text


@pytest.mark.parametrize("imported", ["kent-2011-14"], indirect=True)
def test_a_county_agreement_is_planned_without_a_deciding_council(imported):
    assert "Kent Community Safety Partnership" in run(
        "--council", "kent", "--final", "2011-05-20", "--route", "county-agreement"
    )


def test_a_new_council_plans_forwards_along_a_ready_route():
    council = make_council(name="Newtown Council")
    partnership = make_partnership(council=council)
    make_meeting(make_body(partnership=partnership, kind="partnership_board", name="Board"), "2027-01-12")
    for kind, name, on in (
        ("committee", "Community Committee", "2027-02-09"),
        ("full_council", "Council", "2027-03-03"),
    ):
        make_meeting(make_body(council, kind, name=name), on)

    text = run("--council", council.slug, "--start", "2027-01-01", "--route", "committee-system")

    assert text.splitlines()[0] == (
        "Newtown Council, forwards along “Council with a committee system”: Council on Wednesday 3 March 2027"
    )
    assert Meeting.objects.count() == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--council", "newtown"), "Give --final DAY to plan backwards, or --start DAY to plan forwards."),
        (("--council", "newtown", "--final", "soon"), "“soon” is not a day: write it as 2017-04-26."),
        (("--council", "nowhere", "--final", "2027-03-03"), "There is no council or partnership “nowhere”."),
        (
            ("--council", "newtown", "--final", "2027-03-03", "--route", "short"),
            "There is no route “short”: choose from ",
        ),
        (("--council", "newtown", "--final", "2027-03-03"), "The route has no steps."),
        (
            ("--council", "alone", "--final", "2027-03-03"),
            "Alone leads no partnership, so it has no meetings to plan with.",
        ),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(arguments, message):
    make_council(name="Alone", slug="alone")
    make_partnership(council=make_council(slug="newtown"))

    with pytest.raises(CommandError, match=re.escape(message)) as refused:
        run(*arguments)

    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)
