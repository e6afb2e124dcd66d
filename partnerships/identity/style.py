import hashlib

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control

from partnerships.access import public
from partnerships.identity.brand import palette
from partnerships.models import Partnership

LOGO_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


@public
@cache_control(public=True, max_age=300)
def stylesheet(request, slug):
    """The partnership's colours as custom properties; a strict Content-Security-Policy allows no inline style."""
    partnership = get_object_or_404(Partnership, slug=slug)
    colours = palette(partnership.colour, partnership.accent)
    rules = "".join(f"--csp-{name.replace('_', '-')}:{value};" for name, value in colours.items())
    return HttpResponse(f":root{{{rules}}}", content_type="text/css; charset=utf-8")


@public
@cache_control(public=True, max_age=300)
def logo(request, slug):
    """The partnership's logo; its content was checked when it was uploaded."""
    partnership = get_object_or_404(Partnership, slug=slug)
    suffix = partnership.logo.name[partnership.logo.name.rfind(".") :].lower() if partnership.logo else ""
    if suffix not in LOGO_TYPES:
        raise Http404
    tag = f'"{hashlib.sha256(partnership.logo.name.encode()).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    with partnership.logo.open() as file:
        return HttpResponse(file.read(), content_type=LOGO_TYPES[suffix], headers={"ETag": tag})
