from copy import deepcopy
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp_portal.demo.redate import financial_year, is_meeting_day, redate
from tests.interchange_files import key, make_document, rich_text, version

SEEN_ON = date(2026, 11, 23)
STAGES = ["2026-09-15", "2026-10-20", "2026-11-17", "2026-12-01", "2026-12-15", "2027-01-12", "2027-02-24"]
ONS = st.dates(SEEN_ON - timedelta(days=200), SEEN_ON + timedelta(days=3 * 365))


def made_up_file(state="drafting", stages=STAGES):
    plan = make_document(
        title="Safer Anyborough 2027–2030",
        period={"start": "2027-04-01", "end": "2030-03-31"},
        blocks=[rich_text("<p>Since 2026/27, under the Crime and Disorder Act 1998, the 2022 Act and 2024-2027.</p>")],
    )
    entry = {
        "key": plan["key"],
        "state": state,
        "adoption": None,
        "versions": [version(1, frozen_at="2026-09-07T09:30:00Z")],
    }
    entry["versions"][0]["public"]["at"] = "2026-09-08T09:30:00Z"
    dated = [{"step": n, "dates": [{"on": on, "standing": "planned"}]} for n, on in enumerate(stages)]
    return {
        "format": {"name": "csp-plan", "version": 1, "relative_to": SEEN_ON.isoformat()},
        "documents": {"assessments": [], "plan": plan, "years": [], "addenda": []},
        "record": {
            "plan": {"slug": "anyborough-2027-30", "predecessor": {"slug": "anyborough-2024-27"}},
            "papers": [entry],
            "timetables": [{"paper": plan["key"], "council": None, "stages": dated}],
            "organisations": [{"slug": "anyborough-2026", "name": "Founded 2026"}],
        },
    }


def stages_of(data):
    return [date.fromisoformat(stage["dates"][0]["on"]) for stage in data["record"]["timetables"][0]["stages"]]


def test_redate_to_the_day_it_was_written_for_changes_nothing():
    data = made_up_file()
    wanted = deepcopy(data)
    del wanted["format"]["relative_to"]

    assert redate(data, SEEN_ON) == wanted


def test_redate_leaves_a_file_without_a_day_as_it_is():
    data = made_up_file()
    del data["format"]["relative_to"]

    assert redate(data, date(2030, 1, 1)) is data


def test_redate_leaves_what_it_was_given_alone():
    data = made_up_file()
    before = deepcopy(data)
    redate(data, date(2028, 6, 1))

    assert data == before


def test_redate_moves_periods_and_the_years_in_texts_by_financial_years():
    plan = redate(made_up_file(), date(2028, 3, 31))["documents"]["plan"]

    assert plan["period"] == {"start": "2028-04-01", "end": "2031-03-31"}
    assert plan["title"] == "Safer Anyborough 2028–2031"
    assert plan["blocks"][0]["data"]["html"] == (
        "<p>Since 2027/28, under the Crime and Disorder Act 1998, the 2022 Act and 2025-2028.</p>"
    )
    assert plan["identity"]["slug"] == "anyborough-2026-29"


def test_redate_moves_sign_offs_with_the_meetings_of_their_timetable():
    data = made_up_file()
    place = {"paper": data["documents"]["plan"]["key"], "council": None}
    signed = [{"heading": "Legal", "signed_on": "2026-11-19"}, {"heading": "Finance", "signed_on": None}]
    data["record"]["reports"] = [{"key": key(7), "timetable": place, "implications": signed}]
    moved = redate(data, SEEN_ON + timedelta(weeks=30))
    signed_on = [each["signed_on"] for each in moved["record"]["reports"][0]["implications"]]
    assert signed_on == ["2027-06-17", None]


def test_redate_moves_the_29th_of_february_to_the_28th():
    data = made_up_file()
    data["documents"]["plan"]["period"]["start"] = "2028-02-29"

    assert redate(data, date(2027, 6, 1))["documents"]["plan"]["period"]["start"] == "2029-02-28"


@given(on=ONS)
def test_redate_keeps_what_is_past_past_and_what_is_to_come_to_come(on):
    moved = stages_of(redate(made_up_file(), on))

    assert [day <= on for day in moved] == [date.fromisoformat(day) <= SEEN_ON for day in STAGES]


@given(on=ONS, stages=st.lists(st.dates(date(2026, 4, 1), date(2027, 6, 30)).filter(is_meeting_day), unique=True))
def test_redate_keeps_the_order_of_meetings_strictly(on, stages):
    stages = [day.isoformat() for day in sorted(stages)]
    moved = stages_of(redate(made_up_file(stages=stages), on))

    assert all(earlier < later for earlier, later in pairwise(moved))


@given(on=ONS)
def test_redate_holds_meetings_on_days_on_which_meetings_are_held(on):
    assert [day for day in stages_of(redate(made_up_file(), on)) if not is_meeting_day(day)] == []


@given(on=ONS)
def test_redate_keeps_the_weekday_unless_no_meeting_is_held_then(on):
    moved = stages_of(redate(made_up_file(), on))
    weeks = [(after - date.fromisoformat(before)).days % 7 for before, after in zip(STAGES, moved, strict=True)]

    assert sum(1 for rest in weeks if rest) <= 3


@given(on=ONS)
def test_redate_puts_the_financial_year_of_then_where_now_is(on):
    period = redate(made_up_file(), on)["documents"]["plan"]["period"]

    assert int(period["start"][:4]) - financial_year(on) == 2027 - financial_year(SEEN_ON)


@given(on=ONS)
def test_redate_freezes_nothing_in_the_future(on):
    frozen = redate(made_up_file("adopted"), on)["record"]["papers"][0]["versions"][0]

    assert date.fromisoformat(frozen["frozen_at"][:10]) < date.fromisoformat(frozen["public"]["at"][:10]) <= on


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 12, 23), True),
        (date(2026, 12, 24), False),
        (date(2026, 12, 30), False),
        (date(2027, 1, 1), False),
        (date(2027, 1, 4), True),
        (date(2027, 3, 29), False),
        (date(2027, 1, 9), False),
    ],
)
def test_meetings_are_held_on_working_days_outside_christmas_week(day, held):
    assert is_meeting_day(day) is held


def test_key_of_a_paper_is_never_taken_for_a_year():
    data = made_up_file()
    data["documents"]["plan"]["key"] = "20262026-2026-2026-2026-202620262026"
    data["record"]["papers"][0]["key"] = data["record"]["timetables"][0]["paper"] = data["documents"]["plan"]["key"]

    assert redate(data, date(2028, 6, 1))["documents"]["plan"]["key"] != key()
    assert redate(data, date(2028, 6, 1))["documents"]["plan"]["key"] == data["documents"]["plan"]["key"]


def test_redate_moves_days_in_words_with_the_meetings_they_name():
    data = made_up_file()
    data["record"]["papers"][0]["versions"][0]["frozen_for"] = "Advisory Board, Tuesday 17 November 2026"
    moved = redate(data, date(2027, 5, 3))["record"]

    assert moved["papers"][0]["versions"][0]["frozen_for"] == "Advisory Board, Tuesday 27 April 2027"
    assert moved["timetables"][0]["stages"][2]["dates"][0]["on"] == "2027-04-27"
