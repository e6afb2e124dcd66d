"""What a clerk is told before a pack goes out: why it cannot, what is missing of it, and who is asked about what."""

import pytest

from governance.meetings.verbs import cancel_meeting
from governance.models import AgendaItem, Pack, settings_of
from governance.packs.agenda import add_item, agenda_of, change_item
from governance.packs.contents import contents_of
from governance.packs.openness import set_openness
from governance.packs.publishing import (
    lacking_in_pack,
    publish_pack,
    reasons_not_to_publish_pack,
    steps_to_ask_about,
)
from governance.packs.supplements import reasons_not_to_publish_supplement
from governance.stages.lifecycle import submit
from partnerships.access import Role
from partnerships.models import AuditEntry
from tests.days import in_days, today
from tests.factories import make_meeting, make_report, make_user
from tests.governance.packs.exempt import CLOSED
from tests.governance.packs.test_agenda import pdf_of
from tests.plans.printing.test_picture_pages import picture

pytestmark = pytest.mark.django_db


def of_items(meeting, clerk):
    """Without what the front sheet lacks."""
    lacking = lacking_in_pack(meeting, contents_of(agenda_of(meeting), by=clerk))
    return [sentence for sentence in lacking if not sentence.startswith("The front sheet")]


def test_a_pack_is_not_published_by_members_nor_for_a_meeting_that_is_cancelled(meeting, timetable, clerk):
    member = make_user(Role.MEMBER, timetable.council)
    for_members = reasons_not_to_publish_pack(meeting, by=member)
    cancel_meeting(meeting, by=clerk, reason="Election.")

    assert for_members == ["Your roles do not let you publish papers."]
    assert reasons_not_to_publish_pack(meeting, by=clerk) == ["This meeting does not take place on this day any more."]


def test_a_step_whose_text_is_not_submitted_is_named(meeting, stage, clerk):
    assert of_items(meeting, clerk) == [
        f"Item 1: the text of “{stage.paper.title}” is not submitted to this meeting yet."
    ]


def test_a_paper_without_headings_is_named(meeting, stage, clerk):
    submit(stage, by=clerk)
    add_item(meeting, by=clerk, title="Contract", content=pdf_of(), file_name="c.pdf")

    assert of_items(meeting, clerk) == [
        "Item 2, “Contract”: a screen reader finds no headings in it. The front sheet says so."
    ]


def test_a_report_that_is_written_and_not_given_is_named_until_it_is(meeting, stage, timetable, clerk):
    submit(stage, by=clerk)
    without = of_items(meeting, clerk)
    make_report(timetable, stage=stage)
    written = of_items(meeting, clerk)
    submit(stage, by=clerk, with_report=True)

    assert (without, of_items(meeting, clerk)) == ([], [])
    assert written == ["Item 1: a report is written, and this meeting was not given it."]


def test_items_that_bear_one_number_are_named_until_the_pack_is_published(meeting, stage, clerk):
    submit(stage, by=clerk)
    add_item(meeting, by=clerk, title="Map", content=picture(), file_name="m.jpg", alt="Wards")
    none = of_items(meeting, clerk)
    change_item(meeting, agenda_of(meeting)[0], by=clerk, title="The plan", number="2")
    alike = of_items(meeting, clerk)
    publish_pack(meeting, by=clerk)

    assert (none, of_items(meeting, clerk)) == ([], [])
    assert alike == ["“The plan” and “Map” bear the same number, 2: give each one of its own."]


def test_a_supplement_does_not_wait_for_a_pack_that_could_not_be_made(meeting, stage, clerk):
    submit(stage, by=clerk)
    pack = publish_pack(meeting, by=clerk)
    found = Pack.objects.filter(pk=pack.pk)
    told = []
    for attempts in (4, 5):
        found.update(making="failed", error="Item 1 could not be drawn.", attempts=attempts)
        told += reasons_not_to_publish_supplement(meeting, by=clerk)

    assert told == [
        "The PDF of the pack is still being put together. Its numbers go on in the supplement: wait for it.",
        "The PDF of the pack could not be made, so that its numbers cannot go on in a supplement. Withdraw the pack, "
        "mend what is at fault, and publish it again.",
    ]


def test_papers_that_go_out_after_their_last_day_are_late(stage):
    settings = settings_of(stage.body.council)
    meetings = [make_meeting(stage.body, in_days(days)) for days in range(2, 14)]

    late = {each.on: [words for words in lacking_in_pack(each, []) if "was to be public" in words] for each in meetings}

    for on, told in late.items():
        by = settings.publish_by("executive", on)
        assert len(told) == (by.day < today())
        assert all(words.endswith(by.reason) for words in told)


def test_nobody_is_asked_which_report_becomes_public_where_it_is_closed(meeting, stage, timetable, clerk):
    make_report(timetable, stage=stage)
    submit(stage, by=clerk)
    [asked] = steps_to_ask_about(agenda_of(meeting))
    set_openness(meeting, asked, "report", by=clerk, **CLOSED)

    assert steps_to_ask_about(agenda_of(meeting)) == []


def test_what_was_published_keeps_its_order_and_each_variant_is_on_record(meeting, stage, clerk):
    submit(stage, by=clerk)
    paper = add_item(meeting, by=clerk, title="Contract", content=pdf_of(), file_name="c.pdf")
    set_openness(meeting, agenda_of(meeting)[1], "paper", by=clerk, **CLOSED)
    AgendaItem.objects.exclude(pk=paper.pk).delete()

    publish_pack(meeting, by=clerk)

    assert list(AgendaItem.objects.of(meeting).values_list("stage", "title")) == [(None, "Contract"), (stage.pk, "")]
    entries = AuditEntry.objects.filter(event="pack published").order_by("pk")
    assert [(entry.details["variant"], entry.council) for entry in entries] == [
        ("open", stage.body.council), ("full", stage.body.council),
    ]  # fmt: skip
