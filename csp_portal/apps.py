from django.apps import AppConfig
from django.conf import settings


class CspPortalConfig(AppConfig):
    name = "csp_portal"
    verbose_name = "Portal"

    def ready(self):
        from allauth.account.signals import password_reset
        from allauth.account.signals import user_logged_in as signed_in_by_page
        from django.contrib.auth.signals import user_logged_in

        from csp_portal.people.access_list import review_tasks
        from csp_portal.sign_in import brake, browser, second_step, sessions
        from partnerships.sweeps import register_sweep
        from partnerships.tasks import register_tasks

        user_logged_in.connect(browser.remember, dispatch_uid="browser of a sign-in")
        password_reset.connect(browser.remember, dispatch_uid="browser of a new password")
        signed_in_by_page.connect(sessions.begin, dispatch_uid="session of a sign-in")
        second_step.check_roles(settings.SECOND_STEP_ROLES)
        register_tasks(review_tasks)
        register_sweep("sign-in", brake.forget_old)
        register_sweep("sessions", sessions.tidy)
