"""A partnership's own settings: name, addresses, logo and colours."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect

from partnerships import fetching
from partnerships.access import Permission, requires
from partnerships.frame import partnership_page
from partnerships.identity.brand import palette
from partnerships.identity.forms import SettingsForm
from partnerships.models import audit

CHANGED, LOOKED_AT = "settings changed", "settings looked at"


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def settings(request, partnership):
    form = SettingsForm(request.POST or None, request.FILES or None, instance=partnership)
    if request.method == "POST" and form.is_valid():
        if form.has_changed():
            _save(form, by=request.user)
        else:
            audit(LOOKED_AT, partnership, by=request.user, partnership=partnership)
        messages.success(request, "The settings were saved." if form.has_changed() else "Nothing had changed.")
        return redirect("partnerships:settings", partnership.slug)
    colours = palette(partnership.colour, partnership.accent) if not form.errors else {}
    return partnership_page(request, "partnerships/identity/settings.html", partnership, form=form, colours=colours)


@transaction.atomic
def _save(form, *, by):
    form.instance._history_user = by
    form.instance._change_reason = f"Changed: {', '.join(form.changed_data)}"
    partnership = form.save()
    audit(CHANGED, partnership, by=by, partnership=partnership, fields=form.changed_data)
