"""What was sent after the session had ended: kept, and shown again after signing in, so that nothing typed is lost.

The middleware keeps the fields of such a POST in the (anonymous) session, which signing in takes over; the address to
which signing in leads is a page that shows what was typed and sends it on when asked.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from partnerships.access import signed_in
from partnerships.numbers import whole

KEY = "kept_post"
LONGEST = 256 * 1024  # bytes of one kept POST
HOUR = 60 * 60
NOT_KEPT = {"csrfmiddlewaretoken", "password", "password1", "password2"}


class KeepPostsMiddleware:
    """Keep a form of the workspace that nobody signed in has sent, and lead to the sign-in page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.user.is_authenticated or not getattr(view, "login_required", True) or not _is_text(request):
            return None
        _keep(request)
        query = urlencode({"next": reverse("pages:kept_post")})
        return redirect(f"{resolve_url(settings.LOGIN_URL)}?{query}")


def rescue(request):
    """An answer to a form whose page was opened before the person signed in (its token is out of date); or None.

    Only for forms of the portal's own pages: the browser says so itself.
    """
    if not _is_text(request) or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return None
    _keep(request)
    return redirect("pages:kept_post")


def _is_text(request) -> bool:
    """A form of the workspace that is not too long; an autosave keeps its text by itself."""
    return (
        request.method == "POST"
        and request.path.startswith("/workspace/")
        and "X-Autosave" not in request.headers
        and whole(request.headers.get("Content-Length") or 0, LONGEST + 1) <= LONGEST
    )


def _keep(request):
    request.session[KEY] = {
        "path": request.get_full_path(),
        "fields": [[name, values] for name, values in request.POST.lists() if name not in NOT_KEPT],
        "at": timezone.now().timestamp(),
    }


@signed_in
def kept(request):
    """Show what was kept, with a button that sends it to where it was going."""
    held = request.session.get(KEY)
    is_usable = held and timezone.now().timestamp() - held["at"] < HOUR
    if not is_usable or not url_has_allowed_host_and_scheme(held["path"], allowed_hosts=None):
        request.session.pop(KEY, None)
        return redirect("pages:tasks")
    if request.method == "POST":
        request.session.pop(KEY, None)
        return redirect(held["path"])
    fields = [(name, value) for name, values in held["fields"] for value in values]
    context = {
        "path": held["path"],
        "fields": fields,
        "typed": [
            (name.replace("_", " ").capitalize(), value)
            for name, value in fields
            if len(value) > 20 and not name.startswith("draft_")
        ],
        "section": "tasks",
    }
    return render(request, "pages/kept_post.html", context)
