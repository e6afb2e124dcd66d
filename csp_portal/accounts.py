"""Nobody signs up: accounts are made by invitation, or known from a council's directory."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class InvitationOnlyAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


class KnownPeopleAdapter(DefaultSocialAccountAdapter):
    """A person from a directory signs in to the account that has the same address, and never makes a new one."""

    def is_open_for_signup(self, request, sociallogin):
        return False
