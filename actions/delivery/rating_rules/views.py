"""How a partnership rates: for everybody to read, and what of it is the partnership's to set."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from actions.delivery.rating_rules.forms import TolerancesForm, label_rows
from actions.delivery.rating_rules.rules import rules_of_actions, rules_of_measures, rules_of_money
from actions.delivery.rating_rules.verbs import revision_of, set_labels
from actions.delivery.ratings import A_MONTH
from actions.delivery.scale import scale_of
from actions.models import ReportingCalendar
from partnerships.access import Permission, public, requires
from partnerships.frame import partnership_page
from partnerships.identity.brand import brand_of
from partnerships.models import Partnership, audit
from partnerships.verbs import Refused
from plans.models import Paper
from plans.papers.fetching import partnership as partnership_of


@public
def how_we_rate(request, slug):
    """The labels, and the rules in the order in which they are asked."""
    partnership = get_object_or_404(Partnership, slug=slug)
    scale, at_nought = scale_of(partnership), partnership.measure_tolerance_at_nought
    rules = [
        ("Actions, by their dates", rules_of_actions(_late_days(partnership))),
        ("Measures", rules_of_measures(partnership.measure_tolerance, at_nought)),
        ("Money", rules_of_money(partnership.money_green, partnership.money_amber)),
    ]
    context = {
        "partnership": partnership,
        "brand": brand_of(partnership),
        "labels": scale.all_labels,
        "rules": [(title, [(rule.when, scale.of(rule.meaning)) for rule in each]) for title, each in rules],
    }
    return render(request, "actions/delivery/rating_rules/how_we_rate.html", context)


def _late_days(partnership) -> int:
    """Of the newest text in force that is reported on; the usual month where none is."""
    own = ReportingCalendar.objects.filter(paper__partnership=partnership, paper__state__in=Paper.STANDING)
    found = own.order_by("-periods__ends_on", "-pk").first()
    return found.late_days if found else A_MONTH


@requires(Permission.MANAGE_PARTNERSHIP, fetch=partnership_of)
def tolerances(request, partnership):
    """By how much a figure or a budget may miss before its colour changes; what was closed stays as it was rated."""
    form = TolerancesForm(request.POST or None, instance=partnership)
    if request.method == "POST" and form.is_valid():
        _save(form, by=request.user)
        messages.success(request, "The tolerances are saved. They apply from now on.")
        return redirect("actions:how_we_rate", slug=partnership.slug)
    return partnership_page(request, "actions/delivery/rating_rules/tolerances.html", partnership, form=form)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=partnership_of)
def rating_labels(request, partnership):
    """The labels of the partnership, or the usual ones to begin with; what was typed stays when it is refused."""
    rows, reasons = label_rows(partnership, request.POST or None), []
    is_usual = "usual" in request.POST
    if request.method == "POST" and (is_usual or rows.is_valid()):
        try:
            own = [] if is_usual else rows.rows()
            set_labels(partnership, own, by=request.user, revision=_revision(request))
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "The labels are saved. They apply from now on.")
            return redirect("actions:how_we_rate", slug=partnership.slug)
    scale = scale_of(partnership)
    context = {"formset": rows, "reasons": reasons, "labels": scale.labels, "is_usual": scale.is_usual}
    context["revision"] = revision_of(partnership)
    return partnership_page(request, "actions/delivery/rating_rules/labels.html", partnership, **context)


def _revision(request) -> int:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isdecimal() else -1


@transaction.atomic
def _save(form, *, by):
    if form.has_changed():
        form.instance._history_user, form.instance._change_reason = by, f"Changed: {', '.join(form.changed_data)}"
        partnership = form.save()
        audit("tolerances changed", partnership, by=by, partnership=partnership, fields=form.changed_data)
