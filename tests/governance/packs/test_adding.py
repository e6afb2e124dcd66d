"""Views of bodies that met after a pack went out: which are to follow, and the paper that they become."""

import pytest

from governance.models import Amendment, Pack, PackPart
from governance.packs.adding import add_and_publish, title_of_view, view_in_words, views_to_follow
from governance.packs.agenda import add_item, agenda_of
from governance.packs.publishing import publish_pack
from governance.stages.dating import set_date
from governance.stages.lifecycle import record_outcome, submit
from partnerships.verbs import Refused
from tests.days import in_days, today
from tests.factories import make_plan, make_timetable
from tests.governance.packs.exempt import CLOSED
from tests.governance.packs.test_agenda import pdf_of

pytestmark = pytest.mark.django_db
SAID = {"resolution": "That the plan be welcomed.", "conditions": "Add flooding.", "reasons": "It is clear."}


@pytest.fixture
def stage(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    submit(stage, by=clerk)
    return stage


@pytest.fixture
def meeting(stage):
    return stage.current_date.meeting


def viewed(timetable, clerk, on, kind="scrutiny"):
    """A body's view of that day."""
    stage = timetable.stages.get(body__kind=kind)
    set_date(stage, by=clerk, stated=on.isoformat(), reason="Called early.")
    record_outcome(stage, by=clerk, kind="supported", held=on.isoformat(), **SAID)
    return timetable.stages.with_facts().get(pk=stage.pk)


def to_follow(meeting):
    return [stage.pk for stage in views_to_follow(meeting, agenda_of(meeting))]


def test_a_view_of_after_the_pack_is_to_follow_until_its_comments_are_on_the_agenda(timetable, meeting, clerk):
    view = viewed(timetable, clerk, today())
    before = to_follow(meeting)
    publish_pack(meeting, by=clerk)
    after = to_follow(meeting)
    add_item(meeting, by=clerk, title=title_of_view(view), content=pdf_of(), file_name="v.pdf")

    assert (before, after, to_follow(meeting)) == ([], [view.pk], [])


def test_a_view_of_before_the_pack_and_what_a_body_only_notes_do_not_follow(timetable, meeting, clerk):
    publish_pack(meeting, by=clerk)
    viewed(timetable, clerk, in_days(-1))
    board = viewed(timetable, clerk, today(), "partnership_board")
    told = to_follow(meeting)
    timetable.stages.filter(pk=board.pk).update(role="note")

    assert (told, to_follow(meeting)) == ([board.pk], [])


def test_the_view_of_a_body_that_meets_later_does_not_follow(timetable, meeting, clerk):
    publish_pack(meeting, by=clerk)

    viewed(timetable, clerk, today(), "full_council")

    assert to_follow(meeting) == []


def test_a_view_is_told_from_all_that_is_recorded_of_it(timetable, stage, clerk):
    view = viewed(timetable, clerk, today())
    moved = {"text": "Name the parks.", "moved_by": "Chair of scrutiny", "result": "accepted"}
    Amendment.objects.create(stage=view, recorded_by=clerk, **moved)

    assert view_in_words(timetable.stages.with_facts().get(pk=view.pk)).split("\n\n") == [
        f"Overview and Scrutiny considered “{view.paper.title}” on {view.current_date.in_words}.",
        "Supported.", "That the plan be welcomed.", "Add flooding.", "It is clear.",
        "Changes that were moved:\nName the parks. (Chair of scrutiny; accepted)",
    ]  # fmt: skip


def test_a_body_that_has_not_met_is_told_without_a_day(timetable):
    stage = timetable.stages.get(body__kind="scrutiny")
    stage.dates.all().delete()

    assert view_in_words(stage) == f"Overview and Scrutiny considered “{stage.paper.title}”."


@pytest.mark.parametrize(
    ("openness", "kinds"),
    [({"openness": "open"}, {"open": "paper"}), (CLOSED, {"open": "exempt_sheet", "full": "paper"})],
)
@pytest.mark.parametrize("given", [{"content": pdf_of(), "file_name": "a.pdf"}, {"words": "It supports the plan."}])
def test_a_late_paper_goes_out_to_those_who_may_read_it(meeting, clerk, given, openness, kinds):
    publish_pack(meeting, by=clerk)
    Pack.objects.update(making="ready", file="packs/a.pdf", sha256="a" * 64, size=9, pages=4, total=4)
    paper = {"title": "Comments", "number": "1", **given}

    add_and_publish(meeting, by=clerk, said={"reason": "comments"}, paper=paper, openness=openness, chosen={})

    parts = PackPart.objects.filter(pack__edition=1, supplement__isnull=False).exclude(kind="front")
    assert dict(parts.values_list("pack__variant", "kind")) == kinds
    assert set(parts.values_list("item", flat=True)) == {"1"}
    assert [item.closed != {} for item in agenda_of(meeting)] == [False, len(kinds) == 2]


@pytest.mark.parametrize("given", [{"content": pdf_of(), "file_name": "a.pdf"}, {"words": "It supports the plan."}])
def test_nothing_is_added_where_the_supplement_cannot_go_out(meeting, clerk, given):
    """The pack's PDF is still being put together."""
    publish_pack(meeting, by=clerk)
    paper, openness = {"title": "Comments", "number": "1", **given}, CLOSED

    with pytest.raises(Refused):
        add_and_publish(meeting, by=clerk, said={"reason": "comments"}, paper=paper, openness=openness, chosen={})

    assert [item.title for item in agenda_of(meeting)] == [meeting.agenda.get().stage.paper.title]


@pytest.mark.parametrize(("number", "is_of_the_second", "caption"), [("2", True, "item 2"), ("1", False, "item 1")])
def test_what_is_written_here_belongs_to_the_plan_of_its_item(meeting, stage, clerk, number, is_of_the_second, caption):
    second = make_plan(stage.paper.partnership, title="The second plan").paper
    other = make_timetable(second, council=stage.timetable.council).stages.get(body__kind="executive")
    set_date(other, by=clerk, meeting=meeting, reason="With the first.")
    publish_pack(meeting, by=clerk)
    Pack.objects.update(making="ready", file="packs/a.pdf", sha256="a" * 64, size=9, pages=4, total=4)
    paper = {"title": "Comments", "number": number, "words": "One line.\n\nAnother."}

    said = {"reason": "comments"}
    add_and_publish(meeting, by=clerk, said=said, paper=paper, openness={"openness": "open"}, chosen={})

    drawn = PackPart.objects.get(pack__edition=1, title="Comments").rendering
    assert drawn.paper == (second if is_of_the_second else stage.paper)
    assert caption in drawn.inputs["report"]["caption"]
    assert "Another." in drawn.inputs["report"]["html"]
