from importlib import import_module

from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "priorities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from partnerships.mail.kinds import register_mail_kind
        from partnerships.mail.reminders import register_reminders
        from partnerships.sweeps import register_sweep
        from partnerships.tasks import register_tasks
        from plans.papers.history import register_rows
        from plans.rows.sections import register_nouns
        from priorities.alignment.section import ALIGNMENT_SECTION
        from priorities.indicators.section import INDICATORS_SECTION
        from priorities.measures import expected, interchange, mail_kinds, on_plans, taken
        from priorities.measures.files import verbs as figure_files
        from priorities.population import on_maps
        from priorities.priorities.section import PRIORITIES_SECTION

        for section in (PRIORITIES_SECTION, ALIGNMENT_SECTION, INDICATORS_SECTION):
            import_module(f"priorities.{section.kind}.block")  # registers the kind
            register_rows(section)
            register_nouns(section)
        import_module("priorities.measures.period_block")  # registers what it tells of a period
        on_plans.register()
        on_maps.register()
        interchange.register()
        taken.register()
        register_mail_kind(mail_kinds.KIND)
        register_reminders(expected.reminders_on)
        register_tasks(expected.tasks_for)
        register_sweep("figures", figure_files.sweep)
