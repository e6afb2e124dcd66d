"""What of a meeting is open, exempt or confidential, and what may be closed at all."""

import pytest

from governance.models import Exemption, Pack
from governance.packs.agenda import agenda_of
from governance.packs.meeting_forms import OpennessForm
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack
from partnerships.verbs import Refused
from tests.governance.packs.exempt import CLOSED, stage_with_an_annex

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(timetable, clerk):
    return stage_with_an_annex(timetable, clerk)


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
