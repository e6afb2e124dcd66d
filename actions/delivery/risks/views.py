"""Risks as they are seen now: the matrix with its table, the form of a period, and the partnership's own scale."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from actions.delivery.periods.fetching import period as period_of
from actions.delivery.risks import verbs
from actions.delivery.risks.forms import RiskScaleForm, RiskViewForm
from actions.delivery.risks.picture import finding, risk_matrix
from actions.delivery.risks.reading import SeenRisk, levels_of, period_to_show, risks_in, scale_of_risks
from actions.models import ReportingPeriod, RiskScale
from partnerships.access import Permission, may, requires
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.papers.fetching import paper as paper_of
from plans.papers.frame import paper_page


def place_of(paper):
    return reverse("actions:risks_now", args=[paper.key])


@requires(Permission.VIEW_DRAFT, fetch=paper_of)
def risks_now(request, paper):
    """Where the risks stand and how they moved, as a picture and as a table."""
    levels, period, today = levels_of(scale_of_risks(paper.partnership)), period_to_show(paper), timezone.localdate()
    seen = risks_in(period, levels) if period else []
    asking = ReportingPeriod.objects.of(paper).asking().select_related("calendar__paper__partnership")
    open_ones = [each for each in asking if not verbs.reasons_not_to_look(each, by=request.user, on=today)]
    context = {
        "period": period,
        "seen": seen,
        "finding": finding(seen) if seen else "",
        "matrix": risk_matrix(seen, levels),
        "has_scale": levels is not None,
        "now": open_ones[-1] if open_ones else None,
        "may_manage": may(request.user, Permission.MANAGE_PERIOD, paper),
    }
    return paper_page(request, "actions/delivery/risks/risks.html", paper, is_reporting=True, **context)


@dataclass
class RiskCard:
    seen: SeenRisk
    form: RiskViewForm

    @property
    def theirs(self):
        """What somebody else said since the card was shown."""
        view = self.seen.view
        return view if view and self.form.is_bound and str(view.revision) != self.form["revision"].value() else None


@requires(Permission.MANAGE_PERIOD, fetch=period_of)
def look(request, period):
    """All risks of a period on one page; what was not changed is not written."""
    data, today = request.POST if request.method == "POST" else None, timezone.localdate()
    levels = levels_of(scale_of_risks(period.paper.partnership))
    cards = [_card(each, levels, data) for each in risks_in(period, levels)]
    reasons = verbs.reasons_not_to_look(period, by=request.user, on=today)
    if data is not None and not reasons:
        read = [card.form.is_valid() for card in cards]  # all of them: each says what is wrong
        if all(read) and _is_kept(request, cards, period, today):
            return redirect(place_of(period.paper))
    context = {"cards": cards, "period": period, "reasons": reasons, "back": place_of(period.paper)}
    return paper_page(request, "actions/delivery/risks/look.html", period.paper, **context)


def _card(seen, levels, data) -> RiskCard:
    view = seen.view
    said = {name: getattr(view, name) for name in (*verbs.SEEN, "revision")} if view else {}
    said = said or {"code": seen.before, "revision": 0}
    return RiskCard(seen, RiskViewForm(data, prefix=str(seen.risk.key), initial=said, levels=levels))


def _is_kept(request, cards, period, today) -> bool:
    told = 0
    try:
        for card in cards:
            if card.form.has_changed():
                revision = card.form.cleaned_data["revision"] or 0
                verbs.look_at(
                    period, card.seen.risk.key, card.form.said(), by=request.user, revision=revision, on=today
                )
                told += 1
    except Refused as refused:
        tell_refusal(request, refused)
        return False
    messages.success(request, f"Saved: {told} risk{'' if told == 1 else 's'} changed.")
    return True


@requires(Permission.MANAGE_PERIOD, fetch=paper_of)
def scale(request, paper):
    row = scale_of_risks(paper.partnership) or RiskScale(partnership=paper.partnership)
    form = RiskScaleForm(request.POST or None, scale=row)
    if request.method == "POST" and form.is_valid():
        try:
            revision = form.cleaned_data["revision"] or 0
            verbs.save_scale(row, by=request.user, data=form.said(), revision=revision)
        except Refused as refused:
            form.add_error(None, ValidationError(refused.reasons))
        else:
            messages.success(request, "The scale is saved.")
            return redirect(place_of(paper))
    context = {"form": form, "back": place_of(paper), "is_new": not row.pk}
    return paper_page(request, "actions/delivery/risks/scale.html", paper, **context)
