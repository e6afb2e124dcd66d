"""A council's settings about time: notice, calendar, closure days, offsets. A council without rows has the defaults."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render

from governance.councils.forms import CouncilSettingsForm, NoticeForm, closure_formset, period_formset, save_notice
from governance.models import CouncilSettings
from partnerships.access import Permission, requires
from partnerships.fetching import council as council_of
from partnerships.models import audit


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
def council_settings(request, council):
    row = CouncilSettings.objects.filter(council=council).first() or CouncilSettings(council=council)
    data = request.POST or None
    form = CouncilSettingsForm(data, instance=row)
    notice = NoticeForm(data, council=council, prefix="notice")
    closures = closure_formset(council, data)
    periods = period_formset(council, data)
    valid = [each.is_valid() for each in (form, notice, closures, periods)]  # all of them: each says what is wrong
    if request.method == "POST" and all(valid):
        _save(council, form, notice, closures, periods, by=request.user)
        messages.success(request, "The council's settings are saved. Every date is worked out with them from now on.")
        return redirect("governance:council_settings", slug=council.slug)
    context = {"council": council, "form": form, "notice": notice, "formset": closures, "periods": periods}
    return render(request, "governance/councils/settings.html", context)


@transaction.atomic
def _save(council, form, notice, closures, periods, *, by):
    form.save()
    save_notice(notice)
    closures.save()
    periods.save()
    changed = [*form.changed_data, *notice.changed_data]
    changed += [each.prefix for each in (closures, periods) if each.has_changed()]
    audit("council settings changed", council, by=by, council=council, fields=changed)
