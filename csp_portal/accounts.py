"""Nobody signs up: accounts are by invitation only, or known from a council's directory."""

from ipaddress import IPv6Address

from allauth.account import forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import SignupClosedException
from allauth.core.internal.httpkit import clean_client_ip
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.forms import CharField, HiddenInput
from django.urls import reverse

from csp_portal.access_mail import ask_for_password, tell
from csp_portal.sign_in import brake, kept
from csp_portal.sign_in.vouching import claims_of, is_within, vouched_address
from partnerships.access import Role
from partnerships.braking import count, take_back


class InvitationOnlyAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": (
            "Too many tries to sign in to this account, or from where you are. Wait five minutes, or choose a new "
            "password with “forgotten your password”: that works at once."
        ),
        "email_password_mismatch": (
            "The address and the password do not match. Check both, or choose a new password with “forgotten your "
            "password”."
        ),
        "enter_current_password": "This is not your present password: enter it again.",
        "incorrect_password": "This is not your password: enter it again.",
        "invalid_password_reset": "This link no longer works. Ask for a new one with “forgotten your password”.",
        "rate_limited": "Too many tries. Wait a few minutes, then try again.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        """A councillor comes for the next pack; everybody else to the tasks."""
        roles = request.user.roles_held()
        is_only_councillor = bool(roles) and all(role.role == Role.MEMBER for role in roles)
        return reverse("governance:my_meetings") if is_only_councillor else super().get_login_redirect_url(request)

    def send_mail(self, template_prefix, email, context):
        """Nothing goes out in the library's own words; the portal writes rows (``csp_portal.access_mail``)."""

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        tell(user, template_prefix)

    def get_client_ip(self, request):
        """Where a request comes from; a number of proxies that does not fit stops nobody from signing in."""
        try:
            return super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            return clean_client_ip(request.META.get("REMOTE_ADDR") or "") or str(IPv6Address(0))

    def authenticate(self, request, **credentials):
        """As the library does it, with our own brake in place of its counting."""
        limits = brake.limits_of(request, credentials.get("email") or "", self.get_client_ip(request))
        tried = count(limits)
        if tried is None:
            raise self.validation_error("too_many_login_attempts")
        user = super().authenticate(request, **credentials)
        if user:
            take_back(tried)
        return user

    def pre_authenticate(self, request, **credentials):
        """The brake has counted this try already."""


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


#: Of the library's fields, as people say them.
LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "oldpassword": "Your password until now",
    "password1": "New password",
    "password2": "New password again",
    "code": "Six figures",
}
GOOD_PASSWORD = "At least 12 characters. Three random words make a good one."


class _PlainFields:
    """Fields with labels and without placeholders, which vanish as soon as one types."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name, label in LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        if "password1" in self.fields:
            self.fields["password1"].help_text = GOOD_PASSWORD


class LoginForm(_PlainFields, forms.LoginForm):
    kept = CharField(required=False, max_length=kept.LONGEST, widget=HiddenInput)

    def login(self, request, redirect_url=None):
        response = super().login(request, redirect_url)
        kept.take_over(request, self.cleaned_data["kept"], self.user)
        return response


class ResetPasswordForm(_PlainFields, forms.ResetPasswordForm):
    def save(self, request, **kwargs):
        ask_for_password(self.cleaned_data["email"], next(iter(self.users), None))
        return self.cleaned_data["email"]


class ChangePasswordForm(_PlainFields, forms.ChangePasswordForm):
    pass


class ResetPasswordKeyForm(_PlainFields, forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(_PlainFields, forms.ReauthenticateForm):
    pass


class SecondStepForm(_PlainFields, AuthenticateForm):
    pass


class SecondStepAgainForm(_PlainFields, CodeReauthenticateForm):
    pass


class SecondStepSetUpForm(_PlainFields, ActivateTOTPForm):
    pass
