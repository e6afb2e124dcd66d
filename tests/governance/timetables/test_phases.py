"""The phases of a plan's way on the workspace's picture, and what stands behind its rows."""

from dataclasses import replace
from datetime import date

from governance.dates.notice import QuietKind, QuietPeriod, Settings
from governance.dates.stages import StageFacts
from governance.timetables.picture.marks import marked
from governance.timetables.picture.phases import phases_of
from governance.timetables.picture.timeline import timeline_svg
from tests.governance.stages.test_record import a_stage, a_timetable

BOARD = StageFacts(1, "Partnership board", "partnership_board", "recommend", 1, date(2027, 2, 1))
SCRUTINY = StageFacts(2, "Scrutiny", "scrutiny", "scrutinise", 2, date(2027, 3, 1))
CABINET = StageFacts(
    3, "Cabinet", "executive", "decide", 3, date(2027, 4, 13), is_key_decision=True, is_open_to_call_in=True
)
STAGES = [BOARD, SCRUTINY, CABINET]
RECESS = QuietPeriod(QuietKind.RECESS, "Easter", date(2027, 3, 25), date(2027, 4, 5))


def phases(*stages, **more):
    return {each["label"]: (each["first"], each["last"]) for each in phases_of(list(stages), Settings(**more))}


def test_phases_follow_from_the_days_of_the_steps():
    found = phases(*STAGES)

    assert found["Views and endorsement"] == ("2027-02-01", "2027-03-01")
    assert found["Notice of the key decision"] == ("2027-03-15", "2027-04-13")
    assert found["Call-in"][0] == "2027-04-13"
    assert found["Drafting"] == ("", found["Consultation (6 weeks)"][0])
    assert list(found) == [
        "Drafting", "Consultation (6 weeks)", "Views and endorsement", "Notice of the key decision", "Call-in",
    ]  # fmt: skip


def test_notice_that_was_given_begins_on_its_day():
    found = phases(replace(CABINET, notice_given_on=date(2027, 2, 20)))

    assert found["Notice of the key decision"][0] == "2027-02-20"


def test_without_days_no_phase_is_known_and_of_what_is_over_none_is_told():
    assert phases(replace(BOARD, on=None)) == phases(replace(CABINET, state="decided")) == {}


def drawn(layout="wide", starts_on=date(2027, 4, 1)):
    days = ("2027-02-01", "2027-03-01", "2027-04-13")
    stages = [
        a_stage(id=number, step=number, state="planned", outcome=None, date={"on": on, "words": on, "is_by": False})
        for number, on in enumerate(days, start=1)
    ]
    data = marked(a_timetable(*stages), STAGES, Settings(quiet_periods=(RECESS,)), starts_on)
    return timeline_svg(data, today=date(2027, 1, 25), layout=layout)


def test_each_step_leads_to_its_page_and_the_picture_is_a_group():
    svg = drawn()

    assert [svg.count(f'<a href="/workspace/stages/{number}/">') for number in (1, 2, 3)] == [1, 1, 1]
    assert 'role="group"' in svg
    assert svg.count("<a ") == svg.count("</a>")


def test_recess_first_day_and_phases_are_drawn_and_named():
    svg = drawn()

    for words in (">recess<", ">plan begins<", ">Call-in<", ">Views and endorsement<"):
        assert svg.count(words) == 1


def test_a_picture_for_everybody_has_no_links_and_no_phases():
    svg = timeline_svg(a_timetable(a_stage()))

    assert ("<a " in svg, 'role="img"' in svg, "Drafting" in svg) == (False, True, False)
