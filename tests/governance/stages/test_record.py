"""What governance adds to a paper's Record, and the picture made of it."""

import json
from datetime import date

import pytest

from governance.meetings.verbs import move_meeting
from governance.models import Stage
from governance.stages import lifecycle
from governance.stages.dating import set_date
from governance.timetables.picture.timeline import sentences, timeline_rows, timeline_svg
from plans.papers.record import record_of
from tests.factories import MET, make_timetable

pytestmark = pytest.mark.django_db


def council_stage(timetable):
    return timetable.stages.get(body__kind="full_council")


def stages(record):
    return record["timetables"][0]["stages"]


def test_public_record_does_not_say_that_a_text_was_submitted(timetable, clerk):
    lifecycle.submit(council_stage(timetable), by=clerk)

    public, full = (
        stages(record_of(timetable.paper, public=True))[3],
        stages(record_of(timetable.paper, public=False))[3],
    )

    assert (public["state"], public["version"]) == ("planned", None)
    assert (full["state"], full["version"]) == ("submitted", 1)
    assert "note" not in public and "set_aside" not in public


def test_public_record_names_the_version_once_its_papers_are_published(timetable, clerk):
    stage = council_stage(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.publish_papers(stage, by=clerk)

    shown = stages(record_of(timetable.paper, public=True))[3]

    assert (shown["state"], shown["version"]) == ("published", 1)


def test_record_says_who_decides_next_and_then_who_adopted(timetable, clerk):
    stage = council_stage(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.publish_papers(stage, by=clerk)
    before = record_of(timetable.paper, public=True)
    lifecycle.record_outcome(stage, by=clerk, kind="adopted", held="2026-03-17")
    timetable.paper.refresh_from_db()
    after = record_of(timetable.paper, public=True)

    assert before["status"] == "Proposed: to be decided by Full Council on 17 March 2026"
    assert after["status"] == "Adopted by Full Council on 17 March 2026"
    assert after["deciding"] is None


def test_record_keeps_a_slipped_date_with_its_reason(timetable, clerk):
    meeting = council_stage(timetable).current_date.meeting
    move_meeting(meeting, by=clerk, on=date(2026, 4, 21), reason="Election.")

    shown = stages(record_of(timetable.paper, public=True))[3]

    assert (shown["date"]["words"], shown["date"]["reason"]) == ("21 April 2026", "Election.")
    assert [earlier["words"] for earlier in shown["slipped"]] == ["17 March 2026"]


def test_record_gives_the_day_of_publication_with_its_reason(timetable):
    shown = stages(record_of(timetable.paper, public=True))

    assert shown[0]["publish_by"] is None  # a partnership board: no statutory notice
    assert shown[3]["publish_by"]["on"] == "2026-03-09"
    assert shown[3]["publish_by"]["sentence"].startswith("publish by Monday 9 March 2026: five clear working days")


def test_outcomes_set_aside_are_for_the_workspace_only(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    lifecycle.record_outcome(stage, by=clerk, kind="noted")
    lifecycle.correct_outcome(stage, by=clerk, reason="Misheard.", kind="supported")

    shown = stages(record_of(timetable.paper, public=False))[2]

    assert shown["outcome"]["label"] == "Supported"
    assert [(each["label"], each["because"]) for each in shown["set_aside"]] == [("Noted", "Misheard.")]


@pytest.mark.parametrize("public", [True, False])
def test_record_is_plain_data_whatever_an_outcome_tells(timetable, clerk, public):
    """A PDF keeps it in its row, so a date in it is text."""
    stage = council_stage(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.publish_papers(stage, by=clerk)
    lifecycle.record_outcome(
        stage, by=clerk, kind="approved_with_conditions", resolution="Adopted.", conditions="Funding.",
        delegated_to="Director of Communities", delegated_until=date(2026, 1, 5), votes_for=30, votes_against=1,
        mover="Leader", seconder="Deputy", minute_reference="C.12", link="https://example.org/minutes",
    )  # fmt: skip

    record = json.loads(json.dumps(record_of(timetable.paper, public=public)))

    assert stages(record)[3]["outcome"]["delegated_until"] == "2026-01-05"


def test_record_costs_the_same_number_of_queries_for_one_stage_and_for_four(django_assert_num_queries, clerk):
    short, long = (
        make_timetable(route=[("executive", "decide")], by=clerk, start=MET),
        make_timetable(by=clerk, start=MET),
    )

    with django_assert_num_queries(16) as first:
        record_of(short.paper, public=True)
    with django_assert_num_queries(len(first)):
        record_of(long.paper, public=True)


# --- The picture -----------------------------------------------------------------------------------------------


def a_stage(**fields):
    values = {
        "body": "Cabinet & <others>", "role_label": "Recommends", "title": "", "state": "planned",
        "state_label": "Planned", "colour": "grey", "is_optional": False, "slipped": [], "adjourned": [],
        "publish_by": None, "outcome": None, "version": None,
        "date": {"on": "2017-04-13", "words": "13 April 2017", "is_by": False, "reason": ""},
    }  # fmt: skip
    return values | fields


def a_timetable(*stages):
    return {"id": 1, "council": "Anyborough Council", "stages": list(stages)}


def test_picture_is_the_same_for_the_same_record_and_escapes_every_word():
    timetable = a_timetable(a_stage())

    assert timeline_svg(timetable) == timeline_svg(timetable)
    assert "<others>" not in timeline_svg(timetable)
    assert "style=" not in timeline_svg(timetable)


@pytest.mark.parametrize("layout", ["wide", "narrow"])
@pytest.mark.parametrize("on", ["2017-04-13", "2017-04", "2017", ""])
def test_picture_shows_whole_and_partial_dates_and_gaps(layout, on):
    stage = a_stage(date={"on": on, "words": on, "is_by": False, "reason": ""})

    svg = timeline_svg(a_timetable(stage), layout=layout)

    assert ("date not known yet" in svg) == (on == "")
    assert svg.count("<title") == 1


def test_picture_draws_today_only_when_it_is_given():
    timetable = a_timetable(a_stage())

    assert ">today<" not in timeline_svg(timetable)
    assert ">today<" in timeline_svg(timetable, today=date(2017, 4, 12))


def test_sentences_tell_the_picture_in_words():
    slipped = {"on": "2017-04-06", "words": "6 April 2017"}
    outcome = {"kind": "supported", "label": "Supported", "colour": "green", "resolution": ""}
    stage = a_stage(slipped=[slipped], outcome=outcome)

    assert sentences(a_timetable(stage)) == [
        "Cabinet & <others> (recommends): 13 April 2017, planned before for 6 April 2017, supported."
    ]


def test_rows_name_every_gap():
    row = timeline_rows(a_timetable(a_stage(date=None, state="decided", state_label="Decided")))[0]

    assert (row["date"], row["publish_by"]) == ("date not recorded", "not recorded")


@pytest.mark.parametrize(
    ("on", "words"), [("", "not known yet"), ("2017-04", "not known yet"), ("2017-04-13", "no notice asked for")]
)
def test_that_no_notice_is_asked_for_is_said_of_a_known_day_only(on, words):
    stage = a_stage(date={"on": on, "words": on, "is_by": False, "reason": ""}, publish_by=None)

    assert timeline_rows(a_timetable(stage))[0]["publish_by"] == words


def test_a_date_that_is_revised_without_a_meeting_slips_too(timetable, clerk):
    stage = Stage.objects.get(pk=council_stage(timetable).pk)
    set_date(stage, by=clerk, stated="2026-05", is_by=True, reason="Room not found.")

    shown = stages(record_of(timetable.paper, public=True))[3]

    assert (shown["date"]["words"], shown["publish_by"]) == ("by May 2026", None)
    assert [earlier["on"] for earlier in shown["slipped"]] == ["2026-03-17"]


def test_picture_marks_an_outcome_that_is_not_recorded_as_a_gap():
    outcome = {"kind": "not_recorded", "label": "Outcome not recorded", "colour": "grey", "resolution": ""}

    svg = timeline_svg(a_timetable(a_stage(state="decided", outcome=outcome)))

    assert ">outcome not recorded<" in svg
    assert ">decided<" not in svg
