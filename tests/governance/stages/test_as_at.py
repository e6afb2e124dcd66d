"""``?as_at=``: a timetable as it stood on a day, whether it was lived through here or brought in later."""

import json
from datetime import date
from pathlib import Path

import pytest

from governance.timetables.picture.timeline import timeline_rows, timeline_svg
from plans.interchange import import_plan
from plans.papers.record import record_of
from tests.factories import make_user
from tests.words import words_of_page

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


def paper_of(slug):
    data = json.loads((FIXTURES / f"{slug}.json").read_text())
    return import_plan(data, by=make_user("site_administrator")).paper


def on_a_day(paper, on):
    return record_of(paper, public=True, on=on)["timetables"][0]


def told(stage):
    return stage["date"]["on"], stage["state"], [each["on"] for each in stage["slipped"]]


@pytest.mark.parametrize(
    ("on", "council"),
    [
        (date(2020, 4, 10), ("2020-04-23", "planned", [])),
        (date(2020, 5, 1), ("2020-07-16", "planned", ["2020-04-23"])),
        (date(2020, 7, 16), ("2020-07-16", "not_recorded", ["2020-04-23"])),
    ],
)
def test_a_day_knows_neither_the_later_date_nor_the_meeting_to_come(on, council):
    assert told(on_a_day(paper_of("medway-2020-24"), on)["stages"][-1]) == council


def test_a_day_knows_the_outcomes_of_meetings_held_by_then():
    stages = on_a_day(paper_of("tunbridge-wells-2017-18"), date(2017, 3, 31))["stages"]

    kinds = [stage["outcome"] and stage["outcome"]["kind"] for stage in stages]
    assert kinds == ["supported", "not_recorded", "supported", None, None, None]
    assert [stage["date"]["standing"] for stage in stages] == ["held", "planned", "held"] + ["planned"] * 3


def test_what_the_portal_counts_out_of_a_route_brought_in_is_marked():
    timetable = on_a_day(paper_of("tunbridge-wells-2017-18"), date(2026, 11, 28))
    rows = timeline_rows(timetable)

    worked_out = [f"{day} (worked out)" for day in ("14 Mar 2017", "31 Mar 2017", "5 Apr 2017", "18 Apr 2017")]
    assert [row["publish_by"] for row in rows] == ["not recorded", "not recorded", *worked_out]
    assert [row["role"] for row in rows[:4]] == [
        "Role not recorded",
        "Role not recorded",
        "Is consulted",
        "Role not recorded",
    ]
    assert [stage["role"] for stage in timetable["stages"]] == ["", "", "consult", "", "recommend", "decide"]
    assert "publish by (worked out)" in timeline_svg(timetable)


def test_a_fact_from_elsewhere_names_its_own_source():
    (*_, council) = timeline_rows(on_a_day(paper_of("medway-2020-24"), date(2026, 11, 28)))

    assert council["source"] == "Medway Council’s own record of its meetings"


def test_page_of_a_meeting_that_was_brought_in_marks_what_is_worked_out(client):
    paper = paper_of("tunbridge-wells-2017-18")
    cabinet, board = (paper.timetables.get().stages.get(step=step).current_date.meeting for step in (5, 2))

    pages = [words_of_page(client.get(each.get_absolute_url()).content.decode()) for each in (cabinet, board)]

    assert "Papers are public by Wednesday 5 April 2017 (worked out)" in pages[0]
    assert "Papers are public by Not recorded" in pages[1]
