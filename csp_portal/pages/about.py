"""Statements every public site owes its readers: accessibility, privacy, contact."""

from datetime import date

from django.conf import settings
from django.shortcuts import render

from partnerships.access import public

#: When the accessibility statement was written, and when somebody last held it against the site.
PREPARED = REVIEWED = date(2026, 11, 28)


@public
def accessibility(request):
    """After the model statement of the Accessibility Regulations 2018 (SI 2018/952, reg 8)."""
    context = {"contact": settings.CONTACT, "prepared": PREPARED, "reviewed": REVIEWED}
    return render(request, "pages/accessibility.html", context)


@public
def privacy(request):
    return render(request, "pages/privacy.html")


@public
def contact(request):
    return render(request, "pages/contact.html", {"contact": settings.CONTACT})
