"""A plan's summary, easy-read text and the like: their page in the workspace, and what everybody downloads."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from partnerships.access import Permission, public, requires
from partnerships.frame import tell_refusal
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.models import OtherFormat, Paper, Plan
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.printing.response import stored_pdf
from plans.public.formats import verbs
from plans.public.formats.forms import OtherFormatForm


@public
def other_format(request, slug, name):
    """The file; as public as its plan."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user), slug=slug)
    row = get_object_or_404(OtherFormat.objects.standing().select_related("paper__plan"), paper__plan=plan, name=name)
    is_public = row.paper.versions.public().exists()
    return stored_pdf(request, row.file.name, row.sha256, row.filename, is_public=is_public)


def _plan_paper(user, key):
    paper = fetching.paper(user, key)
    if paper.kind != Paper.Kind.PLAN:
        raise Http404
    return paper


def _format(user, key, pk):
    return get_object_or_404(_plan_paper(user, key).other_formats.standing(), pk=pk)


@requires(Permission.VIEW_DRAFT, fetch=_plan_paper)
def other_formats(request, paper):
    """All that stand, and a new one."""
    reasons = verbs.reasons_not_to_change_formats(paper, by=request.user)
    form = None if reasons else OtherFormatForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form and form.is_valid() and _added(request, paper, form):
        return redirect("plans:other_formats", paper.key)
    formats = list(paper.other_formats.standing().select_related("paper__plan"))
    context = {"form": form, "formats": formats, "reasons": reasons}
    return paper_page(request, "plans/public/formats/formats.html", paper, tab="paper", **context)


def _added(request, paper, form) -> bool:
    given = {name: form.cleaned_data[name] for name in ("kind", "language")}
    try:
        row = verbs.add_format(paper, **given, pdf=form.pdf, by=request.user)
    except Refused as refused:
        form.add_error(None, refused.reasons)
        return False
    messages.success(request, f"“{row}” stands beside the plan.")
    for remark in form.pdf.remarks:
        messages.warning(request, remark)
    return True


@requires(Permission.EDIT_PAPER, fetch=_format)
def remove_format(request, row):
    """Ask why, then hand it out no more; the history keeps it."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.remove_format(row, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"“{row}” was taken away.")
        return redirect("plans:other_formats", row.paper.key)
    return paper_page(request, "plans/public/formats/remove.html", row.paper, tab="paper", form=form, row=row)
