from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "priorities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from plans.papers.history import register_history
        from priorities import blocks, models  # noqa: F401  (registers the kinds)

        shown_by = {
            "priorities": {
                models.Priority: "paper",
                models.AreaOfFocus: "priority__paper",
                models.PriorityFinding: "priority__paper",
                models.PriorityLineage: "priority__paper",
                models.CrossCuttingTheme: "paper",
            },
            "alignment": {models.StrategyAim: "paper", models.AlignmentEntry: "aim__paper"},
            "indicators": {models.Indicator: "paper", models.Reading: "indicator__paper"},
        }
        for kind, paths in shown_by.items():
            for model, path in paths.items():
                register_history(model, path=path, kinds=(kind,))
