"""The block of a plan that shows its approval timetable."""

from plans.document.kinds import BlockKind, register
from plans.document.schemas import record


@register
class ApprovalTimetable(BlockKind):
    """Drawn from the Record when it is shown: what happened to a paper is never inside its Document."""

    name = "approval_timetable"
    label = "Approval timetable"
    help = "The meetings that the plan goes through, drawn from its timetable."
    edit_url_name = "governance:paper_timetables"
    rows_name = "timetable"
    is_placement = True
    is_once = True
    load_order = 90
    schema = record()

    def summary(self, data):
        return "Drawn from the timetable when the plan is shown."
