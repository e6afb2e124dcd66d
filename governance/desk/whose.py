"""Whose a row of the desk is: who may do what it asks for is told to do it, others are told what is waited for."""

from collections.abc import Iterable
from dataclasses import replace

from governance.desk.due import Due, What
from governance.desk.posts import holders_of, is_post_of
from governance.models import Timetable
from partnerships.access import Permission, may
from partnerships.tasks import Task

#: Who may do what is due; whatever is not named here comes with the outcome.
NEEDS = {
    What.DATE: Permission.BUILD_TIMETABLE,
    What.KEY: Permission.BUILD_TIMETABLE,
    What.VERSION: Permission.SUBMIT,
    What.PUBLICATION: Permission.PUBLISH,
    What.REPORT: Permission.WRITE_REPORT,
    What.NOTICE: Permission.PUBLISH,
    What.PRIVATE: Permission.PUBLISH,
    What.TAKE_IN: Permission.EDIT_PAPER,
    What.DELEGATED: Permission.EDIT_PAPER,
}


def is_theirs(row: Due, user, timetable: Timetable) -> bool:
    """Whether the person may do it; amendments are delegated to a post, and where nobody holds it to the officers."""
    if row.what == What.SIGNATURE:
        return is_post_of(user, row.from_whom)
    post = row.at.delegated.post if row.what == What.DELEGATED and row.at.delegated else ""
    if post and holders_of(post, timetable):
        return is_post_of(user, post)
    return may(user, NEEDS.get(row.what, Permission.RECORD_OUTCOME), timetable)


def for_reader(row: Due, user, timetable: Timetable, tasks: Iterable[Task]) -> Due:
    """The row in the words of who does it, as ``tasks`` of the person may say too, or of who waits for it."""
    is_own = any((task.title, task.due) == (row.title, row.due) for task in tasks)
    return row if is_own or is_theirs(row, user, timetable) else replace(row, is_awaited=True)
