"""What of a meeting is open, exempt or confidential, and what may be closed at all."""

from datetime import timedelta

import pytest

from governance.models import AgendaItem, Exemption, Pack
from governance.packs.agenda import add_item, agenda_of
from governance.packs.meeting_forms import OpennessForm
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack
from governance.stages.dating import set_date
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.papers.versions import freeze
from tests.factories import make_meeting, make_plan, make_user
from tests.governance.packs.exempt import CLOSED, stage_with_an_annex
from tests.governance.packs.test_agenda import pdf_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(timetable, clerk):
    return stage_with_an_annex(timetable, clerk)


@pytest.fixture
def site():
    return make_user("site_administrator")


def test_the_text_of_a_plan_is_never_closed(stage, clerk):
    meeting = stage.current_date.meeting

    with pytest.raises(Refused, match="an annex of its own"):
        set_openness(meeting, agenda_of(meeting)[0], "text", by=clerk, **CLOSED)


def test_a_report_that_is_closed_does_not_become_public(stage, clerk):
    meeting = stage.current_date.meeting
    set_openness(meeting, agenda_of(meeting)[0], "report", by=clerk, **CLOSED)
    publish_pack(meeting, by=clerk)

    full = Pack.objects.get(variant="full")
    assert not stage.editions.get().is_public
    assert list(full.parts.filter(kind="report").values_list("paragraphs", flat=True)) == [[3]]


def test_a_paper_is_opened_again(stage, clerk):
    meeting = stage.current_date.meeting
    set_openness(meeting, agenda_of(meeting)[0], "report", by=clerk, **CLOSED)
    set_openness(meeting, agenda_of(meeting)[0], "report", by=clerk, openness="open")

    assert not Exemption.objects.exists()


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({"openness": "exempt"}, ["paragraphs", "public_interest"]),
        ({"openness": "confidential"}, []),
        ({"openness": "exempt", "paragraphs": ["9"], "public_interest": "x"}, ["paragraphs"]),
    ],
)
def test_an_exempt_paper_needs_paragraph_and_public_interest(data, fields):
    assert list(OpennessForm(data).errors) == fields


def test_an_item_with_one_paper_is_not_closed_as_a_whole(site):
    meeting = make_meeting()
    add_item(meeting, by=site, title="Minutes", content=pdf_of(), file_name="minutes.pdf")

    with pytest.raises(Refused) as refusal:
        set_openness(meeting, agenda_of(meeting)[0], Exemption.WHOLE, by=site, **CLOSED)

    assert refusal.value.reasons == ["This item has one paper: say of that who may read it."]


def test_the_boards_report_is_not_opened(site):
    meeting = make_meeting()
    version = freeze(make_plan().paper, by=site, purpose="period")
    AgendaItem.objects.create(meeting=meeting, position=1, title="Performance", version=version, added_by=site)

    with pytest.raises(Refused) as refusal:
        set_openness(meeting, agenda_of(meeting)[0], "performance", by=site, openness="open")

    assert refusal.value.reasons == [
        "The board’s report is not for publication. What everybody may read of it is published by itself."
    ]


@pytest.mark.parametrize(("openness", "kept"), [("exempt", [1, 3]), ("confidential", [])])
def test_paragraphs_are_kept_in_order_and_of_what_is_exempt_alone(site, openness, kept):
    meeting = make_meeting()
    row = add_item(meeting, by=site, title="Contract", content=pdf_of(), file_name="c.pdf")
    said = {"openness": openness, "paragraphs": [3, 1], "public_interest": "Prices."}

    set_openness(meeting, agenda_of(meeting)[0], "paper", by=site, **said)

    found = Exemption.objects.get()
    assert (found.item, found.openness, found.paragraphs, found.recorded_by) == (row, openness, kept, site)
    entry = AuditEntry.objects.get(event="paper opened or closed")
    assert (entry.by, entry.details["openness"]) == (site, openness)


def test_what_was_closed_at_one_meeting_is_opened_at_the_next(stage, timetable, clerk):
    set_openness(stage.current_date.meeting, agenda_of(stage.current_date.meeting)[0], "report", by=clerk, **CLOSED)
    later = make_meeting(stage.body, stage.day + timedelta(days=7))
    set_date(stage, by=clerk, meeting=later, reason="The room is taken")
    [item] = agenda_of(later)

    set_openness(later, item, "report", by=clerk, openness="open")

    assert (item.why_closed("report").paragraphs, agenda_of(later)[0].closed) == ([3], {})
