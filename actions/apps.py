from importlib import import_module

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "actions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from actions.action_plan import to_do
        from actions.action_plan.section import PLAN_SECTION
        from actions.delivery import clock, mail_kinds, taken
        from actions.delivery.chasing import reminding, tasks
        from actions.delivery.editions import on_plans, telling
        from actions.delivery.editions import tasks as reports_to_see_to
        from actions.delivery.money import reminding as money
        from actions.delivery.periods.step import steps
        from actions.delivery.risks import reminding as risks
        from actions.delivery.year import in_assessments
        from actions.delivery.year import tasks as years
        from actions.funding.section import FUNDING_SECTION
        from actions.models import ActionClass, ActionPlan
        from actions.projects.section import PROJECTS_SECTION
        from actions.risks.section import RISKS_SECTION
        from partnerships.mail.reminders import register_reminders
        from partnerships.sweeps import register_sweep
        from partnerships.tasks import register_tasks
        from plans.papers.desk import register_steps
        from plans.papers.history import register_history, register_rows
        from plans.rows.sections import register_nouns

        for section in (PLAN_SECTION, FUNDING_SECTION, RISKS_SECTION, PROJECTS_SECTION):
            import_module(f"actions.{section.kind}.block")  # registers the kind
            register_rows(section)
            register_nouns(section)
        for told in ("editions.blocks", "year.block", "money.block", "risks.block"):
            import_module(f"actions.delivery.{told}")  # registers what it tells of a period
        register_history(ActionPlan, kinds=("action_plan",))
        register_history(ActionClass, path="plan__paper", kinds=("action_plan",))
        register_tasks(to_do.tasks_for)
        register_tasks(tasks.tasks_for)
        register_tasks(money.tasks_for)
        register_tasks(risks.tasks_for)
        register_tasks(reports_to_see_to.tasks_for)
        register_tasks(years.tasks_for)
        register_steps(steps)
        register_steps(in_assessments.steps)
        mail_kinds.register()
        on_plans.register()
        telling.register()
        taken.register()
        reminding.register()
        register_reminders(money.grant_returns)
        register_reminders(risks.risk_reviews)
        register_sweep("reporting periods", clock.sweep)
