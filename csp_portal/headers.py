"""What browsers are told beside the page, and how it is packed."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.cache import patch_cache_control

#: Nothing here asks for any of them, so nothing that gets into a page may.
REFUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation",
    "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in REFUSED)
#: What becomes smaller; PDFs, pictures and Office files are packed already.
PACKED = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Reporting-Endpoints", f'csp="{reverse("csp_reports")}"')
        if not says_how_long_it_keeps(response):
            keep_private(request, response)
        return response


def says_how_long_it_keeps(response) -> bool:
    """What is everybody's, or a picture that a page shows again and again, says so itself."""
    said = response.headers.get("Cache-Control", "")
    return "public" in said or "max-age" in said


def keep_private(request, response) -> None:
    """What is not everybody's stays with whoever asked: a page is asked for again before it is shown, and a file lies
    nowhere but where it was saved."""
    is_somebodys = settings.SESSION_COOKIE_NAME in request.COOKIES
    is_file = "Content-Disposition" in response.headers
    if is_file and (is_somebodys or "private" in response.headers.get("Cache-Control", "")):
        patch_cache_control(response, private=True, no_store=True)
    elif is_somebodys and "Cache-Control" not in response.headers:
        patch_cache_control(response, private=True, no_cache=True)


class PackingMiddleware(GZipMiddleware):
    """Django's own, for text alone. It adds a random length to each answer, and the token of a form is masked anew in
    each: what the length of a packed page could tell of a secret in it (BREACH) is lost in that."""

    def process_response(self, request, response):
        if not response.headers.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)
