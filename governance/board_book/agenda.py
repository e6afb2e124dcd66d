"""What a board's own book puts on the agenda of its next meeting: minutes to approve, and matters arising."""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils import timezone

from governance.board_book.document import want_minutes_part
from governance.board_book.drafting import MATTERS, MINUTES, minutes_to_approve
from governance.board_book.log import matters_arising
from governance.dates.clear_days import spell
from governance.models import Meeting, PackPart
from governance.packs.contents import ItemPaper
from governance.packs.standing import StandingItem, register_standing
from plans.printing.renderings import want_part_report


def register():
    register_standing(standing)


def standing(meeting: Meeting) -> Iterator[StandingItem]:
    """Of boards of partnerships alone: councils' committees have systems that keep theirs."""
    if meeting.body.partnership_id is None:
        return
    waiting = minutes_to_approve(meeting)
    if waiting:
        title = "Minutes of the last meeting" if len(waiting) == 1 else "Minutes of earlier meetings"
        yield StandingItem(MINUTES, title, lambda by: [_minutes_paper(each, by=by) for each in waiting])
    actions = matters_arising(meeting)
    if actions:
        yield StandingItem(MATTERS, "Matters arising", lambda by: [_matters_paper(meeting, actions, by=by)])


def _minutes_paper(minutes, *, by):
    title = f"Minutes of {spell(minutes.meeting.on)}"
    return ItemPaper(f"minutes-{minutes.pk}", PackPart.Kind.PAPER, title, want_minutes_part(minutes, by=by))


def _matters_paper(meeting, actions, *, by):
    on = timezone.localdate()
    overdue = sum(row.is_overdue(on) for row in actions)
    rows = [(row, row.standing_on(on)[0]) for row in actions]
    rendering = want_part_report(
        meeting.body.partnership, by=by, title="Matters arising", caption=f"{meeting.body.name}, {spell(meeting.on)}",
        html=render_to_string("governance/board_book/matters.html", {"rows": rows, "overdue": overdue}),
        made=on.isoformat(),
    )  # fmt: skip
    return ItemPaper(MATTERS, PackPart.Kind.PAPER, "Action log", rendering)
