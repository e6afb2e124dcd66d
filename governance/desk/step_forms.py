"""Which form settles what is due at a step: tasks and lines of the desk open it itself."""

from django.urls import reverse

from governance.desk.due import What
from governance.models import Report, Stage

#: What is due → the address of its form, which has the key of the step.
OF_STEPS = {
    What.DATE: "stage_date",
    What.KEY: "stage_facts",
    What.NOTICE: "stage_notice",
    What.PRIVATE: "stage_private",
    What.VERSION: "stage_submit",
    What.OUTCOME: "stage_outcome",
    What.AMENDED: "stage_adopt_amended",
    What.ANSWER: "stage_answer",
}
#: Days after a decision, each recorded by its own name.
OF_DAYS = (What.DECISION_PUBLISHED, What.LEADER_TOLD)


def forms_of(stage: Stage, report: Report | None) -> dict[str, str]:
    found = {what: reverse(f"governance:{name}", args=[stage.pk]) for what, name in OF_STEPS.items()}
    found |= {what: reverse("governance:stage_day", args=[stage.pk, what]) for what in OF_DAYS}
    found[What.PUBLICATION] = _publishing(stage)
    if report is None:
        found[What.REPORT] = f"{reverse('governance:report_create', args=[stage.timetable_id])}?stage={stage.pk}"
    else:
        found[What.REPORT] = found[What.FINAL_REPORT] = reverse("governance:report", args=[report.pk])
        found[What.SIGN_OFF] = reverse("governance:report_sign_off", args=[report.pk])
    return found


def _publishing(stage):
    """With the pack of its meeting; where no meeting is chosen, by itself."""
    meeting = stage.current_date.meeting_id if stage.current_date else None
    if meeting:
        return reverse("governance:pack_publish", args=[meeting])
    return reverse("governance:stage_publish", args=[stage.pk])
