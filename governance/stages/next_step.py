"""What can be done at a step now: the one thing that is next, which stands out, and everything else."""

from datetime import date

from governance.models import Stage
from governance.stages.transitions import reasons_not_to

S = Stage.State
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
    ("undo_adoption", "Undo the adoption", "stage_undo", ()),
)


def steps_at(stage: Stage, user, today: date) -> tuple[tuple[str, str] | None, list[tuple[str, str]]]:
    """Words and the name of the address: of the next step, and of the others that the person may do now."""
    allowed = [button for button in BUTTONS if not reasons_not_to(button[0], stage, by=user)]
    is_over = stage.day is not None and stage.day < today
    report = stage.standing_required_report
    done = {"write_report"} if report and report.submitted_on else set()
    following, others = None, []
    for verb, words, name, states in allowed:
        is_next = stage.state in states or (verb == "record_outcome" and is_over)
        if following is None and is_next and verb not in done:
            following = (words, f"governance:{name}")
        else:
            others.append((words, f"governance:{name}"))
    return following, others
