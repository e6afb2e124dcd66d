"""A person's sessions: where they were begun, when each was last used, and how they are ended."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

SEEN = "seen"
SEEN_AFTER = timedelta(minutes=5)
#: What a browser says of itself → what people call it; the first that fits (each says it is Mozilla and Safari too).
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """The device in a person's words, from what its browser says of itself."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "Another program")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser


class SeenMiddleware:
    """Note now and then that a session is in use; one that nobody signed in to by the portal's page is left alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and SEEN in request.session:
            now = timezone.now()
            if now.timestamp() - request.session[SEEN] >= SEEN_AFTER.total_seconds():
                request.session[SEEN] = now.timestamp()
                UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)
        return self.get_response(request)


def begin(sender, request, user, **kwargs):
    """A receiver: the person has just signed in."""
    request.session[SEEN] = timezone.now().timestamp()


def sessions_of(user) -> list[UserSession]:
    """Those that are still open, the last used first."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda each: each.last_seen_at, reverse=True)


def end_others(user, *, but: str | None) -> int:
    """End every session of the person except the one with this key; how many there were."""
    others = [session for session in sessions_of(user) if session.session_key != but]
    for session in others:
        session.end()
    return len(others)


def tidy(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """A sweep of the worker, each hour: sessions that have expired go, with what is known of their device."""
    if not everything:
        return {}
    deleted, _ = Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return {"expired": deleted}
