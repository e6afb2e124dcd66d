"""Statements every public site owes its readers: accessibility, privacy, contact."""

from django.shortcuts import render

from partnerships.access import public


@public
def accessibility(request):
    return render(request, "pages/accessibility.html")


@public
def privacy(request):
    return render(request, "pages/privacy.html")


@public
def contact(request):
    return render(request, "pages/contact.html")
