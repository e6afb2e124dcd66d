from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from partnerships.sweeps import register_sweep
        from partnerships.tasks import register_tasks
        from plans import blocks  # noqa: F401 registers this room's kinds of block
        from plans.discussion import finding, mentions, steps, to_do  # noqa: F401 registers what is asked, a search
        from plans.editing import drafts
        from plans.editing import to_do as unsaved  # noqa: F401 registers what a person has not saved
        from plans.papers import finding as texts  # noqa: F401 registers the search over drafts
        from plans.papers import succession
        from plans.papers.versions import when_frozen, when_public_changes
        from plans.printing.downloads import offer_public
        from plans.printing.renderings import want_version
        from plans.printing.sweeping import sweep
        from plans.printing.to_do import given_up
        from plans.public import frozen_text

        when_frozen(want_version)
        when_public_changes(offer_public)
        register_tasks(given_up)
        register_sweep("succession", succession.sweep)
        register_sweep("renderings", sweep)
        register_sweep("drafts", drafts.sweep)
        register_sweep("texts", frozen_text.sweep)
