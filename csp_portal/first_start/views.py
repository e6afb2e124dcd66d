"""The page behind the one-time address: who opens it becomes the administrator, then sets two-step sign-in up."""

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.utils import perform_login
from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from csp_portal.first_start import verbs
from csp_portal.first_start.forms import FirstAdministratorForm
from csp_portal.sign_in.second_step import SET_UP
from partnerships.access import public_form
from partnerships.verbs import Refused

DONE = "You are the administrator of this portal. Set two-step sign-in up now: from then on nothing opens without it."


@sensitive_post_parameters("password")
@never_cache
@public_form
def first_start(request, token):
    """To open it changes nothing: programs that look into links do no harm."""
    reasons = verbs.reasons_not_to_begin(token)
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and not reasons and form.is_valid():
        try:
            user = verbs.begin(token, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, DONE)
            response = perform_login(request, user, email_verification="none", redirect_url=reverse(SET_UP))
            reauthenticate_by_password(request)  # or the next page asks for the password again
            return response
    return render(request, "pages/first_start.html", {"reasons": reasons, "form": None if reasons else form})
