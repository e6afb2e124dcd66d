from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from partnerships.sweeps import register_sweep
        from plans import blocks, to_do  # noqa: F401 registers this room's kinds of block and its tasks
        from plans.printing.sweeping import sweep

        register_sweep("renderings", sweep)
