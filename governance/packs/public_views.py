"""What everybody may read of a meeting's packs and supplements: their files, and single papers."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from governance.meetings.reading import note_download
from governance.models import Meeting, Pack, Supplement
from governance.packs.progress import with_progress
from governance.packs.serving import stored_file
from partnerships.access import Permission, may, public
from plans.printing.response import stored_pdf


@public
@require_GET
def meeting_pack(request, pk, name):
    """The file of a published pack or supplement under its own name: the same bytes for as long as it stands."""
    for model in (Pack, Supplement):
        if stored := stored_file(model, request.user, pk, name):
            if stored.may_sit and model is Pack:
                note_download(request.user, Pack.objects.select_related("meeting__body").get(pk=stored.pk))
            return stored_pdf(request, stored.name, stored.sha256, f"{name}.pdf", is_public=stored.is_open)
    found = _published(request.user, pk, name, Pack, Supplement)
    if not found.is_published:
        return _gone(request, found)
    with_progress(found)
    response = render(request, "governance/packs/waiting.html", {"pack": found}, status=200 if request.htmx else 202)
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = "5"
    return response


@public
@require_GET
def pack_part(request, pk, name, position):
    """One paper of a published pack by itself, with the numbers that its pages have there. Of packs that were published
    before papers bore them it is the paper as it was given."""
    pack = _published(request.user, pk, name, Pack, Supplement)
    if not pack.is_published:
        return _gone(request, pack)
    part = get_object_or_404(pack.own_parts().exclude(source=""), position=position)
    filename = f"{slugify(f'{pack.meeting.body.name} {pack.meeting.on} item {part.item} {part.title}')[:150]}.pdf"
    name, sha256 = (part.file.name, part.sha256) if part.file else (part.source, part.source_sha256)
    return stored_pdf(request, name, sha256, filename, is_public=pack.is_open)


def _gone(request, found):
    return render(request, "governance/packs/withdrawn.html", {"pack": found}, status=410)


def _published(user, pk, name, *models):
    for model in models:
        rows = model.objects.exclude(state=Pack.State.DRAFT)
        rows = rows.select_related("meeting__body__council", "meeting__body__partnership")
        found = rows.filter(meeting__in=Meeting.objects.filter(pk=pk), name=name).first()
        if found and (found.is_open or may(user, Permission.VIEW_PAPERS, found)):
            return found
    raise Http404
