"""Are we on time? One text's way through its meetings, answered in a sentence and stage by stage."""

from django.shortcuts import render
from django.utils import timezone

from governance.desk.workload import boards_of, with_desk_facts
from governance.stages.record import timeline_html, timetable_record
from governance.timetables.building_views import paper_of
from governance.timetables.picture.marks import marked
from governance.timetables.stage_facts import first_day
from partnerships.access import Permission, may, requires


@requires(Permission.VIEW_PARTNERSHIP, fetch=paper_of)
def on_time(request, paper):
    """One answer for each deciding council's timetable."""
    today = timezone.localdate()
    boards = boards_of(list(with_desk_facts(paper.timetables.order_by("pk"), with_names=True)))
    context = {
        "paper": paper,
        "today": today,
        "answers": [_answer(board, today) for board in boards],
        "may_build": may(request.user, Permission.BUILD_TIMETABLE, paper),
        "may_publish": any(may(request.user, Permission.PUBLISH, board.timetable) for board in boards),
    }
    return render(request, "governance/desk/on_time.html", context)


def _answer(board, today) -> dict:
    timetable = board.timetable
    record = timetable_record(timetable, public=False, settings=board.settings)
    record = marked(record, board.stages, board.settings, first_day(timetable.paper))
    return {
        "timetable": timetable,
        "verdict": board.verdict(today),
        "lines": board.lines(today),
        "conflicts": board.conflicts(today),
        "picture": timeline_html(record, today=today, name="on-time"),
    }
