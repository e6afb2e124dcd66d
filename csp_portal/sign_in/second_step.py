"""Whose sign-in asks for a second step, and where a person is led who has not set one up yet."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.shortcuts import redirect
from django.urls import reverse

from partnerships.access import Role

SET_UP = "mfa_activate_totp"
WHY = "Your role asks for two-step sign-in. Set it up now: until then nothing else opens."
#: What stays open until then: setting it up, signing out, and the statements that every page leads to.
OPEN = {"account_logout", "account_reauthenticate", "pages:accessibility", "pages:privacy", "pages:contact"}


def check_roles(names) -> None:
    """Refuse to start with a role that nobody can have."""
    unknown = [name for name in names if name not in Role]
    if unknown:
        raise ImproperlyConfigured(f"TWO_STEP_ROLES names “{unknown[0]}”; roles are {', '.join(Role.values)}.")


def is_asked_of(user) -> bool:
    """Site administrators and whoever reaches the administration pages, always; other roles as the site is set up."""
    if user.is_superuser or user.is_staff:
        return True
    asked = {Role.SITE_ADMINISTRATOR, *settings.SECOND_STEP_ROLES}
    return any(held.role in asked for held in user.roles_held())


def has_set_up(user) -> bool:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()


class SecondStepMiddleware:
    """Lead a person who has to have a second step, and has none, to the page that sets it up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if settings.SECOND_STEP_MAY_WAIT or not request.user.is_authenticated or _is_open(request.resolver_match):
            return None
        if not is_asked_of(request.user) or has_set_up(request.user):
            return None
        messages.warning(request, WHY)
        return redirect(reverse(SET_UP))


def _is_open(match) -> bool:
    name = match.view_name or ""
    return name in OPEN or name.startswith("mfa_")


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "These are not the figures that are good now. Wait until the app shows the next ones.",
        "cannot_delete_authenticator": "Your role asks for two-step sign-in, so it cannot be turned off.",
    }

    def can_delete_authenticator(self, authenticator):
        return settings.SECOND_STEP_MAY_WAIT or not is_asked_of(authenticator.user)
