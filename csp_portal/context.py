"""What every page knows."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from governance.desk.workload import AT_WORK, holds_anywhere
from governance.meetings.councillors import is_councillor

PRODUCT = "Community Safety Plans"


def portal(request):
    """Product name, the site's address and the request's reference; a view may add ``brand`` (see base.html)."""
    return {
        "product": PRODUCT,
        "site_address": settings.SITE_ADDRESS,
        "reference": getattr(request, "reference", ""),
        "is_councillor": SimpleLazyObject(lambda: _signed_in(request) and is_councillor(request.user)),
        "has_desk": SimpleLazyObject(lambda: _has_desk(request)),
    }


def _has_desk(request) -> bool:
    """Whether the person works at a desk; asked for only where the navigation is drawn for somebody signed in."""
    return _signed_in(request) and holds_anywhere(request.user, AT_WORK)


def _signed_in(request) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated
