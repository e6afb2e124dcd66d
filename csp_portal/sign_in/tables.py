"""A person's sessions as a list."""

from dataclasses import dataclass

from allauth.usersessions.models import UserSession

from csp_portal.sign_in.sessions import device_of
from partnerships.tables import CellColumn, PortalTable, StepsColumn, WordsColumn

CELLS = "account/cells"


@dataclass(frozen=True)
class OpenSession:
    session: UserSession
    is_this: bool

    @property
    def device(self) -> str:
        return device_of(self.session.user_agent)


class SessionTable(PortalTable):
    device = CellColumn(f"{CELLS}/device.html", order_by="device")
    address = WordsColumn(accessor="session__ip")
    begun = CellColumn(f"{CELLS}/begun.html", verbose_name="Signed in", order_by="session__created_at", is_words=False)
    seen = CellColumn(f"{CELLS}/seen.html", verbose_name="Last seen", order_by="session__last_seen_at", is_words=False)
    steps = StepsColumn(f"{CELLS}/end_session.html")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Where you are signed in", "is_titled": True}
        empty_text = "No session that began on the sign-in page"
