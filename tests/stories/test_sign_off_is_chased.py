"""Sign-off is asked for, given, chased and asked again; papers go out before all is signed, and the record says why."""

import re

import pytest
from django.urls import reverse

from csp_portal.demo.people import ask_for_sign_offs
from csp_portal.management.commands.fill_demo import FOLDER, PEOPLE, read_fixture
from governance.models import Report, SignOffRequest, Stage
from governance.reporting.editions import edition_of
from partnerships.models import AuditEntry, Mail
from tests.days import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def report(anyborough):
    asked = read_fixture(FOLDER / f"{PEOPLE}.json")["sign_offs"][anyborough.slug]
    ask_for_sign_offs(anyborough, asked, today())
    return Report.objects.get(timetable__paper=anyborough.paper)


def write(page, report, heading, text):
    """Change what the report says under one heading."""
    page.goto(reverse("governance:report_part", args=[report.pk, "implications"]))
    place = report.implications.get(heading=heading).position
    page.locator(f"textarea[name=implications-{place}-text]").fill(text)
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(f"**{report.get_absolute_url()}#implications")


def sign(page, heading, assert_no_overflow):
    """From the tasks to the page of one heading, and an explicit yes."""
    page.goto("/workspace/")
    page.get_by_role("link", name=f"Sign “{heading}” in").click()
    page.get_by_role("heading", level=1, name=heading).wait_for()
    assert_no_overflow(page)
    page.get_by_label("I sign this heading as it stands").check()
    page.get_by_role("button", name="Send my answer").click()
    page.get_by_text(f"“{heading}” is signed.").wait_for()


def test_sign_off_is_asked_given_chased_and_asked_again(report, person, new_page, assert_no_overflow):
    officer = new_page(person("officer"))
    signing = reverse("governance:report_sign_off", args=[report.pk])

    # The officer writes what was missing and puts it to the monitoring officer, whom a mail tells of it.
    write(officer, report, "Equalities", "The three places with a panel of residents are the least well served.")
    officer.goto(signing)
    assert_no_overflow(officer)
    officer.locator("select[name=ask-0-person]").select_option(str(person("legal").pk))
    officer.get_by_role("button", name="Ask those ticked").click()
    officer.get_by_text("Asked for sign-off: “Equalities”").wait_for()
    assert Mail.objects.filter(to=person("legal"), subject="To sign: Equalities").exists()

    # Legal signs on the page of the one heading; finance is overdue.
    legal = new_page(person("legal"))
    sign(legal, "Equalities", assert_no_overflow)
    officer.goto(signing)
    officer.get_by_text("Signed by Monitoring Officer as Equality and Inclusion Manager").wait_for()
    officer.get_by_text("Overdue").wait_for()
    finance = new_page(person("finance"))
    finance.goto("/workspace/")
    finance.get_by_text("Overdue").first.wait_for()

    # The text changes: it is signed no more, and one button asks again; the page shows what changed.
    write(officer, report, "Equalities", "The four places with a panel of residents are the least well served.")
    officer.goto(signing)
    officer.get_by_text("Signed an earlier text", exact=True).wait_for()
    officer.get_by_role("button", name=re.compile("Ask again.*Equalities")).click()
    officer.get_by_text("Equality and Inclusion Manager is asked again.").wait_for()
    legal.goto("/workspace/")
    legal.get_by_role("link", name="Sign “Equalities” in").click()
    legal.get_by_role("heading", name="What changed since it was signed").wait_for()
    assert "four" in legal.locator("ins").first.inner_text()
    assert SignOffRequest.objects.open().filter(heading="Equalities").count() == 1

    # The clerk publishes all the same, and says why.
    clerk = new_page(person("clerk"))
    stage = Stage.objects.get(timetable=report.timetable, state=Stage.State.SUBMITTED)
    clerk.goto(reverse("governance:stage_publish", args=[stage.pk]))
    clerk.get_by_text("Not every heading of the report is signed").wait_for()
    clerk.get_by_role("button", name="Publish the papers").click()
    clerk.get_by_text("Say why the papers are published").first.wait_for()
    clerk.locator("textarea[name=reason]").fill("Finance waits for the grant; a supplement follows.")
    clerk.get_by_role("button", name="Publish the papers").click()
    clerk.wait_for_url("**/workspace/timetables/**")

    publication = edition_of(stage).publication
    assert publication.unsigned == ["Finance", "Equalities", "Data protection"]
    assert AuditEntry.objects.get(event="report version published").reason == publication.reason
    clerk.goto(report.get_absolute_url())
    clerk.get_by_text("a supplement follows.").wait_for()
    stranger = new_page()
    stranger.goto(edition_of(stage).get_absolute_url())
    assert "a supplement follows." not in stranger.content()
    assert_no_overflow(stranger)
