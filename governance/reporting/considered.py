"""What the bodies before have said of a paper: read from the record, for the report's next edition."""

from governance.models import Stage
from plans.papers.record import words


def considered_before(stage: Stage | None, timetable) -> list[dict]:
    """Each outcome on the timetable before a stage (None: all of them), as plain data in the order of the route.

    Before is what the days say, where both are known. Stages at the same step count once they are decided: several
    bodies may look at a text side by side.
    """
    stages = timetable.stages.in_order().with_facts().prefetch_related("amendments")
    if stage:
        stages = [each for each in stages if each.pk != stage.pk and (each.step == stage.step or stage.follows(each))]
    return [_consideration(each) for each in stages if each.outcome]


def _consideration(stage) -> dict:
    outcome, current = stage.outcome, stage.current_date
    return {
        "body": stage.body.name_on(stage.day),
        "role": stage.get_role_display(),
        "on": current.on if current else "",
        "outcome": outcome.kind,
        "outcome_label": outcome.get_kind_display(),
        "resolution": outcome.resolution,
        "conditions": outcome.conditions,
        "minute_reference": outcome.minute_reference,
        "amendments": [
            {"text": each.text, "moved_by": each.moved_by, "result": each.get_result_display(), "why": each.why}
            for each in stage.amendments.all()
            if each.is_standing
        ],
    }


def shown_considered(considered: list[dict]) -> list[dict]:
    return [{**each, "in_words": words(each["on"])} for each in considered]
