"""A council's own report form."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render

from governance.councils.views import council_of
from governance.reporting.heading_forms import heading_formsets
from governance.reporting.headings import lay_down
from partnerships.access import Permission, requires


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
def council_headings(request, council):
    """The council's own report form: what stands at its head, its sections, its implications and who signs them."""
    formsets = heading_formsets(council, request.POST or None)
    valid = [formset.is_valid() for formset in formsets.values()]
    if request.method == "POST" and all(valid):
        with transaction.atomic():
            for kind, formset in formsets.items():
                lay_down(council, kind, formset.rows(), by=request.user)
        messages.success(request, "The report form is saved. The council's next reports start with it.")
        return redirect("governance:council_headings", slug=council.slug)
    context = {"council": council, "formsets": list(formsets.values())}
    return render(request, "governance/reporting/council_headings.html", context)
