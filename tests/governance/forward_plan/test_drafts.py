"""The draft of a notice: what the stage says, what the body's notice before it said, who sits on it; and in which list
a key decision stands."""

from datetime import date

import pytest

from governance.forward_plan import notices as key_notices
from governance.forward_plan.compiling import (
    PURPOSES,
    draft_of,
    draft_source,
    entries_of,
    executive_stages,
    given_entry,
    noticed,
)
from governance.models import Appointment, Report, Stage, StageRole
from governance.stages.dating import set_date
from partnerships.access import Role
from tests.days import in_days, today
from tests.factories import make_body, make_council, make_report, make_timetable, make_user

pytestmark = pytest.mark.django_db
ROUTE = (("scrutiny", "scrutinise"), ("executive", "recommend"))
SAID = {
    "matter": "The plan", "decision_maker": "Cabinet", "members": "Leader\nDeputy Leader", "decided_when": "In spring",
    "available_from": "Town Hall, High Street", "later_documents": "Ask the clerk.", "contact": "Clerk, 01234",
}  # fmt: skip


@pytest.fixture
def stage():
    """Cabinet on 23 February 2027, three weeks after scrutiny."""
    timetable = make_timetable(start=date(2027, 2, 2), route=ROUTE)
    timetable.stages.filter(body__kind="executive").update(is_key_decision=True)
    return read(timetable.stages.get(body__kind="executive"))


@pytest.fixture
def clerk(stage):
    return make_user(Role.CLERK, stage.timetable.council)


def read(stage):
    return Stage.objects.with_facts().get(pk=stage.pk)


def drafted(stage):
    return draft_of(stage, draft_source(stage.timetable.council))


def give(stage, clerk, **more):
    return key_notices.give(stage, by=clerk, **{"given_on": today()} | SAID | more)


def another_stage(stage, *, body=None, role="recommend", title=""):
    return Stage.objects.create(
        timetable=stage.timetable, step=9, body=body or stage.body, role=role, title=title, is_key_decision=True
    )


def test_every_role_has_a_purpose():
    assert set(PURPOSES) == set(StageRole)


def test_the_first_draft_says_what_the_portal_knows(stage):
    assert drafted(stage) == {
        "matter": "Safer Anyborough, Anyborough Community Safety Partnership: to recommend it to the body that adopts "
        "it",
        "decision_maker": "Cabinet",
        "decided_when": "23 February 2027",
        "documents": "Safer Anyborough",
        "members": "",
        "available_from": "",
        "later_documents": "Other documents relevant to the matter may be submitted to the decision maker. Details of "
        "them, as they become available, can be asked for from Democratic Services, Anyborough Council.",
        "contact": "",
    }


@pytest.mark.parametrize(
    ("role", "title", "purpose"),
    [
        ("decide", "", "to decide on it"),
        ("recommend", "", "to recommend it to the body that adopts it"),
        ("recommend", "Agrees the draft", "Agrees the draft"),
        ("consult", "", "to comment on it"),
        ("advise", "", "to advise on it"),
    ],
)
def test_the_matter_says_what_the_body_is_to_do(stage, role, title, purpose):
    stage.role, stage.title = role, title

    assert drafted(stage)["matter"].partition(": ")[2] == purpose


def test_the_councils_page_is_where_copies_are_had(stage):
    council = stage.timetable.council
    council.website = "https://anyborough.example"
    council.save()

    assert (
        drafted(read(stage))["available_from"] == "Democratic Services, Anyborough Council (https://anyborough.example)"
    )


def test_what_the_bodys_last_notice_said_is_said_again(stage, clerk):
    give(stage, clerk, given_on=in_days(-9))
    second = another_stage(stage)
    give(second, clerk, members="New Leader", contact="New clerk")

    found = drafted(read(another_stage(stage)))

    assert {name: found[name] for name in ("members", "available_from", "later_documents", "contact")} == {
        "members": "New Leader", "available_from": "Town Hall, High Street", "later_documents": "Ask the clerk.",
        "contact": "New clerk",
    }  # fmt: skip
    assert found["matter"] != SAID["matter"]


def test_another_bodys_notice_gives_addresses_and_no_members(stage, clerk):
    give(stage, clerk)
    member = make_body(stage.timetable.council, "single_member", name="Portfolio holder")
    Appointment.objects.create(body=member, held_by="Cllr Ann Marsh")

    found = drafted(read(another_stage(stage, body=member)))

    assert (found["members"], found["contact"]) == ("Cllr Ann Marsh", "Clerk, 01234")


def test_members_are_those_who_sit_there_without_substitutes_and_vacant_seats(stage):
    council, cabinet = stage.timetable.council, stage.body
    for name, capacity in (("Ann", "chair"), ("Bo", "member"), ("Cy", "substitute")):
        person = make_user(Role.MEMBER, council, name=name)
        Appointment.objects.create(body=cabinet, user=person, capacity=capacity)
    for held_by, capacity in (("Di", "member"), ("Ed", "substitute"), ("", "member")):
        Appointment.objects.create(body=cabinet, held_by=held_by, capacity=capacity)
    Appointment.objects.create(body=make_body(council, name="Other"), held_by="Flo")
    Appointment.objects.create(body=cabinet, held_by="Gus", ends_on=in_days(-1))

    assert drafted(stage)["members"] == "Ann\nBo\nDi"


def test_documents_are_the_reports_for_this_step_and_for_none_with_their_annexes(stage):
    timetable = stage.timetable
    report = make_report(timetable, stage=stage, title="Cabinet report")
    report.annexs.create(label="Annex 1", title="Assessment")
    make_report(timetable, stage=timetable.stages.get(body__kind="scrutiny"), title="Report to scrutiny")
    Report.objects.create(timetable=timetable, title="General report", author="Manager")

    assert drafted(read(stage))["documents"].splitlines() == [
        "Report: Cabinet report", "Report: General report", "Annex 1: Assessment", "Safer Anyborough",
    ]  # fmt: skip


def test_a_notice_that_was_given_is_told_as_it_was_given(stage, clerk):
    give(stage, clerk, documents="Report\n\n Annex ")

    (entry,) = entries_of([read(stage)], stage.timetable.council)

    assert (entry.members, entry.documents, entry.given_on) == (
        ("Leader", "Deputy Leader"), ("Report", "Annex"), today(),
    )  # fmt: skip
    assert entry.gaps == ["It says “In spring”; the date is now 23 February 2027. Publish the new one."]
    assert given_entry(read(stage)).gaps == []


def test_a_draft_says_by_when_notice_is_due(stage):
    (entry,) = entries_of([stage], stage.timetable.council)

    assert (entry.due.day, entry.is_single_member) == (date(2027, 1, 25), False)


# --- In which list --------------------------------------------------------------------------------------------


def test_decisions_recorded_as_key_stand_apart_from_those_of_which_nobody_said(stage, clerk):
    asked, no = another_stage(stage), another_stage(stage)
    Stage.objects.filter(pk=asked.pk).update(is_key_decision=None)
    Stage.objects.filter(pk=no.pk).update(is_key_decision=False)

    assert executive_stages(stage.timetable.council, clerk) == ([stage], [asked])


def test_only_open_stages_of_the_councils_own_executive_come(stage, clerk):
    council = stage.timetable.council
    Stage.objects.filter(body__kind="scrutiny").update(is_key_decision=True)
    over = another_stage(stage)
    Stage.objects.filter(pk=over.pk).update(state=Stage.State.WITHDRAWN)
    elsewhere = make_timetable(start=date(2027, 2, 2), route=ROUTE)
    elsewhere.stages.update(is_key_decision=True)

    assert executive_stages(council, clerk) == ([stage], [])


def test_they_come_by_their_day_and_those_without_one_last(stage, clerk):
    without, later = another_stage(stage), another_stage(stage)
    set_date(later, by=clerk, stated="2027-03-02", reason="Planned")

    key, _ = executive_stages(stage.timetable.council, clerk)

    assert key == [stage, later, without]


def test_strangers_to_the_council_see_none(stage):
    stranger = make_user(Role.CLERK, make_council("Elsewhere Council"))

    assert executive_stages(stage.timetable.council, stranger) == ([], [])


def test_a_notice_that_was_withdrawn_is_given_no_more(stage, clerk):
    give(stage, clerk)
    before = noticed(stage.timetable.council)
    key_notices.set_aside(read(stage), by=clerk, reason="Wrong meeting.")

    assert (before, noticed(stage.timetable.council)) == ([stage], [])
