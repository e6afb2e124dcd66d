from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from partnerships import lookups
        from partnerships.finding import register_search
        from partnerships.mail import digest, kinds, reminding
        from partnerships.mail.rows import send_written
        from partnerships.people import finding
        from partnerships.sweeps import register_sweep
        from partnerships.tidying import tidy

        lookups.register()
        kinds.register()
        register_search(finding.people)
        register_sweep("reminders", reminding.sweep)  # before the mail goes out
        register_sweep("daily mail", digest.sweep)
        register_sweep("mail", send_written)
        register_sweep("tidying", tidy)
