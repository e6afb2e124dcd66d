"""Contacts without an account give figures by a link: what it opens, what it takes, and when it stops."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.mail.kinds import Choice, chosen
from partnerships.mail.reminding import remind
from partnerships.models import Mail, PartnerContact, User
from priorities.measures.expected import reminders_on, tasks_for
from priorities.measures.links.verbs import decline, is_open, make_link
from priorities.measures.mail_kinds import KIND
from priorities.models import Measure
from tests.days import in_days, today
from tests.factories import make_organisation, make_partnership, make_user
from tests.priorities.measures.rows import give, make_measure, quarter

pytestmark = pytest.mark.django_db
GIVEN = reverse("priorities:figures_given")


class Asked:
    """A partnership whose police have a contact and two measures that are expected today."""

    def __init__(self):
        self.partnership, self.police = make_partnership(), make_organisation("Anyborough Police", slug="police")
        self.officer = make_user("officer", self.partnership)
        self.contact = User.objects.create_user("pc@police.example", name="P. Cole")
        PartnerContact.objects.create(partnership=self.partnership, organisation=self.police, person=self.contact)
        self.thefts, self.robberies = self.measure("Shoplifting"), self.measure("Robbery")
        give(self.thefts, [182, 175], by=self.officer)
        Measure.objects.update(next_expected_on=today())

    def measure(self, title, **fields):
        return make_measure(self.partnership, title=title, organisation=self.police, frequency="quarter", **fields)

    def link(self, days=9):
        return make_link(self.partnership, self.police, self.contact, until=in_days(days))

    def page(self, client):
        client.post(self.link().address)
        return client.get(GIVEN)


@pytest.fixture
def asked():
    return Asked()


def typed(measure, value, period="Q3 2026/27", state="final"):
    prefix = f"m{measure.pk}"
    return {f"{prefix}-period": period, f"{prefix}-value": value, f"{prefix}-state": state, f"{prefix}-note": ""}


def figures(measure):
    return [(each.value, each.entered_by.name) for each in measure.values.newest().in_order()]


def test_a_contact_is_asked_by_a_mail_with_a_link_of_their_own_and_the_officer_is_not(asked):
    [thing] = reminders_on(today())
    address = thing.address_for(asked.contact)

    assert (thing.people, thing.lets(asked.contact)) == ((asked.contact,), True)
    assert address.startswith("http") and "/f/" in address
    assert list(tasks_for(asked.officer, today())) == []


def test_the_mail_forgets_its_link(asked, client):
    on = today()
    while not Mail.objects.filter(kind=KIND.name).exists():  # it leaves on a working day
        remind(on)
        on += timedelta(days=1)
    [mail] = Mail.objects.filter(kind=KIND.name, to=asked.contact)

    address = next(line for line in mail.text.splitlines() if "/f/" in line)

    assert (KIND.forgets_text, client.get(address).status_code) == (True, 200)


def test_one_page_takes_what_is_known_and_leaves_the_rest_for_later(asked, client):
    asked.page(client)

    page = client.post(GIVEN, typed(asked.thefts, "190") | typed(asked.robberies, ""), follow=True)

    assert figures(asked.thefts)[2:] == [(190, "P. Cole")]
    assert (len(page.context["waiting"]), len(page.context["given"])) == (1, 1)
    assert "Shoplifting: 1 new." in page.text


def test_a_figure_that_was_given_is_corrected_through_the_same_link(asked, client):
    asked.page(client)
    client.post(GIVEN, typed(asked.thefts, "190"))
    form = client.get(GIVEN).context["given"][0].form
    same = client.post(GIVEN, typed(asked.thefts, form["value"].value(), form["period"].value()), follow=True)
    client.post(GIVEN, typed(asked.thefts, "191", form["period"].value()))

    assert "No figure was typed: nothing is changed." in same.text
    assert figures(asked.thefts)[2:] == [(191, "P. Cole")]


def test_one_wrong_figure_keeps_all_and_everything_that_was_typed(asked, client):
    asked.page(client)

    page = client.post(GIVEN, typed(asked.thefts, "190") | typed(asked.robberies, "many"))

    assert (len(figures(asked.thefts)), len(figures(asked.robberies))) == (2, 0)
    assert [row.form["value"].value() for row in page.context["waiting"]] == ["many", "190"]
    assert [len(form.errors) for form in page.context["wrong"]] == [1, 0]


def test_a_link_takes_no_figure_of_another_organisation(asked, client):
    other = make_measure(asked.partnership, title="Fires", organisation=make_organisation("Fire"), frequency="quarter")
    asked.page(client)

    client.post(GIVEN, typed(other, "5"))

    assert figures(other) == []


def test_a_link_stops_when_it_is_over_or_its_person_answers_no_more(asked, client):
    over, current = asked.link(days=-1), asked.link()
    PartnerContact.objects.update(ended_at=timezone.now(), ended_by=asked.officer)

    assert [is_open(each.link, today()) for each in (over, current)] == [False, False]
    assert [client.get(each.address).status_code for each in (over, current)] == [410, 410]


def test_who_is_not_the_one_stops_the_links_and_the_mail_and_the_officers_are_told(asked):
    first, second = asked.link(), asked.link()

    decline(first.link)

    second.link.refresh_from_db()
    assert (is_open(second.link, today()), chosen(asked.contact, KIND.name)) == (False, Choice.NEVER)
    assert PartnerContact.objects.current().count() == 1
    assert Mail.objects.get(kind=KIND.name).to == asked.officer


def test_next_period_is_offered(asked, client):
    rows = asked.page(client).context["waiting"]

    assert [row.measure.title for row in rows] == ["Robbery", "Shoplifting"]
    assert rows[1].form["period"].value() == "Q3 2026/27" and quarter(3).name == "Q3 2026/27"
