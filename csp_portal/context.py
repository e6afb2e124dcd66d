"""What every page knows."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from governance.desk.workload import AT_WORK, holds_anywhere

PRODUCT = "Community Safety Plans"


def portal(request):
    """Product name, the site's address and the request's reference; a view may add ``brand`` (see base.html)."""
    return {
        "product": PRODUCT,
        "site_address": settings.SITE_ADDRESS,
        "reference": getattr(request, "reference", ""),
        "has_desk": SimpleLazyObject(lambda: _has_desk(request)),
    }


def _has_desk(request) -> bool:
    """Whether the person works at a desk; asked for only where the navigation is drawn for somebody signed in."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and holds_anywhere(user, AT_WORK)
