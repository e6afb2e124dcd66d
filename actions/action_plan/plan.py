from actions.models import ActionClass, ActionPlan
from plans.rows.writing import put_parts


def plan_data(paper) -> dict:
    """What is known of the paper's action plan as a whole: whether its rows are known, where they are, its classes."""
    plan = ActionPlan.objects.filter(paper=paper).prefetch_related("taxonomy").first()
    return {
        "rows_known": plan.rows_known if plan else True,
        "reference": plan.reference if plan else "",
        "taxonomy": [{"code": each.code, "label": each.label} for each in plan.taxonomy.all()] if plan else [],
    }


def load_action_plan(paper, data: dict, *, by, reason: str = "") -> ActionPlan:
    """Make the paper's action plan, with its classes, say what the data say."""
    plan = ActionPlan.objects.filter(paper=paper).first() or ActionPlan(paper=paper, revision=0)
    if plan.pk is None or (plan.rows_known, plan.reference) != (data["rows_known"], data["reference"]):
        plan.rows_known, plan.reference = data["rows_known"], data["reference"]
        plan.revision += 1
        plan._history_user, plan._change_reason = by, reason or None
        plan.save()
    put_parts(ActionClass, "plan", [(plan, data["taxonomy"])], by=by, reason=reason)
    return plan
