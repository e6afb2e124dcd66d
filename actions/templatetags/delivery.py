from django import template
from django.urls import reverse

from partnerships.site_address import full_address

register = template.Library()


@register.simple_tag(takes_context=True)
def evidence_url(context, key):
    """Where the file of an action is, for the readers of this copy of a report; by its whole address in a PDF."""
    is_public = context["document"]["identity"].get("edition") == "public"
    path = reverse("actions:performance_evidence" if is_public else "actions:evidence", args=[key])
    return full_address(path) if context["medium"] == "pdf" else path
