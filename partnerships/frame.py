"""What pages about a partnership share: their frame, and how a refusal is told."""

from django.contrib import messages
from django.shortcuts import render


def partnership_page(request, template: str, partnership, **context):
    return render(request, template, {"partnership": partnership, "section": "tasks"} | context)


def tell_refusal(request, refused) -> None:
    """Every reason of a refusal as a message; what was typed stays a draft."""
    request.is_refused = True
    for reason in refused.reasons:
        messages.error(request, reason)
