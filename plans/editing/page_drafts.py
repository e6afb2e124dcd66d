"""Drafts of forms that belong to no row (a committee report, a comment, a reason): kept under the form's address.

The page's script sends and restores them (``static/src/js/page-drafts.js``). Here they end: whatever view took the form
answers a success by leading on to another page.
"""

from plans.editing import drafts

LED_ON = (302, 303)


class PageDraftsMiddleware:
    """Throw away the draft of a form that was taken."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        name = request.POST.get("draft_form", "") if request.method == "POST" else ""
        if name.startswith(drafts.OF_A_PAGE) and _is_taken(request, response):
            tabs = (request.POST.get("draft_tab", ""), request.POST.get("draft_from", ""))
            drafts.discard(request.user, name, *filter(None, tabs))
        return response


def _is_taken(request, response) -> bool:
    """Not a form whose sender was led to the sign-in page, or back to where it was refused."""
    return (
        response.status_code in LED_ON and request.user.is_authenticated and not getattr(request, "is_refused", False)
    )
