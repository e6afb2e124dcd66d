"""The clerk's desk: the next eight weeks over all plans of a person's councils and partnerships."""

from datetime import date

from django.shortcuts import render
from django.utils import timezone

from governance.desk.due import Due, What, in_order
from governance.desk.forms import DeskFilterForm
from governance.desk.own import own_dues
from governance.desk.weeks import agenda
from governance.desk.whose import for_reader
from governance.desk.workload import Board, boards_of, timetables_at_work
from partnerships.access import Permission, may, signed_in
from partnerships.deputies.tasks import tasks_with_deputising

#: Choose another day, or publish what comes too late for the papers.
MENDS_DATES = (Permission.BUILD_TIMETABLE, Permission.PUBLISH)


@signed_in
def desk(request):
    """What is due, from whom, what is missing, what slipped and where dates get in each other's way."""
    today = timezone.localdate()
    boards = boards_of(timetables_at_work(request.user, today))
    form = DeskFilterForm(request.GET or None, boards=boards)
    shown = [board for board in boards if form.is_wanted(board.timetable)]
    councils = {board.timetable.council_id: board.timetable.council for board in boards if board.timetable.council}
    tasks = tasks_with_deputising(request.user, today)
    of_stages = [row for board in boards for row in board.dues(today)]
    own = [] if form.is_of_a_plan else own_dues(tasks, today, of_stages)
    timetables = {board.timetable.pk: board.timetable for board in shown}
    told = [
        for_reader(row, request.user, timetables[row.at.timetable], tasks)
        for row in of_stages
        if row.at.timetable in timetables
    ]
    rows = in_order([*told, *own])
    context = {
        "section": "desk",
        "today": today,
        "form": form,
        "is_filtered": bool(form.wanted),
        "has_plans": bool(boards),
        "is_empty": not (boards or own),
        "councils": [council for council in councils.values() if may(request.user, Permission.PUBLISH, council)],
        "agenda": agenda(form.narrowed(rows), today),
        "counts": _counts(rows, today),
        "plans": [_plan(board, today) for board in shown],
        "conflicts": [
            (board, found, *(may(request.user, each, board.timetable) for each in MENDS_DATES))
            for board in shown
            if (found := board.conflicts(today))
        ],
        "slips": [(board, found) for board in shown if (found := board.slipped())],
    }
    return render(request, "governance/desk/desk.html", context)


def _counts(rows: list[Due], today: date) -> dict[str, int]:
    """The figures at the head of the desk: of everything that is due, whatever kind is shown."""
    seven = [row for row in rows if row.due and 0 <= (row.due - today).days < 7]
    return {
        "overdue": sum(row.is_overdue for row in rows),
        "soon": len(seven),
        "meetings": sum(row.what == What.MEETING for row in rows),
        "signatures": sum(row.what == What.SIGNATURE for row in rows),
    }


def _plan(board: Board, today: date) -> dict:
    rows = board.dues(today)
    return {
        "timetable": board.timetable,
        "verdict": board.verdict(today),
        "following": board.following(today),
        "overdue": sum(row.is_overdue for row in rows),
        "conflicts": len(board.conflicts(today)),
    }
