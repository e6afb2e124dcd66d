"""The page of an action plan: as any section, with who may say that an action is finished."""

from actions.action_plan.finishing import reasons_not_to_report
from actions.models import Action
from plans.editing import section_views as sections


def show(request, paper, *, section):
    actions = {str(action.key): action for action in Action.objects.of(paper).with_finish().prefetch_related("leads")}
    for action in actions.values():
        action.paper = paper
    finishing = {
        key: {"finished_on": action.finished_on, "may_report": not reasons_not_to_report(action, by=request.user)}
        for key, action in actions.items()
    }
    return sections.show(request, paper, section=section, of_rows=finishing)
