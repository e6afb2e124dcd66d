"""What everybody may read of a meeting's packs and supplements: their files, and single papers."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from governance.meetings.reading import note_download
from governance.models import Pack, Supplement
from governance.packs.progress import with_progress
from partnerships.access import Permission, may, public
from plans.printing.response import stored_pdf


@public
@require_GET
def meeting_pack(request, pk, name):
    """The file of a published pack or supplement under its own name: the same bytes for as long as it stands."""
    found = _published(request.user, pk, name, Pack, Supplement)
    if not found.is_published:
        return _gone(request, found)
    if not found.is_ready:
        with_progress(found)
        status = 200 if request.htmx else 202
        response = render(request, "governance/packs/waiting.html", {"pack": found}, status=status)
        response["Cache-Control"] = "no-store"
        response["Retry-After"] = "5"
        return response
    if isinstance(found, Pack):
        note_download(request.user, found)
    return stored_pdf(request, found.file.name, found.sha256, found.filename, is_public=found.is_open)


@public
@require_GET
def pack_part(request, pk, name, position):
    """One paper of a published pack by itself."""
    pack = _published(request.user, pk, name, Pack, Supplement)
    if not pack.is_published:
        return _gone(request, pack)
    part = get_object_or_404(pack.own_parts().exclude(source=""), position=position)
    filename = f"{slugify(f'{pack.meeting.body.name} {pack.meeting.on} item {part.item} {part.title}')[:150]}.pdf"
    return stored_pdf(request, part.source, part.source_sha256, filename, is_public=pack.is_open)


def _gone(request, found):
    return render(request, "governance/packs/withdrawn.html", {"pack": found}, status=410)


def _published(user, pk, name, *models):
    for model in models:
        rows = model.objects.exclude(state=Pack.State.DRAFT)
        rows = rows.select_related("meeting__body__council", "meeting__body__partnership")
        found = rows.filter(meeting=pk, name=name).first()
        if found and (found.is_open or may(user, Permission.VIEW_PAPERS, found)):
            return found
    raise Http404
