"""The page for people with an account: a partner lead's own, and the co-ordinator's on behalf of an organisation."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from actions.delivery.asked import AskedAction, asked_in, slug_of
from actions.delivery.periods.fetching import period as period_of
from actions.delivery.returns.files import download_of, may_read
from actions.delivery.returns.page import answer
from actions.delivery.returns.sender import Sender
from actions.models import ReportingPeriod, ReturnFile
from partnerships.access import Permission, may, requires
from plans.models.papers import with_owner


def evidence_of(user, key):
    """A file of a report that the person may read; to others there is none."""
    own = ReturnFile.objects.filter(report__period__in=ReportingPeriod.objects.visible_to(user))
    row = get_object_or_404(own.select_related(*with_owner("report__period__calendar__paper")), key=key)
    if not may_read(row, user):
        raise Http404
    return row


@requires(Permission.READ_PERFORMANCE, fetch=evidence_of)
def evidence(request, row):
    return download_of(row)


@requires(Permission.REPORT_ACTION, fetch=period_of)
def report(request, period):
    """To the page of the person's own organisation; of several, the one that is asked first."""
    asked = asked_in(period)
    own = [
        each.organisation
        for each in asked
        if each.organisation and each.organisation.pk in request.user.organisation_ids()
    ]
    if own:
        return redirect("actions:report_for", key=period.key, slug=own[0].slug)
    return redirect("actions:reporting", key=period.paper.key)


@requires(Permission.REPORT_ACTION, fetch=period_of)
def report_for(request, period, slug):
    """All actions of one organisation in a period. The co-ordinator opens those of others too."""
    asked, sender, is_own = answers_of(request, period, slug)
    done_url = reverse("actions:reporting", args=[period.paper.key])
    sheet_url = reverse("actions:report_sheet", args=[period.key, slug])
    return answer(
        request, sender, asked, template="actions/delivery/answer.html", done_url=done_url, is_own=is_own,
        sheet_url=sheet_url,
    )  # fmt: skip


def answers_of(request, period, slug) -> tuple[list[AskedAction], Sender, bool]:
    """What one organisation is asked in a period, who answers, and whether for the own one; of others 404, unless for
    the co-ordinator."""
    asked = [each for each in asked_in(period) if slug_of(each.organisation) == slug]
    if not asked:
        raise Http404
    organisation = asked[0].organisation
    is_own = organisation is not None and organisation.pk in request.user.organisation_ids()
    if not (is_own or may(request.user, Permission.MANAGE_ACTIONS, period)):
        raise Http404
    on_behalf = "" if is_own else request.POST.get("on_behalf", "").strip()[:200] or "Told to the co-ordinator"
    return asked, Sender(request.user, period, organisation, on_behalf=on_behalf), is_own
