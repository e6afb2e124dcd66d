"""Links and contacts by their days and their people: until when a link is open, and what ends with whom."""

from datetime import date, timedelta

import pytest

from actions.delivery.links.codes import is_proven, proof_of
from actions.delivery.links.verbs import add_contact, decline, domain_of, end_contact, is_open, make_link, revoke
from actions.delivery.periods.lifecycle import move
from actions.models import ReturnLink
from partnerships.models import Mail, PartnerContact, User
from partnerships.verbs import Refused
from tests.actions.delivery.data import YearInForce
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
CLOSES = date(2027, 1, 22)
DAY = timedelta(days=1)


@pytest.fixture
def year():
    year = YearInForce().with_quarters()
    move("open", year.period(3), by=year.officer)
    return year


def contact_of(year, organisation=None, email="jo@police.example"):
    return add_contact(year.partnership, organisation or year.police, name="Sgt Jo", email=email, by=year.officer)


def link_of(year, contact, number=3):
    return make_link(year.period(number), contact.organisation, contact.person, by=year.officer).link


def refused(do, *args, **more):
    with pytest.raises(Refused) as caught:
        do(*args, **more)
    return caught.value.reasons


def test_link_is_open_until_the_last_day_to_report_of_a_period_that_asks(year):
    link = link_of(year, contact_of(year))
    assert [is_open(link, on) for on in (CLOSES, CLOSES + DAY)] == [True, False]

    link.period.open_until = CLOSES + 5 * DAY
    assert is_open(link, CLOSES + DAY) is False  # its own day stays
    link.expires_on = CLOSES + 9 * DAY
    assert [is_open(link, CLOSES + number * DAY) for number in (5, 6)] == [True, False]
    link.period.state = "closed"
    assert is_open(link, CLOSES) is False


def test_link_is_revoked_once_and_by_who_manages_reporting(year):
    link = link_of(year, contact_of(year))
    assert refused(revoke, link, by=year.lead) == ["Your roles do not let you manage the reporting periods."]
    revoke(link, by=year.officer)
    assert (link.revoked_by, is_open(link, CLOSES)) == (year.officer, False)
    assert refused(revoke, link, by=year.officer) == ["This link was revoked already."]


def test_contact_who_is_known_stays_as_they_are(year):
    first = contact_of(year)
    lead = make_user("partner_lead", year.partnership, email="Lead@Police.example", name="Chief")
    again, known = contact_of(year, email="JO@police.example"), contact_of(year, email="lead@police.EXAMPLE")
    assert (again, known.person, known.person.name) == (first, lead, "Chief")
    assert PartnerContact.objects.current().count() == 2
    elsewhere = contact_of(year, year.fire)
    assert (elsewhere == first, elsewhere.person) == (False, first.person)


def test_ended_contact_is_named_anew(year):
    first = contact_of(year)
    end_contact(first, year.period(3), by=year.officer)
    assert refused(end_contact, first, year.period(3), by=year.officer) == ["This contact has ended already."]
    assert contact_of(year) != first
    assert User.objects.filter(email="jo@police.example").count() == 1


def test_contact_ends_with_its_links_of_the_period_alone(year):
    contact = contact_of(year)
    others = [link_of(year, contact, 2), link_of(year, contact_of(year, year.fire)),
              link_of(year, contact_of(year, email="al@police.example"))]  # fmt: skip
    own = [link_of(year, contact) for _ in range(2)]
    end_contact(contact, year.period(3), by=year.officer)
    assert set(ReturnLink.objects.filter(revoked_at=None)) == set(others)
    assert {link.revoked_by for link in ReturnLink.objects.filter(pk__in=[each.pk for each in own])} == {year.officer}


def test_whoever_declines_is_asked_no_more_for_the_organisation_in_the_whole_year(year):
    contact, kept = contact_of(year), contact_of(year, year.fire)
    make_user("officer", make_partnership())
    links = [link_of(year, contact, number) for number in (2, 3)]
    other = link_of(year, kept)

    decline(links[1])

    assert list(ReturnLink.objects.filter(revoked_at=None)) == [other]
    assert list(PartnerContact.objects.current()) == [kept]
    assert [(mail.to, mail.subject) for mail in Mail.objects.filter(key__startswith="report-declined")] == [
        (year.officer, "Anyborough Police: one of its contacts does not answer for it")
    ]


def test_code_once_given_is_not_asked_for_again_in_the_same_browser(year):
    link, other = link_of(year, contact_of(year)), link_of(year, contact_of(year, year.fire))
    assert is_proven(link, "") is True
    for each in (link, other):
        each.period.calendar.asks_for_code = True
    assert [is_proven(link, proof) for proof in (proof_of(link), proof_of(other), "", "made:up")] == [
        True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("email", "domain"),
    [("jo@Police.Example", "police.example"), ('"a@b"@police.example', "police.example"), ("nobody", "nobody")],
)
def test_domain_is_what_stands_behind_the_last_at(email, domain):
    assert domain_of(email) == domain
