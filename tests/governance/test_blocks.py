"""This room's kinds of block: what they compose, keep, carry forward, and how they look."""

import pytest

from governance.models import Recommendation
from partnerships.access import Role
from plans.document.fragments import parsed
from plans.document.kinds import kind_named
from plans.document.render import render_block
from plans.papers.record import record_of
from tests.factories import make_block, make_plan, make_timetable, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("json")]
ROW = {"number": "1", "activity": "Survey", "when": "Every January", "months": [1]}


def form_of(block, data=None):
    user = make_user(Role.OFFICER, block.paper.partnership)
    return kind_named(block.kind).form_class(data, None, block=block, paper=block.paper, user=user)


def test_review_calendar_is_edited_row_by_row():
    block = make_block(make_plan().paper, kind="review_calendar", data={"rows": [ROW]})
    fields = form_of(block).initial_fields()
    assert fields["rows-0-activity"] == "Survey"

    form = form_of(block, fields | {"rows-0-months": ["1", "7"], "rows-0-when": "Twice a year"})

    assert form.is_valid(), form.errors
    assert form.cleaned_block() == {"rows": [{**ROW, "when": "Twice a year", "months": [1, 7]}]}


def test_review_calendar_shows_each_activity():
    block = {"key": "k", "kind": "review_calendar", "level": 1, "heading": "Review", "data": {"rows": [ROW]}}

    html = render_block(block, document={"blocks": [block]})

    row = parsed(html)[0].xpath("(//tbody/tr)[1]")[0]
    assert [(cell.tag, cell.text_content().strip()) for cell in row] == [  # a card is headed by the activity
        ("td", "1"), ("th", "Survey"), ("td", "Every January")
    ]  # fmt: skip


def recommendation(paper, **fields):
    values = {"text": "Light the underpass.", "made_by": "Scrutiny", "made_on": "2027-01", "state": "open"}
    return Recommendation.objects.create(paper=paper, **(values | fields))


def test_scrutiny_carries_forward_what_is_still_open():
    kind, old, new = kind_named("scrutiny"), make_plan().paper, make_plan().paper
    recommendation(old)
    recommendation(old, text="Settled.", state="done", response="Done.")
    source, target = (make_block(paper, kind="scrutiny", data={}) for paper in (old, new))

    kind.carry_forward(source, target, by=make_user())

    assert [row.text for row in new.recommendations.all()] == ["Light the underpass."]


def test_scrutiny_shows_who_made_it_and_that_no_answer_is_recorded():
    paper = make_plan().paper
    recommendation(paper)
    block = {
        "key": "k", "kind": "scrutiny", "level": 1, "heading": "Scrutiny",
        "data": kind_named("scrutiny").compose(make_block(paper, kind="scrutiny", data={})),
    }  # fmt: skip

    html = render_block(block, document={"blocks": [block]})

    assert "Scrutiny in January 2027" in html
    assert "Awaiting a response; response not recorded" in html


@pytest.mark.parametrize(("medium", "pictures"), [("page", 2), ("pdf", 1)])
def test_approval_timetable_is_drawn_from_the_record(medium, pictures):
    paper = make_timetable().paper
    block = {"key": "k", "kind": "approval_timetable", "level": 1, "heading": "Approval", "data": {}}

    html = render_block(block, document={"blocks": [block]}, medium=medium, record=record_of(paper, public=True))

    assert html.count("<svg") == pictures
    assert "Stages of approval" in html


def test_approval_timetable_without_meetings_says_so():
    block = {"key": "k", "kind": "approval_timetable", "level": 1, "heading": "Approval", "data": {}}

    assert "No meetings are recorded yet." in render_block(block, document={"blocks": [block]}, record={})
