"""A council's forward plan of key decisions: the clerk's page with drafts, its files, and the public's page."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from governance.councils.views import council_of
from governance.forward_plan.compiling import decided, entries_of, executive_stages, given_entry, noticed
from governance.forward_plan.entries import as_text, fit_to_publish
from governance.forward_plan.files import FORMS
from governance.forward_plan.reporting_urgent import report_of_year
from governance.forward_plan.tables import NoticeRow, NoticeTable, PublicNoticeTable
from governance.stages.transitions import reasons_not_to
from partnerships.access import Permission, public, requires
from partnerships.models import Organisation


@requires(Permission.PUBLISH, fetch=council_of)
def forward_plan(request, council):
    """Every key decision to come: the notice as given or its draft, what it does not say yet, and the words to copy of
    those that say everything."""
    today = timezone.localdate()
    stages, not_recorded = executive_stages(council, request.user)
    entries = entries_of(stages, council)
    rows = [_row(*pair, request.user, today) for pair in zip(stages, entries, strict=True)]
    fit = fit_to_publish(entries)
    context = {
        "council": council,
        "today": today,
        "cards": rows,
        "notices": NoticeTable(rows, request=request),
        "not_recorded": not_recorded,
        "text": as_text(council.name, fit, today),
        "left_out": len(entries) - len(fit),
        "urgent": report_of_year(council, today.year),
        "forms": [(form, label) for form, (_, _, label) in FORMS.items()],
    }
    return render(request, "governance/forward_plan/forward_plan.html", context)


def _row(stage, entry, user, today) -> NoticeRow:
    return NoticeRow(
        stage,
        entry,
        is_late=entry.is_late(today),
        may_give=not reasons_not_to("give_notice", stage, by=user),
        may_change=not reasons_not_to("change_notice", stage, by=user),
    )


@requires(Permission.PUBLISH, fetch=council_of)
def forward_plan_file(request, council, form):
    """The same as a file to take into the council's own documents."""
    if form not in FORMS:
        raise Http404
    make, content_type, _ = FORMS[form]
    stages, _ = executive_stages(council, request.user)
    entries = fit_to_publish(entries_of(stages, council))
    response = HttpResponse(make(council.name, entries, timezone.localdate()), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="forward-plan-{council.slug}.{form}"'
    return response


@public
def public_forward_plan(request, slug):
    """Notices that were given of key decisions, first of those still to come; nothing of which no notice was given."""
    council = get_object_or_404(Organisation.objects.councils(), slug=slug)
    entries = [given_entry(stage) for stage in noticed(council)]
    context = {
        "council": council,
        "entries": entries,
        "notices": PublicNoticeTable(entries, request=request),
        "decided": [given_entry(stage) for stage in decided(council)],
        "section": "meetings",
    }
    return render(request, "governance/forward_plan/public.html", context)
