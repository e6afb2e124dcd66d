from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from governance import blocks, interchange, record, report_interchange, steps, tasks  # noqa: F401  (registers the kinds)

        interchange.register()
        report_interchange.register()
        record.register()
        tasks.register()
        steps.register()
