"""The privacy page says what each council has said, and asks those who can to say it."""

import pytest
from lxml import html

from csp_portal.pages.privacy_form import USUAL
from partnerships.access import Role
from partnerships.models import AuditEntry, PrivacyStatement
from tests.factories import make_council, make_partnership, make_user

pytestmark = pytest.mark.django_db
TYPED = {"controller": "Anyborough Borough Council", "contact": "privacy@anyborough.example", **USUAL}


@pytest.fixture
def council():
    return make_partnership(council=make_council("Anyborough")).lead_councils.get()


@pytest.fixture
def clerk(client, council):
    user = make_user(Role.CLERK, council)
    client.force_login(user)
    return user


def address(council):
    return f"/workspace/councils/{council.slug}/privacy/"


def told(client):
    page = html.fromstring(client.get("/privacy/").content)
    return {term.text_content(): term.getnext().text_content() for term in page.xpath("//dt")}


def warned(client):
    page = html.fromstring(client.get("/workspace/").content)
    return [text.text_content() for text in page.find_class("csp-inset--warning")[0:1]]


def test_privacy_page_names_nothing_that_was_not_said(client, council):
    assert told(client) == {}


def test_council_says_who_is_responsible_why_how_long_and_what_people_may_ask(client, council, clerk):
    client.post(address(council), {**TYPED, "officer": "", "recipients": ""})

    assert told(client) == {
        "Responsible": "Anyborough Borough Council",
        "How to reach them": "privacy@anyborough.example",
        "Why it is lawful": USUAL["basis"],
        "How long it is kept": USUAL["periods"],
        "Your rights": USUAL["rights"],
    }
    assert AuditEntry.objects.get().event == "privacy statement changed"


def test_usual_words_are_offered_and_not_kept_before_they_are_saved(client, council, clerk):
    form = client.get(address(council)).context["form"]

    assert (form["controller"].value(), form["basis"].value()) == ("Anyborough", USUAL["basis"])
    assert PrivacyStatement.objects.count() == 0


def test_who_can_say_it_is_warned_until_it_is_said(client, council, clerk):
    before = warned(client)
    PrivacyStatement.objects.create(council=council, **TYPED)

    assert "Anyborough has no privacy statement yet." in before[0]
    assert warned(client) == []


@pytest.mark.parametrize(("role", "is_warned"), [(Role.SITE_ADMINISTRATOR, True), (Role.OFFICER, False)])
def test_site_administrators_are_warned_and_officers_are_not(client, council, role, is_warned):
    client.force_login(make_user(role, council.led_partnerships.get() if role == Role.OFFICER else None))

    assert bool(warned(client)) is is_warned
