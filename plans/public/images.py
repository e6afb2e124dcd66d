"""Images of papers, addressed by the hash of their bytes."""

from django.http import Http404, HttpResponse

from partnerships.access import Permission, may, public
from plans.models import Attachment, Paper, Version
from plans.models.attachments import KINDS

IMAGES = ("image/png", "image/jpeg")


@public
def image(request, sha256):
    """The bytes of an image: to people who may read its paper's draft, and to all once a public version shows it."""
    kept = [file for file in _attachments(sha256) if _may_see(request.user, file)]
    if not kept:
        raise Http404
    with kept[0].file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=kept[0].content_type)
    response["Content-Disposition"] = f'attachment; filename="{sha256[:12]}.{KINDS[kept[0].content_type]}"'
    response["Cache-Control"] = "private, max-age=86400, immutable"
    return response


def _attachments(sha256):
    return Attachment.objects.filter(sha256=sha256, content_type__in=IMAGES).order_by("pk")


def _may_see(user, file):
    paper = Paper.objects.visible_to(user).filter(pk=file.paper_id).first()
    if paper and may(user, Permission.VIEW_DRAFT, paper):
        return True
    return Version.objects.public().filter(paper=file.paper_id, canonical__contains=file.sha256).exists()
