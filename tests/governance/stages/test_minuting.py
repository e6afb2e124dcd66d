"""What minutes tell of an item beside its outcome: entered, changed with a reason, set aside, told."""

from datetime import date

import pytest

from governance.stages.lifecycle import record_outcome, submit
from governance.stages.minuting import NOUNS, add_minuted, change_minuted, is_delegated, set_minuted_aside
from governance.stages.record import provide
from governance.timetables.picture.timeline import timeline_rows
from partnerships.verbs import Refused
from tests.governance.pages import page, said, send

pytestmark = pytest.mark.django_db
PART, DELEGATE, INTEREST, LATE = NOUNS.values()


@pytest.fixture
def cabinet(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    submit(stage, by=clerk)
    record_outcome(stage, by=clerk, kind="recommended", held="2026-02-24")
    return stage


def told(stage):
    """What the public table says beside the outcome."""
    record = provide(stage.paper, public=True, on=date(2026, 11, 28))
    return next(row["further"] for row in timeline_rows(record["timetables"][0]) if row["body"] == stage.body.name)


def test_resolution_in_lettered_parts_is_told_part_by_part(cabinet, clerk):
    delegated = {"to": "Director of Communities", "consulted": "Portfolio holder"}
    add_minuted(cabinet, PART, by=clerk, kind="delegate", text="Minor changes before Council.", **delegated)
    add_minuted(cabinet, PART, by=clerk, kind="recommend", text="That the plan be adopted.", to="Full Council")

    assert told(cabinet) == [
        "(a) Delegates (to Director of Communities) in consultation with the Portfolio holder: Minor changes before "
        "Council.",
        "(b) Recommends (to Full Council): That the plan be adopted.",
    ]


def test_delegates_own_decision_is_told_with_its_day_or_month(cabinet, clerk):
    add_minuted(cabinet, DELEGATE, by=clerk, text="Figure 2 corrected.", decided_by="Director", decided_on="2026-03")

    assert told(cabinet) == ["Decision by the Director, Mar 2026: Figure 2 corrected."]


def test_interests_and_dispensations_are_told_by_post(cabinet, clerk):
    add_minuted(
        cabinet, INTEREST, by=clerk, declared_by="two members", interest="pecuniary", left=False,
        dispensation="by the Standards Committee until May 2027",
    )  # fmt: skip

    assert told(cabinet) == [
        "Disclosable pecuniary interest, declared by two members: stayed; dispensation: by the Standards Committee "
        "until May 2027"
    ]


def test_late_paper_is_told_with_why_it_was_urgent(cabinet, clerk):
    add_minuted(cabinet, LATE, by=clerk, title="View of Scrutiny", came_on="2026-02-20", why="It met on the 19th.")

    assert told(cabinet) == ["Late paper, public 20 Feb 2026: View of Scrutiny (It met on the 19th.)"]


def test_row_is_changed_with_a_reason_and_keeps_what_it_said(cabinet, clerk):
    row = add_minuted(cabinet, PART, by=clerk, kind="note", text="That it be noted.")
    with pytest.raises(Refused, match="Say why the record is changed"):
        change_minuted(row, by=clerk, revision=1, reason=" ", text="That it be endorsed.")

    change_minuted(row, by=clerk, revision=1, reason="Minutes corrected.", text="That it be endorsed.", kind="endorse")

    assert [(each.text, each.history_change_reason) for each in row.history.order_by("history_id")] == [
        ("That it be noted.", None), ("That it be endorsed.", "Minutes corrected."),
    ]  # fmt: skip


def test_row_recorded_in_error_is_told_no_more(cabinet, clerk):
    row = add_minuted(cabinet, LATE, by=clerk, title="Another report")

    set_minuted_aside(row, by=clerk, reason="It belongs to another item.")

    assert (told(cabinet), row.set_aside_because) == ([], "It belongs to another item.")


def test_day_to_come_is_refused_and_parts_wait_for_the_outcome(timetable, cabinet, clerk):
    with pytest.raises(Refused, match="This day is still to come"):
        add_minuted(cabinet, DELEGATE, by=clerk, text="Done.", decided_by="Director", decided_on="2099")
    with pytest.raises(Refused, match="this is possible only while it is decided"):
        add_minuted(timetable.stages.get(body__kind="full_council"), PART, by=clerk, kind="note", text="Noted.")


@pytest.mark.parametrize(("kind", "is_left"), [("delegate", True), ("note", False)])
def test_delegate_is_asked_for_where_something_is_delegated(cabinet, clerk, kind, is_left):
    add_minuted(cabinet, PART, by=clerk, kind=kind, text="As minuted.")

    assert is_delegated(cabinet) is is_left


def test_clerk_enters_a_part_changes_it_and_takes_it_back(client, cabinet, clerk):
    part = {"kind": "delegate", "text": "Minor changes.", "to": "Director"}
    assert said(send(client, clerk, "minuted_create", cabinet.pk, "part", **part)) == ["Part (a) is entered."]
    row = cabinet.parts.get()
    changed = {**part, "to": "Head of Service", "revision": 1, "reason": "As minuted."}
    assert said(send(client, clerk, "minuted_edit", "part", row.pk, **changed)) == ["Saved."]
    assert "Delegates: Head of Service" in page(client, clerk, "stage", cabinet.pk).content.decode()
    send(client, clerk, "minuted_aside", "part", row.pk, reason="Wrong item.")
    assert not cabinet.parts.standing().exists()


def test_record_offers_what_fits_and_a_noun_that_is_none_is_not_there(client, cabinet, clerk):
    offered = [words for words, _ in page(client, clerk, "stage", cabinet.pk).context["more"]]

    assert [noun.offer in offered for noun in (PART, DELEGATE, INTEREST, LATE)] == [True, False, True, True]
    assert page(client, clerk, "minuted_create", cabinet.pk, "poem").status_code == 404
