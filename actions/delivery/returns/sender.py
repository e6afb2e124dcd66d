"""Who writes a return, and in whose name: a partner lead, the co-ordinator on behalf, or a contact by its link."""

from dataclasses import dataclass
from datetime import date

from actions.delivery.periods.lifecycle import reasons_not_to_write
from actions.models import ReportingPeriod
from partnerships.access import Permission, may
from partnerships.models import Organisation, User


@dataclass(frozen=True)
class Sender:
    """One person answering for one organisation in one period. ``on_behalf``: how the answer came in (by phone)."""

    person: User
    period: ReportingPeriod
    organisation: Organisation | None
    by_link: bool = False
    on_behalf: str = ""

    @property
    def way(self) -> str:
        return "by link" if self.by_link else self.on_behalf

    def reasons_not_to_write(self, on: date) -> list[str]:
        """Why nothing may be written now. A link was looked at before this, whenever it is used."""
        reasons = reasons_not_to_write(self.period, on)
        return reasons if self.by_link else [*self._reasons_by_role(), *reasons]

    def _reasons_by_role(self) -> list[str]:
        if not may(self.person, Permission.REPORT_ACTION, self.period):
            return ["Your roles do not let you report on actions."]
        if may(self.person, Permission.MANAGE_ACTIONS, self.period):
            return []
        if self.organisation and self.organisation.pk in self.person.organisation_ids():
            return []
        return ["Another organisation leads these actions: only it, or the community safety officer, reports on them."]

    @property
    def is_coordinator(self) -> bool:
        return not self.by_link and may(self.person, Permission.MANAGE_ACTIONS, self.period)
