"""Partnerships and councils in the hands of site administrators: set up, changed, closed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from partnerships.access import for_site
from partnerships.frame import partnership_page
from partnerships.limits import sentences_of
from partnerships.models import Organisation, Partnership, RegisteredCouncil, audit
from partnerships.setting_up.forms import CloseForm, CouncilForm, PartnershipSetUpForm
from partnerships.setting_up.verbs import close, council_for, set_up
from partnerships.verbs import Refused

FORM = "partnerships/setting_up/partnership.html"
OWN = ("areas", "leads", "predecessors", "closes_predecessors")


@for_site
def add_partnership(request):
    """``?council=``: codes of the register that are filled in."""
    councils = RegisteredCouncil.objects.filter(code__in=request.GET.getlist("council")).select_related("county")
    initial = {"areas": "\n".join(council.short_name for council in councils)}
    form = PartnershipSetUpForm(request.POST or None, initial=initial)
    if saved := _saved(request, form):
        messages.success(request, f"{saved} is set up. Now say which authorities sit at its table.")
        return redirect("partnerships:authorities", saved.slug)
    return render(request, FORM, {"form": form, "section": "tasks", "chosen": councils})


@for_site
def edit_partnership(request, slug):
    partnership = get_object_or_404(Partnership, slug=slug)
    form = PartnershipSetUpForm(request.POST or None, instance=partnership)
    if saved := _saved(request, form):
        messages.success(request, f"{saved} was saved.")
        return redirect("partnerships:set_up", saved.slug)
    return render(request, FORM, {"form": form, "section": "tasks", "partnership": partnership})


def _saved(request, form) -> Partnership | None:
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return set_up(form.instance, by=request.user, **{name: form.cleaned_data[name] for name in OWN})
    except ValidationError as error:
        form.add_error(None, sentences_of(error))
    except Refused as refused:
        form.add_error(None, refused.reasons)
    return None


@for_site
def close_partnership(request, slug):
    partnership = get_object_or_404(Partnership, slug=slug)
    form = CloseForm(request.POST or None, initial={"on": partnership.ends_on})
    if request.method == "POST" and form.is_valid():
        try:
            close(partnership, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, "The last day is saved." if partnership.ends_on else "The partnership goes on.")
            return redirect("partnerships:set_up", partnership.slug)
    return partnership_page(request, "partnerships/setting_up/close.html", partnership, form=form)


@for_site
def add_council(request, code):
    """A council of the register comes into the portal; to ask twice adds it once."""
    registered = get_object_or_404(RegisteredCouncil, code=code)
    if request.method != "POST":
        return redirect("partnerships:register_council", code)
    council = council_for(registered, by=request.user)
    messages.success(request, f"{council} is in the portal.")
    return redirect("partnerships:council", council.slug)


@for_site
def edit_council(request, slug):
    council = get_object_or_404(Organisation.objects.councils(), slug=slug)
    form = CouncilForm(request.POST or None, instance=council)
    if request.method == "POST" and form.is_valid():
        _save_council(form, by=request.user)
        messages.success(request, f"{council} was saved.")
        return redirect("partnerships:council", council.slug)
    return render(
        request, "partnerships/setting_up/council.html", {"form": form, "council": council, "section": "tasks"}
    )


@transaction.atomic
def _save_council(form, *, by):
    form.instance._history_user = by
    audit("council changed", form.save(), by=by, council=form.instance, fields=form.changed_data)
