"""The pages that bring the councillors of a council in from a sheet, and hand them out as one."""

from django.views.decorators.http import require_GET

from governance.councils.views import council_of
from governance.seats.councillors import COUNCILLORS
from partnerships.access import Permission, requires
from plans.office.imports.sheet_views import choose_for, sheet_of_list


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
def bring_in_councillors(request, council):
    return choose_for(request, COUNCILLORS, council)


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
@require_GET
def councillors_sheet(request, council):
    """Those that there are, each under a key, with the choices of each column."""
    return sheet_of_list(COUNCILLORS, council, title=f"{council.name}: councillors")
