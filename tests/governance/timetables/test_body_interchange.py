"""What became of committees and boards, in files of plans: what they were called, when they end, who goes on."""

from copy import deepcopy
from datetime import date
from uuid import UUID

import pytest

from governance.models import Body
from plans.interchange import export_plan, import_plan
from tests.factories import make_user
from tests.governance.timetables.test_interchange import COUNCIL, STAGES, body, make_file
from tests.interchange_files import check_faults, key, short

pytestmark = pytest.mark.django_db
OURS, THEIRS = f"{COUNCIL['slug']}/cabinet", "neighbour/cabinet"
END = {"last_day": "2027-05-23", "ended_because": "The council has leader and cabinet no more.", "goes_on_in": "policy"}


@pytest.fixture
def by():
    return make_user("site_administrator")


@pytest.fixture
def data():
    """Of a cabinet that was called otherwise, and that a committee takes over from."""
    data = make_file(*deepcopy(STAGES))
    names = [{"name": "Executive Board", "until": "2019-05-01"}, {"name": "The Executive", "until": "2024-05-14"}]
    data["record"]["bodies"][1] |= {**END, "former_names": names}
    data["record"]["bodies"].append(body("policy", "committee"))
    return data


@pytest.mark.both("interchange")
def test_names_and_end_of_a_committee_come_out_as_they_went_in(data, by):
    plan = import_plan(deepcopy(data), by=by)
    cabinet = Body.objects.get(slug="cabinet")

    assert export_plan(plan) == short(data)
    assert cabinet.end_words == "The last day of Cabinet is Sunday 23 May 2027; Policy takes its work over."
    assert [cabinet.name_on(date(year, 5, 2)) for year in (2018, 2020, 2025)] == [
        "Executive Board", "The Executive", "Cabinet",
    ]  # fmt: skip


def test_a_board_that_no_longer_meets_says_so(by):
    data = make_file(*deepcopy(STAGES))
    data["record"]["bodies"][0]["is_disbanded"] = True

    plan = import_plan(deepcopy(data), by=by)

    assert export_plan(plan) == short(data)
    assert [each.slug for each in Body.objects.filter(is_disbanded=True)] == ["board"]


def test_whatever_goes_on_after_another_end_comes_along(data, by):
    later = {"last_day": "2030-05-20", "ended_because": "The council is joined with its neighbour."}
    data["record"]["bodies"][3] |= {**later, "goes_on_in": "joint"}
    data["record"]["bodies"].append(body("joint", "committee"))

    plan = import_plan(deepcopy(data), by=by)

    assert [each["slug"] for each in export_plan(plan)["record"]["bodies"]] == [
        "board", "cabinet", "council", "policy", "joint",
    ]  # fmt: skip


NEIGHBOUR = {"slug": "neighbour", "name": "Neighbour Borough Council", "kind": "district"}


@pytest.fixture
def two_cabinets():
    """The neighbour's Cabinet notes what ours recommends, a seat is on each, and its own ends in ours."""
    data = make_file(*deepcopy(STAGES))
    record = data["record"]
    record["organisations"].append(NEIGHBOUR)
    record["bodies"].append(body("cabinet", "executive") | {"council": "neighbour"} | END | {"goes_on_in": OURS})
    for stage in record["timetables"][0]["stages"]:
        if stage["body"] == "cabinet":
            stage["body"] = OURS if stage["role"] == "recommend" else THEIRS
    record["seats"] = [
        {"key": key(number), "title": "Leader", "capacity": "councillor", "body": name}
        for number, name in ((7, OURS), (8, THEIRS))
    ]
    return data


@pytest.mark.both("interchange")
def test_cabinets_of_two_councils_are_named_with_their_councils(two_cabinets, by):
    plan = import_plan(deepcopy(two_cabinets), by=by)
    ours, theirs = (Body.objects.get(slug="cabinet", council__slug=each) for each in (COUNCIL["slug"], "neighbour"))

    assert export_plan(plan) == short(two_cabinets)
    assert (theirs.goes_on_in, [seat.key for seat in theirs.seats.all()]) == (ours, [UUID(key(8))])
    assert [stage.role for stage in theirs.stages.all()] == ["note"]


def test_a_cabinet_without_its_council_is_none_where_there_are_two(two_cabinets):
    two_cabinets["record"]["seats"][0]["body"] = "cabinet"

    assert check_faults(two_cabinets) == ["record.seats[0].body: The file has no body “cabinet”."]


NOT_BOTH = "last_day: A last day comes with the reason why the body ends, and the reason with the day."
NO_DAY = "goes_on_in: Another body goes on with the work of one that has a last day."


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"ended_because": ""}, NOT_BOTH),
        ({"last_day": None, "goes_on_in": None}, NOT_BOTH),
        ({"last_day": None, "ended_because": ""}, NO_DAY),
        ({"goes_on_in": "cabinet"}, "goes_on_in: A body cannot go on with its own work after its last day."),
        ({"goes_on_in": "polcy"}, "goes_on_in: The file has no body “polcy” (is “policy” meant?)."),
    ],
)
def test_an_end_that_is_not_whole_is_refused(data, changes, fault):
    data["record"]["bodies"][1] |= changes

    assert check_faults(data) == [f"record.bodies[1].{fault}"]


def test_a_file_ends_no_committee_that_is_here_already(data, by):
    """Its clerks do, who see what it leaves behind."""
    import_plan(make_file(*deepcopy(STAGES)), by=by)
    cabinet = Body.objects.get(slug="cabinet", council__slug=COUNCIL["slug"])

    another = deepcopy(data)
    another["record"]["timetables"] = []
    _as_another_plan(another)
    plan = import_plan(another, by=by)

    assert [(each.where, each.sentence) for each in plan.import_warnings] == [
        ("record.bodies[1]",
         f"What the file says of the end and the earlier names of “{cabinet}” was not taken: it is in the portal "
         "already. Enter it on its own page."),
    ]  # fmt: skip
    cabinet.refresh_from_db()
    assert (cabinet.last_day, cabinet.goes_on_in, cabinet.former_names.count()) == (None, None, 0)


def _as_another_plan(data):
    plan = data["documents"]["plan"]
    plan["key"] = data["record"]["papers"][0]["key"] = plan["key"].replace(plan["key"][:8], "f" * 8)
    plan["blocks"] = []
    plan["identity"]["slug"] = data["record"]["plan"]["slug"] = "another"
