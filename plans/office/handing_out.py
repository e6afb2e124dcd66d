"""An Office file as an answer to a request."""

from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header


def file_response(content: bytes, name: str, content_type: str, *, is_public: bool = False) -> HttpResponse:
    """To be kept by whoever asked; what is not public, by nobody on the way."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, no_cache=True, **({"public": True} if is_public else {"private": True}))
    return response
