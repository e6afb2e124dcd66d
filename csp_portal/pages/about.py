"""Statements every public site owes its readers: accessibility, privacy, contact."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render

from csp_portal.pages.privacy_form import USUAL, PrivacyForm
from governance.councils.views import council_of
from partnerships.access import Permission, public, requires
from partnerships.models import PrivacyStatement, audit

#: When the accessibility statement was written, and when somebody last held it against the site.
PREPARED = REVIEWED = date(2026, 11, 28)


@public
def accessibility(request):
    """After the model statement of the Accessibility Regulations 2018 (SI 2018/952, reg 8)."""
    context = {"contact": settings.CONTACT, "prepared": PREPARED, "reviewed": REVIEWED}
    return render(request, "pages/accessibility.html", context)


@public
def privacy(request):
    """What each council has said; a council that said nothing is not named, and those who can are asked to."""
    statements = PrivacyStatement.objects.select_related("council").order_by("council__name")
    hours = settings.SESSION_COOKIE_AGE // 3600
    context = {"statements": statements, "kept_for": settings.KEPT_FOR, "hours": hours}
    return render(request, "pages/privacy.html", context)


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
def council_privacy(request, council):
    """A council's own statement, filled in with usual words until it has one."""
    statement = PrivacyStatement.objects.filter(council=council).first()
    row = statement or PrivacyStatement(council=council, controller=council.name, **USUAL)
    form = PrivacyForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        _save(form, council, by=request.user)
        messages.success(request, "The statement is saved, and stands on the privacy page.")
        return redirect("pages:council_privacy", slug=council.slug)
    context = {"council": council, "form": form, "is_new": statement is None}
    return render(request, "pages/council_privacy.html", context)


@transaction.atomic
def _save(form, council, *, by):
    form.instance._history_user = by
    form.save()
    audit("privacy statement changed", council, by=by, council=council, fields=form.changed_data)


@public
def contact(request):
    return render(request, "pages/contact.html", {"contact": settings.CONTACT})
