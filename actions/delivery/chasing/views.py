"""The co-ordinator's pages of a period: who answered, one report with its three ratings, and closing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from actions.delivery.asked import asked_in
from actions.delivery.chasing import verbs
from actions.delivery.chasing.board import ReportLine, lines_of
from actions.delivery.chasing.forms import (
    AgreeForm,
    ChallengeForm,
    ChaseForm,
    CommentaryForm,
    ContactForm,
    MoveDateForm,
)
from actions.delivery.editions.closing import close as close_period
from actions.delivery.editions.closing import keep_commentary
from actions.delivery.links.verbs import add_contact, end_contact, revoke
from actions.delivery.periods.fetching import period as period_of
from actions.delivery.periods.lifecycle import not_closed_before, reasons_not_to
from actions.delivery.scale import scale_of
from actions.models import ReportChallenge, Return, ReturnLink
from partnerships.access import Permission, may, requires
from partnerships.frame import settle
from partnerships.wording import and_words
from plans.papers.frame import paper_page


@requires(Permission.MANAGE_PERIOD, fetch=period_of)
def board(request, period):
    """Who answered and who did not, the asks of the board, and one button that writes to those who are missing."""
    scale, lines = scale_of(period.paper.partnership), lines_of(period, with_mail=True)
    late = [line for line in lines if line.missing]
    words = f"We have not received all reports for {period.name} yet. Could you send yours, please?"
    form = ChaseForm(request.POST or None, initial={"words": words})
    if request.method == "POST" and form.is_valid():
        said = f"{len(late)} organisation{'' if len(late) == 1 else 's'} written to."
        if settle(request, lambda: verbs.chase(period, lines, by=request.user, **form.cleaned_data), said):
            return redirect("actions:period_board", key=period.key)
    reports = [ReportLine(each, scale) for line in lines for each in line.asked]
    context = {
        "lines": lines,
        "late": late,
        "reports": reports,
        "asks": [ask for each in reports if each.asked.is_received for ask in each.asked.report.asks.all()],
        "dates": [each for each in reports if each.asked.is_received and each.asked.date_asked],
        "days_left": (period.last_day_to_report - timezone.localdate()).days,
        "may_close": not reasons_not_to("close", period, by=request.user),
    }
    return paper_page(request, "actions/delivery/board.html", period.paper, period=period, form=form, **context)


@requires(Permission.REPORT_ACTION, fetch=period_of)
def others(request, period):
    """What all leads have sent for a period, for each other: nothing that is only begun, nothing confidential."""
    scale = scale_of(period.paper.partnership)
    sent = [each for each in asked_in(period) if each.is_received and _is_told(each, request.user)]
    context = {"lines": [ReportLine(each, scale) for each in sent], "period": period}
    return paper_page(request, "actions/delivery/others.html", period.paper, **context)


def _is_told(asked, user) -> bool:
    if not asked.is_secret or may(user, Permission.MANAGE_PERIOD, asked.period):
        return True
    return bool(asked.organisation) and asked.organisation.pk in user.organisation_ids()


def report_of(user, key, report):
    """One return of a period that the person sees."""
    period = period_of(user, key)
    rows = Return.objects.received().select_related("organisation", "sent_by", "agreed_by")
    found = get_object_or_404(rows, period=period, key=report)
    found.period = period
    return found


@requires(Permission.CHALLENGE_REPORT, fetch=report_of)
def one_report(request, report):
    """What was reported, the three ratings, the questions, and what the co-ordinator does with it."""
    period, scale = report.period, scale_of(report.period.paper.partnership)
    challenge = ChallengeForm(request.POST if "question" in request.POST else None)
    agree = AgreeForm(request.POST if "because" in request.POST else None, scale=scale)
    move_date = MoveDateForm(request.POST if "minute" in request.POST else None)
    if _done(request, report, challenge, agree, move_date):
        return redirect("actions:one_report", key=period.key, report=report.key)
    asked = next(each for each in asked_in(period) if each.report and each.report.pk == report.pk)
    context = {"line": ReportLine(asked, scale), "challenge": challenge, "agree": agree, "move_date": move_date}
    context["period"] = period
    return paper_page(request, "actions/delivery/one_report.html", period.paper, report=report, **context)


def _done(request, report, challenge, agree, move_date) -> bool:
    """Whether one of the page's buttons was pressed with all that it needs, and nothing was typed that is refused."""
    by, said = request.user, request.POST
    if challenge.is_bound and challenge.is_valid():
        do = challenge.cleaned_data
        return settle(request, lambda: verbs.challenge(report, by=by, **do), "The lead is asked by mail.")
    if agree.is_bound and agree.is_valid():
        do = agree.cleaned_data
        return settle(request, lambda: verbs.agree(report, by=by, **do), "The agreed rating is set.")
    if move_date.is_bound and move_date.is_valid():
        do = dict(move_date.cleaned_data)
        do["reason"] = do.pop("why")
        done = "The action is measured against the new date."
        return settle(request, lambda: verbs.move_date(report, by=by, **do), done)
    if "accept" in said:
        settle(request, lambda: verbs.accept(report, by=by), "The report is accepted.")
    elif said.get("resolve", "").isdecimal():
        row = get_object_or_404(ReportChallenge, report=report, pk=said["resolve"])
        row.report = report
        settle(request, lambda: verbs.resolve_challenge(row, by=by), "The question is resolved.")
    else:
        return False
    return True


@requires(Permission.MANAGE_PERIOD, fetch=period_of)
def accept_all(request, period):
    """Everything that was sent and whose rating agrees with its dates."""
    if request.method == "POST":
        scale = scale_of(period.paper.partnership)
        lines = [ReportLine(each, scale) for each in asked_in(period) if each.is_received]
        same = [line.asked.report for line in lines if not line.is_different]
        sent = [report for report in same if report.state == Return.State.SUBMITTED]
        said = f"{len(sent)} report{'' if len(sent) == 1 else 's'} accepted."
        settle(request, lambda: verbs.accept_each(sent, period, by=request.user), said)
    return redirect("actions:period_board", key=period.key)


@requires(Permission.MANAGE_PERIOD, fetch=period_of)
def close(request, period):
    """Before it is closed: all that will stand as missing, or as asked and not answered."""
    if reasons := reasons_not_to("close", period, by=request.user):
        messages.error(request, " ".join(reasons))
        return redirect("actions:reporting", key=period.paper.key)
    form = CommentaryForm(request.POST if request.method == "POST" else None, instance=period)
    if request.method == "POST" and form.is_valid():
        html = form.cleaned_data["commentary_html"]
        if "keep" in request.POST:
            done = "The commentary is kept. Nothing is closed yet."
            if settle(request, lambda: keep_commentary(period, by=request.user, html=html), done):
                return redirect("actions:period_close", key=period.key)
        elif settle(request, lambda: close_period(period, by=request.user, html=html), f"{period.name} is closed."):
            return redirect("actions:reporting", key=period.paper.key)
    asked = asked_in(period)
    challenges = [row for each in asked if each.report for row in each.report.challenges.all()]
    before = and_words(each.name for each in not_closed_before(period))
    told = f"{before} is not closed yet: what changed is told against the period before. Close it first, if you can."
    context = {
        "earlier": told if before else "",
        "missing": [each for each in asked if not each.is_received],
        "waiting": [row for row in challenges if not row.answered_at],
        "period": period,
        "form": form,
    }
    return paper_page(request, "actions/delivery/close.html", period.paper, **context)


@requires(Permission.MANAGE_PERIOD, fetch=period_of)
def contacts(request, period, slug):
    """Who answers for an organisation without an account, and their links, which can be withdrawn."""
    line = next((each for each in lines_of(period) if each.slug == slug and each.organisation), None)
    if line is None:
        raise Http404
    partnership, here = period.paper.partnership, redirect("actions:contacts", key=period.key, slug=slug)
    form = ContactForm(request.POST if "email" in request.POST else None)
    if form.is_bound and form.is_valid():
        add_contact(partnership, line.organisation, by=request.user, **form.cleaned_data)
        messages.success(request, f"{form.cleaned_data['name']} is asked from the next mail on.")
        return here
    people = partnership.contacts.current().filter(organisation=line.organisation).select_related("person")
    if request.POST.get("end", "").isdecimal():
        contact = get_object_or_404(people, pk=request.POST["end"])
        settle(request, lambda: end_contact(contact, period, by=request.user), "They are asked no more.")
        return here
    links = ReturnLink.objects.filter(period=period, organisation=line.organisation).select_related("person")
    if request.POST.get("revoke", "").isdecimal():
        link = get_object_or_404(links, pk=request.POST["revoke"])
        link.period = period
        settle(request, lambda: revoke(link, by=request.user), "The link is withdrawn and no longer works.")
        return here
    context = {"line": line, "people": people, "links": links, "period": period, "form": form}
    return paper_page(request, "actions/delivery/contacts.html", period.paper, **context)
