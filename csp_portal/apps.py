from django.apps import AppConfig


class CspPortalConfig(AppConfig):
    name = "csp_portal"
    verbose_name = "Portal"

    def ready(self):
        from allauth.account.signals import password_reset
        from django.contrib.auth.signals import user_logged_in

        from csp_portal.sign_in import brake, browser
        from partnerships.sweeps import register_sweep

        user_logged_in.connect(browser.remember, dispatch_uid="browser of a sign-in")
        password_reset.connect(browser.remember, dispatch_uid="browser of a new password")
        register_sweep("sign-in", brake.forget_old)
