"""Who holds which post now, and who answers by links: all read once, looked up by place."""

from collections import defaultdict

from partnerships.access import Role
from partnerships.models import PartnerContact, RoleAssignment, User

People = tuple[User, ...]


class Holders:
    """Active people by role and place, in one query; for work over all partnerships at once."""

    def __init__(self):
        self._at_partnership, self._at_council = defaultdict(list), defaultdict(list)
        self._leads = defaultdict(list)
        people: dict[int, User] = {}
        held = defaultdict(list)
        rows = RoleAssignment.objects.current().filter(user__is_active=True, user__is_system=False)
        for row in rows.select_related("user", "partnership", "council").order_by("user__name", "pk"):
            user = people.setdefault(row.user_id, row.user)
            held[user.pk].append(row)
            self._at_partnership[row.role, row.partnership_id].append(user)
            self._at_council[row.role, row.council_id].append(user)
            self._leads[row.organisation_id, row.partnership_id].append(user)
        for user in people.values():
            user.know_roles(held[user.pk])  # what each may do is asked of the rows that were read

    def at_partnership(self, role: Role, partnership_id: int) -> People:
        return tuple(self._at_partnership[role, partnership_id])

    def at_councils(self, role: Role, council_ids) -> People:
        return tuple(user for council_id in council_ids for user in self._at_council[role, council_id])

    def leads_of(self, organisation_ids, partnership_id: int) -> People:
        """Partner leads who speak for one of these organisations at a partnership."""
        return tuple(user for each in organisation_ids for user in self._leads[each, partnership_id])


class LinkContacts:
    """Who answers for an organisation without an account, by the links in mails; read in one query for all."""

    def __init__(self):
        self._people = defaultdict(list)
        for row in PartnerContact.objects.current().select_related("person"):
            self._people[row.partnership_id, row.organisation_id].append(row.person)

    def of(self, partnership_id: int, organisation_id: int | None) -> People:
        return tuple(self._people.get((partnership_id, organisation_id), ()))
