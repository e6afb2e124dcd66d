"""What changed since a body saw the text: the comparison, and the sheet for the next report as page and PDF."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from governance.stages.naming import stage_names
from governance.stages.since import bodies_that_saw, since, targets_of, title_of, want_sheet
from governance.stages.views import stage_of
from partnerships.access import Permission, requires
from partnerships.identity.brand import brand_of
from plans.printing.response import pdf_response


def stage_with_version(user, *, pk):
    found = stage_of(user, pk=pk)
    if not found.version_id:
        raise Http404
    return found


def _chosen(request, stage):
    """The text asked for among those that the person may read; the newest where none was asked for."""
    targets = targets_of(stage, request.user)
    wanted = request.GET.get("with", "")
    return targets, next((target for target in targets if target.value == wanted), targets[0])


@requires(Permission.VIEW_PAPERS, fetch=stage_with_version)
def changes(request, stage):
    targets, target = _chosen(request, stage)
    context = {**_frame(stage, targets, target), "since": since(stage, target)}
    return render(request, "governance/stages/changes.html", context)


@requires(Permission.VIEW_PAPERS, fetch=stage_with_version)
def sheet(request, stage):
    targets, target = _chosen(request, stage)
    context = {**_frame(stage, targets, target), "since": since(stage, target)}
    return render(request, "governance/stages/sheet.html", context)


@requires(Permission.VIEW_PAPERS, fetch=stage_with_version)
def sheet_pdf(request, stage):
    _, target = _chosen(request, stage)
    rendering = want_sheet(since(stage, target), by=request.user, on=timezone.localdate())
    return pdf_response(request, rendering, f"changes-since-{slugify(stage.body.name)}.pdf")


def _named(stages):
    names = stage_names(stages)
    return [{"stage": each, "name": names[each.pk]} for each in stages]


def _frame(stage, targets, target):
    return {
        "stage": stage,
        "paper": stage.paper,
        "brand": brand_of(stage.paper.partnership),
        "title": title_of(stage),
        "targets": targets,
        "target": target,
        "bodies": _named(bodies_that_saw(stage)),
    }
