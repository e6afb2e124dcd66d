"""Who is written to about an organisation's reports: its contacts, its partner leads, the co-ordinators."""

from django.urls import reverse

from actions.delivery.asked import slug_of
from actions.delivery.links.verbs import make_link
from actions.models import ReportingPeriod
from partnerships.access import Role
from partnerships.holders import Holders, LinkContacts
from partnerships.models import Organisation, User
from partnerships.site_address import full_address


class ReportPeople:
    """Read once for all partnerships."""

    def __init__(self):
        self.holders, self.contacts = Holders(), LinkContacts()

    def groups(self, partnership_id: int, organisation: Organisation | None) -> dict[str, tuple]:
        officers = self.holders.at_partnership(Role.OFFICER, partnership_id)
        administrators = self.holders.at_partnership(Role.ADMINISTRATOR, partnership_id)
        if organisation is None:
            return {"people": officers, "administrators": administrators}
        contacts = self.contacts.of(partnership_id, organisation.pk)
        leads = self.holders.leads_of([organisation.pk], partnership_id)
        return {"people": contacts, "organisation": leads, "administrators": (*officers, *administrators)}

    def is_contact(self, person: User, period: ReportingPeriod, organisation: Organisation | None) -> bool:
        return person in self.contacts.of(period.paper.partnership_id, organisation and organisation.pk)


def page_of(period: ReportingPeriod, organisation: Organisation | None) -> str:
    return reverse("actions:report_for", args=[period.key, slug_of(organisation)])


def address_for(person: User, period: ReportingPeriod, organisation: Organisation | None, people: ReportPeople) -> str:
    """A contact's own new link; everybody else's page behind signing in."""
    if organisation and people.is_contact(person, period, organisation):
        return make_link(period, organisation, person, by=User.objects.system("worker")).address
    return full_address(page_of(period, organisation))
