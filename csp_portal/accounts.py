"""Nobody signs up: accounts are made by invitation, or known from a council's directory."""

from allauth.account import forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

from csp_portal.access_mail import ask_for_password, tell


class InvitationOnlyAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """Nothing goes out in the library's own words; the portal writes rows (``csp_portal.access_mail``)."""

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        tell(user, template_prefix)


class KnownPeopleAdapter(DefaultSocialAccountAdapter):
    """A person from a directory signs in to the account that has the same address, and never makes a new one."""

    def is_open_for_signup(self, request, sociallogin):
        return False


class _PlainFields:
    """Fields with labels and without placeholders, which vanish as soon as one types."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name in ("login", "email"):
            if name in self.fields:
                self.fields[name].label = "E-mail address"


class LoginForm(_PlainFields, forms.LoginForm):
    pass


class ResetPasswordForm(_PlainFields, forms.ResetPasswordForm):
    def save(self, request, **kwargs):
        ask_for_password(self.cleaned_data["email"], next(iter(self.users), None))
        return self.cleaned_data["email"]


class ChangePasswordForm(_PlainFields, forms.ChangePasswordForm):
    pass


class ResetPasswordKeyForm(_PlainFields, forms.ResetPasswordKeyForm):
    pass
