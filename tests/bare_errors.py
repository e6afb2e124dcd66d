"""The portal's addresses with refusals that are a status and nothing else: the walk of access is refused thousands of
times, and the pages that say so have tests of their own."""

from functools import partial

from django.http import HttpResponse

from csp_portal.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def refuse(request, exception, *, status):
    return HttpResponse(status=status)


handler403 = partial(refuse, status=403)
handler404 = partial(refuse, status=404)
