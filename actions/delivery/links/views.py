"""What the link of a report leads to (``partnerships.links`` tells how such pages behave): the report is written, sent,
and passed on."""

import re
from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from actions.delivery.links.codes import check_code, is_proven, proof_of, send_code
from actions.delivery.links.forms import CodeForm, PassOnForm
from actions.delivery.links.verbs import decline, is_open, pass_on, use
from actions.delivery.returns.files import download_of
from actions.delivery.returns.page import answer, asked_of
from actions.delivery.returns.sender import Sender
from actions.delivery.sheet.views import sheet_file, sheet_page
from actions.models import ReturnFile, ReturnLink
from partnerships import cookies
from partnerships.frame import settle, tell_refusal
from partnerships.history import acting_as
from partnerships.links import gone, guarded, keep, link_of_secret
from partnerships.models import audit
from partnerships.verbs import Refused
from plans.models.papers import with_owner

COOKIE, PROOF, PATH = "report_link", "report_link_code", "/r/"
CARD = re.compile(r"^([0-9a-f-]{36})-revision$")


def _link_of(request, secret: str) -> ReturnLink:
    rows = ReturnLink.objects.select_related("person", "organisation", *with_owner("period__calendar__paper"))
    rows = rows.prefetch_related("period__calendar__paper__partnership__lead_councils")
    return link_of_secret(request, rows, secret)


def _gone(request, link):
    return gone(request, link.period.paper.partnership)


@guarded
def link(request, token):
    """The address in the mail."""
    found, now = _link_of(request, token), timezone.now()
    if not is_open(found, timezone.localdate()):
        return _gone(request, found)
    if request.method != "POST":
        return render(request, "actions/delivery/links/link.html", {"link": found, "period": found.period})
    if "not_mine" in request.POST:
        return _keep(redirect("actions:link_not_mine"), COOKIE, token)
    use(found)
    if is_proven(found, cookies.kept(request, PROOF, PATH)):
        return _keep(redirect("actions:link_answer"), COOKIE, token)
    settle(request, lambda: send_code(found, now), "A mail with your code is on its way.")
    return _keep(redirect("actions:link_code"), COOKIE, token)


def _keep(response, name, value):
    return keep(response, name, value, path=PATH)


def _with_cookie(view):
    """Inside once the code is given, where one is asked for: ``view(request, link, …)``."""

    @wraps(view)
    def proven(request, link, **kwargs):
        if not is_proven(link, cookies.kept(request, PROOF, PATH)):
            return redirect("actions:link_code")
        return view(request, link, **kwargs)

    return _holding(proven)


def _holding(view):
    """Inside: ``view(request, link, …)``, as long as the link is good."""

    @wraps(view)
    def inside(request, **kwargs):
        found = _link_of(request, cookies.kept(request, COOKIE, PATH))
        if not is_open(found, timezone.localdate()):
            return _gone(request, found)
        with acting_as(found.person):
            return view(request, found, **kwargs)

    return guarded(inside)


@_holding
def link_code(request, link):
    """The six figures; they come again on demand."""
    form, now = CodeForm(None if "again" in request.POST else request.POST or None), timezone.now()
    if "again" in request.POST:
        settle(request, lambda: send_code(link, now), "A new code is on its way. The one before no longer works.")
        return redirect("actions:link_code")
    if request.method == "POST" and form.is_valid():
        try:
            check_code(link, form.cleaned_data["code"], now)
        except Refused as refused:
            form.add_error("code", refused.reasons)
        else:
            return _keep(redirect("actions:link_answer"), PROOF, proof_of(link))
    return render(request, "actions/delivery/links/code.html", {"form": form, "link": link, "period": link.period})


@_holding
def link_not_mine(request, link):
    """“This is not for me”: asked once more, as it stops the mail too."""
    context = {"link": link, "period": link.period}
    if request.method != "POST":
        return render(request, "actions/delivery/links/not_mine.html", context)
    decline(link)
    return render(request, "actions/delivery/links/declined.html", context)


@_with_cookie
def link_answer(request, link):
    """“Update all” for the link's organisation and period alone."""
    sender = Sender(link.person, link.period, link.organisation, by_link=True)
    asked = asked_of(sender)
    if foreign := _foreign_cards(request, asked):
        place = {"partnership": link.period.paper.partnership, "keys": sorted(foreign)}
        audit("report link tried for another action", link, by=link.person, **place)
        raise Http404
    template, done_url = "actions/delivery/links/answer.html", "/r/sent/"
    return answer(request, sender, asked, template=template, done_url=done_url, link=link, sheet_url="/r/sheet/")


def _foreign_cards(request, asked) -> set[str]:
    """Keys of actions in what was sent that the link is not for."""
    sent = {found[1] for name in request.POST if (found := CARD.match(name))}
    return sent - {str(each.action.key) for each in asked}


@_with_cookie
def link_sent(request, link):
    """The receipt."""
    asked = asked_of(Sender(link.person, link.period, link.organisation, by_link=True))
    context = {"link": link, "period": link.period, "asked": asked}
    return render(request, "actions/delivery/links/sent.html", context)


@_with_cookie
def link_sheet(request, link):
    """The same questions as a workbook."""
    sender = Sender(link.person, link.period, link.organisation, by_link=True)
    page_url, file_url = reverse("actions:link_answer"), reverse("actions:link_sheet_file")
    template = "actions/delivery/sheet/by_link.html"
    return sheet_page(
        request, sender, asked_of(sender), template=template, page_url=page_url, file_url=file_url, link=link
    )


@_with_cookie
def link_sheet_file(request, link):
    sender = Sender(link.person, link.period, link.organisation, by_link=True)
    return sheet_file(sender, asked_of(sender))


@_with_cookie
def link_evidence(request, link, key):
    """A file of the link's own organisation and period."""
    own = {"report__period": link.period, "report__organisation": link.organisation}
    return download_of(get_object_or_404(ReturnFile.objects.standing(), key=key, **own))


@_with_cookie
def link_pass_on(request, link):
    """“Not you?”"""
    form = PassOnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            contact = pass_on(link, **form.cleaned_data)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"{contact.person} gets a mail with a link of their own.")
            return redirect("actions:link_answer")
    return render(request, "actions/delivery/links/pass_on.html", {"form": form, "link": link})
