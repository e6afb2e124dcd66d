"""A pack as a file: the open one for everybody, the full one for those who may read papers before they are public."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from governance.models import Pack
from governance.packs.making import pack_response
from partnerships.access import Permission, may, public


@public
def pack(request, pk):
    found = get_object_or_404(
        Pack.objects.select_related("stage__timetable__paper__partnership", "stage__body", "version", "rendering"),
        pk=pk,
    )
    if not found.is_open and not may(request.user, Permission.VIEW_PAPERS, found):
        raise Http404
    return pack_response(request, found)
