"""What pages about a partnership share: their frame, and how it is told what was done or refused."""

from django.contrib import messages
from django.shortcuts import render

from partnerships.verbs import Refused


def partnership_page(request, template: str, partnership, **context):
    return render(request, template, {"partnership": partnership, "section": "tasks"} | context)


def tell_refusal(request, refused) -> None:
    """Every reason of a refusal as a message; what was typed stays a draft."""
    request.is_refused = True
    for reason in refused.reasons:
        messages.error(request, reason)


def settle(request, do, done: str) -> bool:
    """Do it and say that it is done, or say why it is refused; whether it was done. Of a form that was typed the page
    is then shown again, with everything in it."""
    try:
        do()
    except Refused as refused:
        tell_refusal(request, refused)
        return False
    messages.success(request, done)
    return True
