"""Who has access, as what, given by whom, and when they last came: what a council looks over once a year."""

import csv
import io
from datetime import date, timedelta

import django_filters
from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Role
from partnerships.filters import ChoiceFilter, PortalFilter, WordsFilter
from partnerships.models import AuditEntry, RoleAssignment, User, audit
from partnerships.tables import CellColumn, DayColumn, PortalTable, StepsColumn, WordsColumn
from partnerships.tasks import Task

CELLS = "people/cells"
REVIEWED = "access reviewed"
A_YEAR = timedelta(days=365)
HALF_A_YEAR = timedelta(days=182)
NEVER, LONG_AGO = "never", "long_ago"
HEADS = ["Name", "E-mail", "Role", "At", "Speaks for", "Given on", "Given by", "Last sign-in"]
#: A cell that begins so is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def roles_in_force() -> QuerySet[RoleAssignment]:
    rows = RoleAssignment.objects.current().filter(user__is_active=True, user__is_system=False)
    return rows.select_related("user", "partnership", "council", "organisation", "given_by")


def administration() -> QuerySet[User]:
    """Who reaches the administration pages, whatever their roles."""
    return User.objects.filter(Q(is_staff=True) | Q(is_superuser=True), is_active=True, is_system=False)


class LastSignInFilter(django_filters.ChoiceFilter):
    def filter(self, rows, value):
        if value == NEVER:
            return rows.filter(user__last_login=None)
        if value == LONG_AGO:
            return rows.filter(user__last_login__lt=timezone.now() - HALF_A_YEAR)
        return rows


class AccessFilter(PortalFilter):
    words = WordsFilter(
        label="Name, e-mail or place",
        fields=("user__name", "user__email", "partnership__name", "council__name", "organisation__name"),
    )
    role = ChoiceFilter(label="Role", empty_label="All roles", choices=Role.choices)
    seen = LastSignInFilter(
        label="Last sign-in", empty_label="Any", choices=[(NEVER, "Never"), (LONG_AGO, "More than half a year ago")]
    )

    class Meta:
        model = RoleAssignment
        fields = ()


class AccessTable(PortalTable):
    name = CellColumn(f"{CELLS}/person.html", accessor="user__name", order_by="user__name")
    role = WordsColumn(accessor="get_role_display", order_by="role")
    place = CellColumn(f"{CELLS}/place.html", verbose_name="At")
    given_at = DayColumn(verbose_name="Given on")
    given_by = WordsColumn(accessor="given_by__name", verbose_name="Given by")
    seen = DayColumn(accessor="user__last_login", verbose_name="Last sign-in", default="never")
    steps = StepsColumn(f"{CELLS}/steps.html")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Roles in force"}
        order_by = "name"
        empty_text = "Nobody has a role yet"


class AdministrationTable(PortalTable):
    name = CellColumn(f"{CELLS}/person.html", accessor="name", order_by="name")
    rights = CellColumn(f"{CELLS}/rights.html", verbose_name="May")
    seen = DayColumn(accessor="last_login", verbose_name="Last sign-in", default="never")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Reach the administration pages"}
        prefix = "administration-"
        order_by = "name"


def place_of(role: RoleAssignment) -> str:
    return str(role.partnership or role.council or "The whole site")


def as_file(roles) -> str:
    """The list for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for role in roles:
        values = (
            role.user.name, role.user.email, role.get_role_display(), place_of(role), role.organisation or "",
            _day(role.given_at), role.given_by or "", _day(role.user.last_login) or "never",
        )  # fmt: skip
        writer.writerow([_harmless(str(value)) for value in values])
    return out.getvalue()


def _day(moment):
    return timezone.localdate(moment).isoformat() if moment else ""


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


# --- Once a year ------------------------------------------------------------------------------------------------


def last_review() -> AuditEntry | None:
    return AuditEntry.objects.filter(event=REVIEWED).select_related("by").order_by("at").last()


def record_review(*, by: User, note: str) -> None:
    audit(REVIEWED, by, by=by, reason=note, roles=roles_in_force().count())


def review_tasks(user: User, on: date) -> list[Task]:
    """A year after the last review, or after the portal got its first person, every site administrator is asked."""
    if not user.has_site_role():
        return []
    last = last_review()
    first = User.objects.filter(is_system=False).aggregate(at=Min("date_joined"))["at"]
    due = timezone.localdate(last.at if last else first) + A_YEAR
    if due - on > timedelta(days=30):
        return []
    detail = "Once a year somebody looks over who has access, and ends what is no longer needed."
    return [Task("Review who has access", reverse("people:access"), due=due, detail=detail)]
