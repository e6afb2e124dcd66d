"""Nobody signs up: accounts are made by invitation, or known from a council's directory."""

from allauth.account import forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import SignupClosedException
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib.auth import get_user_model

from csp_portal.sign_in.vouching import claims_of, is_within, vouched_address

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

    def pre_social_login(self, request, sociallogin):
        """Find the person by the address that the directory vouches for; what else it told is not kept."""
        settings = sociallogin.account.get_provider(request).app.settings
        address = vouched_address(claims_of(sociallogin.account.extra_data), settings)
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
            if not is_within(sociallogin.user.email, settings["domains"]):
                raise SignupClosedException
        elif address and sociallogin.state.get("process") == AuthProcess.LOGIN:
            self._connect_known(request, sociallogin, address)

    def _connect_known(self, request, sociallogin, address):
        """An invitation has proved the address already, so the person's password stays as it is."""
        person = get_user_model().objects.filter(email__iexact=address, is_system=False).first()
        if person:
            sociallogin.connect(request, person)


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
