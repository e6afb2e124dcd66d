from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "priorities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from priorities import blocks  # noqa: F401  (registers the kinds)
