"""What can be done at a step now: the one thing that is next, which stands out, and everything else."""

from datetime import date

from governance.dates.outcomes import NOTHING
from governance.models import Stage
from governance.stages.decisions import is_overturned
from governance.stages.transitions import reasons_not_to
from governance.timetables.stage_facts import is_after
from partnerships.access import Permission, not_allowed

S = Stage.State
UNDO = "undo_adoption"
BUTTONS = (  # verb, words, URL name, states in which it is the next step and stands out
    ("adopt_amended", "Adopt the amended text", "stage_adopt_amended", (S.DECIDED,)),
    ("record_answer", "Record the Leader’s answer", "stage_answer", (S.DECIDED,)),
    ("record_outcome", "Record the outcome", "stage_outcome", (S.PUBLISHED,)),
    ("publish_papers", "Publish the papers", "stage_publish", (S.SUBMITTED,)),
    ("submit", "Submit the text", "stage_submit", (S.PLANNED,)),
    ("give_notice", "Give notice of the key decision", "stage_notice", ()),
    ("change_notice", "Change the notice of the key decision", "stage_notice", ()),
    ("say_in_private", "Say that it is taken in private", "stage_private", ()),
    ("change_in_private", "Notices of the meeting in private", "stage_private", ()),
    ("write_report", "Write the report that scrutiny requires", "stage_key_report", (S.DECIDED,)),
    ("require_report", "A report on the decision that scrutiny requires", "stage_report_required", ()),
    ("correct_outcome", "Correct the outcome", "stage_correct", ()),
    ("defer", "Defer", "stage_defer", ()),
    ("withdraw", "Withdraw", "stage_withdraw", ()),
    ("reinstate", "Put back", "stage_reinstate", ()),
    (UNDO, "Undo the adoption", "stage_undo", ()),
)


def steps_at(stage: Stage, user, today: date) -> tuple[tuple[str, str] | None, list[tuple[str, str]]]:
    """Words and the name of the address: of the next step, and of the others that the person may do now."""
    allowed = [button for button in BUTTONS if not reasons_not_to(button[0], stage, by=user)]
    is_over = stage.day is not None and stage.day < today
    report = stage.standing_required_report
    done = {"write_report"} if report and report.submitted_on else set()
    undoes = is_overturned(stage) and not stage.undo_requests.waiting().exists()
    following, others = _day_first(stage, user) or _amendments_first(stage, user), []
    for verb, words, name, states in allowed:
        is_next = stage.state in states or (verb == "record_outcome" and is_over) or (verb == UNDO and undoes)
        if following is None and is_next and verb not in done:
            following = (words, f"governance:{name}")
        else:
            others.append((words, f"governance:{name}"))
    return following, others


def _amendments_first(stage, user) -> tuple[str, str] | None:
    """A recommendation with amendments of which none is entered: nobody knows what is to be taken in."""
    means = stage.outcome.means if stage.outcome else NOTHING
    if not means.amends or means.waits_for_text or stage.amendments.standing().exists():
        return None
    if reasons_not_to("amend", stage, by=user):
        return None
    return "Enter the amendments", "governance:amendment_create"


def _day_first(stage, user) -> tuple[str, str] | None:
    """A step that has no meeting to come to needs one before anything else."""
    if not stage.is_open or not_allowed(user, Permission.BUILD_TIMETABLE, stage):
        return None
    current = stage.current_date
    if is_after(stage, stage.body.last_day):
        return "Hand it over to another committee or board", "governance:stage_hand_over"
    if current is None or not current.on or current.is_adjourned:
        return "Choose its meeting", "governance:stage_date"
    if current.meeting_id and current.meeting.latest.is_cancelled:
        return "Choose another meeting", "governance:stage_date"
    return None
