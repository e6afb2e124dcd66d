"""Which mail a person gets: the page with all kinds, and the link under each mail, which asks for no signing in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from partnerships.access import public_form, signed_in
from partnerships.mail import kinds
from partnerships.mail.forms import MailForm
from partnerships.mail.kinds import BY_LINK, Choice, choose, chosen


@signed_in
def choices(request):
    form = MailForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        for name, choice in form.cleaned_data.items():
            choose(request.user, name, choice)
        messages.success(request, "Your choices are saved. They apply from the next mail on.")
        return redirect("partnerships:mail")
    always = [kind for kind in kinds.mail_kinds() if not kind.can_be_refused]
    context = {"form": form, "always": always, "section": "tasks"}
    return render(request, "partnerships/mail/choices.html", context)


@csrf_exempt  # mail programs post here without our pages (RFC 8058); the token in the address is the secret
@never_cache
@public_form
def stop(request, token):
    """Reached from a mail. A look changes nothing; only the button, or the mail program's own, stops the kind."""
    found = kinds.read_token(token)
    if found is None:
        raise Http404
    user, kind = found
    if request.method == "POST":
        choose(user, kind.name, kind.usual if "again" in request.POST else Choice.NEVER, because=BY_LINK)
    is_stopped = chosen(user, kind.name) == Choice.NEVER
    return render(request, "partnerships/mail/stop.html", {"kind": kind, "is_stopped": is_stopped})
