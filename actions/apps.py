from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "actions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from actions import blocks, models, tasks  # noqa: F401  (registers the kinds)
        from partnerships.tasks import register_tasks
        from plans.papers.history import register_history

        shown_by = {
            "action_plan": {
                models.ActionPlan: "paper",
                models.ActionClass: "plan__paper",
                models.Action: "paper",
                models.Activity: "action__paper",
                models.ActionPartner: "action__paper",
            },
            "funding": {models.FundingLine: "paper", models.Allocation: "line__paper"},
            "risks": {models.Risk: "paper", models.Mitigation: "risk__paper"},
            "projects": {models.Project: "paper"},
        }
        for kind, paths in shown_by.items():
            for model, path in paths.items():
                register_history(model, path=path, kinds=(kind,))
        register_tasks(tasks.tasks_for)
