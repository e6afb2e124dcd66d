"""Notices of a council's executive under regulations 5, 10 and 11 for the public: the list, and each as a document."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from governance.forward_plan.files import WORD, notice_file
from governance.forward_plan.giving import notices_given
from governance.forward_plan.reporting_urgent import years_with_reports
from partnerships.access import public
from partnerships.models import Organisation


@public
def public_notices(request, slug):
    council = get_object_or_404(Organisation.objects.councils(), slug=slug)
    years = years_with_reports(council, timezone.localdate())
    context = {"council": council, "notices": notices_given(council), "years": years, "section": "meetings"}
    return render(request, "governance/forward_plan/notices.html", context)


@public
def public_notice(request, slug, pk, kind):
    council, stage, notice = _notice_of(slug, pk, kind)
    current = stage.current_date
    context = {
        "council": council,
        "stage": stage,
        "notice": notice,
        "meeting": current and current.meeting,
        "is_public": stage.paper.versions.public().exists(),
        "section": "meetings",
    }
    return render(request, "governance/forward_plan/public_notice.html", context)


@public
def public_notice_file(request, slug, pk, kind):
    """The same as a Word document, to be pinned up at the council's offices."""
    _, stage, notice = _notice_of(slug, pk, kind)
    response = HttpResponse(notice_file(notice), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="notice-{notice.slug}-{stage.pk}.docx"'
    return response


def _notice_of(slug, pk, kind):
    council = get_object_or_404(Organisation.objects.councils(), slug=slug)
    for stage, notice in notices_given(council):
        if (stage.pk, notice.slug) == (pk, kind):
            return council, stage, notice
    raise Http404
