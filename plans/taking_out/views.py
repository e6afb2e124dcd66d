"""Taking everything out: ask for it, watch it being made, fetch it."""

from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from partnerships import fetching as partnerships
from partnerships.access import Permission, requires
from partnerships.frame import partnership_page, tell_refusal
from partnerships.verbs import Refused
from plans.taking_out import fetching, verbs
from plans.taking_out.forms import EVERYTHING, TakeOutForm


@requires(Permission.MANAGE_PARTNERSHIP, fetch=partnerships.partnership)
def take_out(request, partnership):
    """What is being made and what can be fetched, and the form that asks for it."""
    form = TakeOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.ask(partnership, by=request.user, with_drafts=form.cleaned_data["what"] == EVERYTHING)
        except Refused as refused:
            tell_refusal(request, refused)
        return redirect("plans:take_out", partnership.slug)
    taken = list(partnership.take_outs.kept(timezone.now()).select_related("asked_by"))
    context = {"form": form, "taken": taken, "is_under_way": any(each.is_under_way for each in taken)}
    return partnership_page(request, "plans/taking_out/take_out.html", partnership, **context)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.taken_out)
@require_GET
def progress(request, taken):
    """How far it is, for the page that looks again by itself; a whole page for whoever opens it."""
    if request.htmx:
        return render(request, "plans/taking_out/state.html", {"taken": taken})
    return redirect("plans:take_out", taken.partnership.slug)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.taken_out)
@require_GET
def file(request, taken):
    if not taken.is_ready:
        raise Http404
    name = f"{slugify(taken.partnership.name)}-{timezone.localdate(taken.asked_at):%Y-%m-%d}.zip"
    response = FileResponse(taken.file.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_store=True)
    return response
