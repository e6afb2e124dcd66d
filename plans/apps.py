from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PlansConfig(AppConfig):
    name = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from partnerships.finding import register_search
        from partnerships.sweeps import register_sweep
        from partnerships.tasks import register_tasks
        from plans import blocks  # noqa: F401 registers this room's kinds of block
        from plans.discussion import assigning, finding, hearing, mentions, steps, to_do
        from plans.editing import drafts
        from plans.editing import to_do as unsaved  # noqa: F401 registers what a person has not saved
        from plans.immutable import after_migrating, before_migrating
        from plans.interchange import privacy, reviews
        from plans.models import Block
        from plans.office.imports import purging
        from plans.papers import finding as papers
        from plans.papers import search, succession
        from plans.papers.called import called
        from plans.papers.desk import register_steps
        from plans.papers.versions import when_frozen, when_public_changes
        from plans.printing.downloads import offer_public
        from plans.printing.renderings import want_version
        from plans.printing.sweeping import sweep
        from plans.printing.to_do import given_up
        from plans.public import frozen_text
        from plans.suggesting import finding as suggested
        from plans.suggesting import telling
        from plans.taking_out import sweeping as taking_out

        pre_migrate.connect(before_migrating, sender=self)
        post_migrate.connect(after_migrating, sender=self)
        Block.called = called
        when_frozen(want_version)
        when_public_changes(offer_public)
        mentions.register()
        hearing.register()
        assigning.register()
        telling.register()
        privacy.register()
        reviews.register()
        register_steps(steps.discussion_steps)
        register_tasks(to_do.comments_to_settle)
        register_tasks(to_do.versions_to_endorse)
        register_search(papers.texts)
        register_search(finding.comments)
        register_search(suggested.suggestions)
        register_tasks(given_up)
        register_sweep("succession", succession.sweep)
        register_sweep("renderings", sweep)
        register_sweep("taking out", taking_out.sweep)
        register_sweep("drafts", drafts.sweep)
        register_sweep("imports", purging.sweep)
        register_sweep("texts", frozen_text.sweep)
        register_sweep("words", search.sweep)
