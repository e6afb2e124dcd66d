from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from governance import (  # "blocks" registers the kinds
            blocks,  # noqa: F401
            changes,
            duty_reminders,
            duty_tasks,
            history,
            interchange,
            record,
            reminders,
            report_interchange,
            steps,
            tasks,
            tasks_of_reports,
        )

        history.register()
        interchange.register()
        report_interchange.register()
        record.register()
        tasks.register()
        tasks_of_reports.register()
        steps.register()
        reminders.register()
        duty_reminders.register()
        changes.register()
        duty_tasks.register()
