"""Who comes by an address that a plan had earlier is led to the one that it has now."""

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse

from plans.papers.addresses import plan_formerly_at

#: Every page of a plan: what residents read, its desk, its files, its calendar.
OF_A_PLAN = "plans/<slug:slug>/"


class OldAddressMiddleware:
    """Looks only where nothing was found. Not for ever: another plan may be given the address later."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        found = request.resolver_match
        if not isinstance(exception, Http404) or request.method not in ("GET", "HEAD") or OF_A_PLAN not in found.route:
            return None
        plan = plan_formerly_at(request.user, found.kwargs["slug"])
        if plan is None:
            return None
        url = reverse(found.view_name, kwargs={**found.kwargs, "slug": plan.slug})
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{url}?{query}" if query else url)
