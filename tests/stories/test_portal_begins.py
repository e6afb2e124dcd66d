"""An empty portal becomes that of Castle Point and Rochford, in the browser: at most twelve forms after the start."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from csp_portal.first_start.verbs import new_address
from governance.models import Body
from partnerships.access import Role
from partnerships.areas.register import take_in_shipped
from partnerships.models import Invitation, Partnership
from plans.models import Plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "three random words"
NAME = "Castle Point and Rochford Community Safety Partnership"
MOST_FORMS = 12


def first_start(page):
    """The one-time address, the account, two-step sign-in."""
    page.goto(reverse("first_start", args=[new_address().rstrip("/").rpartition("/")[2]]))
    fill(page, "Make the account", name="Ada Marsh", email="ada@castlepoint.example", password=PASSWORD)
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("[name=code]").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()


def fill(page, button, **typed):
    for name, value in typed.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


def line(page, title):
    """Open a line of the list of what is still to do."""
    page.goto(f"/workspace/partnerships/{Partnership.objects.get().slug}/getting-started/")
    page.get_by_role("link", name=title).click()
    page.wait_for_load_state()


def accept(page, email):
    page.goto(reverse("partnerships:accept_invitation", args=[Invitation.objects.filter(email=email).first().token]))
    fill(page, "Accept and sign in", password=PASSWORD)


def test_two_councils_begin_with_at_most_twelve_forms(transactional_db, new_page, settings):
    settings.SECOND_STEP_MAY_WAIT = False
    take_in_shipped()
    sent = []
    page, officer, clerk = new_page(), new_page(), new_page()
    first_start(page)
    for each in (page, officer, clerk):
        each.on("request", lambda request: sent.append(request.url) if is_form(request) else None)

    page.goto("/workspace/")
    page.get_by_role("button", name="Set up the portal").click()
    page.get_by_role("button", name="Start a partnership").click()
    fill(page, "Save", areas="Castle Point\nRochford")
    fill(page, "Give them their seats", name_4="Essex County Fire and Rescue Service", name_5="Mid and South Essex ICB")
    line(page, "Committees and boards")
    fill(page, "Add them")
    line(page, "Somebody who writes the plan")
    page.get_by_label("Community safety officer").check()
    fill(page, "Send the invitation", email="officer@castlepoint.example", name="Community Safety Officer")
    line(page, "A clerk of Castle Point Borough Council")
    page.get_by_label("Committee clerk").check()
    page.get_by_label("Rochford District Council").check()
    fill(page, "Send the invitation", email="clerk@castlepoint.example", name="Democratic Services")
    line(page, "Name, logo and colours")
    fill(page, "Save")
    accept(clerk, "clerk@castlepoint.example")
    accept(officer, "officer@castlepoint.example")
    officer.goto(f"/workspace/partnerships/{Partnership.objects.get().slug}/start-plan/")
    fill(officer, "Start", title="Safer Castle Point and Rochford")

    made = Partnership.objects.get()
    assert (made.name, made.memberships.count(), Body.objects.count()) == (NAME, 7, 7)
    assert sorted(role.role for role in Invitation.objects.exclude(accepted_at=None)) == [
        Role.CLERK,
        Role.CLERK,
        Role.OFFICER,
    ]
    assert Plan.objects.get().partnership == made
    assert len(sent) == 9 <= MOST_FORMS


def is_form(request) -> bool:
    return request.method == "POST" and request.is_navigation_request()
