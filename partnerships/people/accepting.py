"""Accepting an invitation: a new account, one that was closed opened again, or a further role for one that is open."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from partnerships.access import public_form
from partnerships.models import Invitation
from partnerships.people import verbs as workflow
from partnerships.people.accounts import account_of, reasons_not_to_open_again
from partnerships.people.forms import AcceptForm
from partnerships.verbs import Refused
from partnerships.wording import and_words


@sensitive_post_parameters("password")
@never_cache
@public_form
def accept(request, token):
    """Reached from the mail; the token is the secret."""
    invitations = Invitation.objects.select_related("partnership", "council", "organisation", "invited_by")
    invitation = get_object_or_404(invitations, token=token)
    reasons = workflow.reasons_not_to_accept(invitation)
    known = account_of(invitation)
    reasons += reasons_not_to_open_again(known)
    if reasons or (known and known.is_active):
        return _for_known(request, invitation, known, reasons)
    form = AcceptForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        try:
            user = workflow.accept(invitation, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, _welcome(invitation))
            return perform_login(request, user, email_verification="none")
    context = {"invitation": invitation, "form": form, "places": _places(invitation)}
    return render(request, "partnerships/people/accept_invitation.html", context)


def _for_known(request, invitation, known, reasons):
    """Somebody who has an account takes the role up with one button, signed in."""
    is_right_person = known is not None and request.user == known
    if request.method == "POST" and is_right_person and not reasons:
        try:
            workflow.accept(invitation, user=request.user)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _welcome(invitation))
            return redirect("pages:tasks")
    context = {
        "invitation": invitation, "reasons": reasons, "is_right_person": is_right_person, "places": _places(invitation)
    }  # fmt: skip
    return render(request, "partnerships/people/accept_invitation.html", context)


def _places(invitation) -> str:
    """All that one mail invited to."""
    together = Invitation.objects.together_with(invitation).select_related("partnership", "council")
    return and_words(str(each.place) for each in together if each.place)


def _welcome(invitation):
    return f"Welcome to {_places(invitation) or 'the portal'}."
