"""Who has which role in a partnership, who had one, and who is invited."""

from dataclasses import dataclass
from enum import StrEnum

from partnerships.models import Invitation, RoleAssignment
from partnerships.tables import CellColumn, DayColumn, PortalTable, StepsColumn, WordsColumn

CELLS = "partnerships/people/cells"


@dataclass(frozen=True)
class Held:
    """A role as one person sees it in the list."""

    role: RoleAssignment
    may_end: bool
    is_refused: bool = False  # mail to the address


class PeopleTable(PortalTable):
    name = CellColumn(f"{CELLS}/person.html", accessor="role__user__name", order_by="role__user__name")
    role = WordsColumn(accessor="role__get_role_display")
    organisation = WordsColumn(accessor="role__organisation__name", verbose_name="Speaks for")
    since = DayColumn(accessor="role__given_at")
    steps = StepsColumn(f"{CELLS}/steps.html")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "With a role today"}
        order_by = "name"
        empty_text = "Nobody has a role here yet"


class EndedRolesTable(PortalTable):
    name = CellColumn(f"{CELLS}/person.html", accessor="role__user__name", order_by="role__user__name")
    role = WordsColumn(accessor="role__get_role_display")
    organisation = WordsColumn(accessor="role__organisation__name", verbose_name="Spoke for")
    until = DayColumn(accessor="role__ended_at")
    ended_by = WordsColumn(accessor="role__ended_by__name")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Roles that have ended"}
        order_by = "-until"
        prefix = "ended-"


class StateOfInvitation(StrEnum):
    REFUSED, EXPIRED, WAITING = "Mail is refused", "Expired", "Waiting"

    @property
    def colour(self) -> str:
        return "yellow" if self is StateOfInvitation.WAITING else "red"


@dataclass(frozen=True)
class Invited:
    invitation: Invitation
    is_expired: bool
    is_refused: bool = False  # mail to the address

    @property
    def state(self) -> "StateOfInvitation":
        if self.is_refused:
            return StateOfInvitation.REFUSED
        return StateOfInvitation.EXPIRED if self.is_expired else StateOfInvitation.WAITING


class InvitationsTable(PortalTable):
    name = CellColumn(f"{CELLS}/invited.html", order_by="invitation__name")
    role = WordsColumn(accessor="invitation__get_role_display")
    organisation = WordsColumn(accessor="invitation__organisation__name", verbose_name="Speaks for")
    invited = DayColumn(accessor="invitation__invited_at")
    until = DayColumn(accessor="invitation__expires_at", verbose_name="Valid until")
    state = CellColumn(f"{CELLS}/state.html", order_by="state")
    steps = StepsColumn(f"{CELLS}/invitation_steps.html")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Invited"}
        order_by = "-invited"
        prefix = "invited-"
