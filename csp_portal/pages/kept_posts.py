"""What was sent after the session had ended: kept, and shown again after signing in, so that nothing typed is lost.

Nothing of it is kept here before somebody has signed in: the browser gets back what it sent, signed and with the
person as whom it was typed (``csp_portal.sign_in.browser``), on a page to sign in. Only that person's session takes it.
"""

from django.conf import settings
from django.core import signing
from django.middleware.csrf import CSRF_SECRET_LENGTH, CSRF_TOKEN_LENGTH, _unmask_cipher_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from csp_portal.accounts import LoginForm
from csp_portal.sign_in.browser import entries_of, mark_of
from csp_portal.sign_in.kept import KEY, SALT
from partnerships.access import signed_in
from partnerships.numbers import whole

LONGEST = 256 * 1024  # bytes of one kept POST
HOUR = 60 * 60
TOKEN = "csrfmiddlewaretoken"
NOT_KEPT = {TOKEN, "password", "password1", "password2"}


class KeepPostsMiddleware:
    """Give back a form of the workspace that a person sent whose sign-in has ended, with a place to sign in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.user.is_authenticated or not getattr(view, "login_required", True) or not _is_text(request):
            return None
        return _give_back(request)


def rescue(request):
    """An answer to a form whose page was opened before the person signed in (its token is out of date); or None.

    Only for forms of the portal's own pages: the browser says so itself.
    """
    if not _is_text(request) or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return None
    if not request.user.is_authenticated:
        return _give_back(request)
    if typed_as(request) != request.user.pk:
        return None
    request.session[KEY] = _typed(request)
    return redirect("pages:kept_post")


def typed_as(request) -> int | None:
    """The key of the person who was signed in when the page of this form was opened; None where nothing proves it."""
    token = request.POST.get(TOKEN, "")
    if len(token) not in (CSRF_SECRET_LENGTH, CSRF_TOKEN_LENGTH):
        return None
    mark = mark_of(_unmask_cipher_token(token) if len(token) == CSRF_TOKEN_LENGTH else token)
    return next((pk for pk, known in entries_of(request) if known == mark), None)


def _is_text(request) -> bool:
    """A form of the workspace that is not too long; an autosave keeps its text by itself."""
    return (
        request.method == "POST"
        and request.path.startswith("/workspace/")
        and "X-Autosave" not in request.headers
        and whole(request.headers.get("Content-Length") or 0, LONGEST + 1) <= LONGEST
    )


def _typed(request) -> dict:
    return {
        "owner": typed_as(request),
        "path": request.get_full_path(),
        "fields": [[name, values] for name, values in request.POST.lists() if name not in NOT_KEPT],
        "at": timezone.now().timestamp(),
    }


def _give_back(request):
    """The page to sign in, with what was typed in it; None where nobody knows as whom it was typed."""
    held = _typed(request)
    if held["owner"] is None:
        return None
    sealed = signing.dumps(held, salt=SALT, compress=True)
    context = {
        "form": LoginForm(request=request, initial={"kept": sealed}),
        "next": reverse("pages:kept_post"),
        "path": held["path"],
        "fields": fields_of(held),
        "token": request.POST[TOKEN],
        "has_directories": bool(settings.DIRECTORIES),
        "section": "sign-in",
    }
    return render(request, "pages/sign_in_to_send.html", context, status=403)


def fields_of(held) -> list[tuple[str, str]]:
    return [(name, value) for name, values in held["fields"] for value in values]


def is_from_editor(value: str) -> bool:
    """Whether the editor made it, so that it is read as text and not with its tags."""
    return value.lstrip().startswith("<") and value.rstrip().endswith(">")


def _words_for(name: str) -> str:
    """What a field is called where only its name is known; ``html`` is what the editor calls its text."""
    return name.removesuffix("html").strip("_").replace("_", " ").capitalize() or "Text"


@signed_in
def kept(request):
    """Show what was kept, with a button that sends it to where it was going."""
    held = request.session.get(KEY)
    is_mine = held and held["owner"] == request.user.pk
    is_usable = is_mine and timezone.now().timestamp() - held["at"] < HOUR
    if not is_usable or not url_has_allowed_host_and_scheme(held["path"], allowed_hosts=None):
        request.session.pop(KEY, None)
        return redirect("pages:tasks")
    if request.method == "POST":
        request.session.pop(KEY, None)
        return redirect(held["path"])
    fields = fields_of(held)
    context = {
        "path": held["path"],
        "fields": fields,
        "typed": [
            (_words_for(name), value, is_from_editor(value))
            for name, value in fields
            if len(value) > 20 and not name.startswith("draft_")
        ],
        "section": "tasks",
    }
    return render(request, "pages/kept_post.html", context)
