"""What browsers are told beside the page, and how it is packed."""

from django.middleware.gzip import GZipMiddleware
from django.urls import reverse

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
        return response


class PackingMiddleware(GZipMiddleware):
    """Django's own, for text alone. It adds a random length to each answer, and the token of a form is masked anew in
    each: what the length of a packed page could tell of a secret in it (BREACH) is lost in that."""

    def process_response(self, request, response):
        if not response.headers.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)
