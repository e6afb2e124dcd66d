"""A quarter is run: a contact answers on a phone without an account and without scripts, the co-ordinator chases,
questions and closes, the board's decision comes back, and a sheet goes out and comes back."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from actions.delivery.links.verbs import add_contact, make_link
from actions.models import DateChange, ReportingPeriod, Return, ReturnFile
from partnerships.models import Mail
from tests.actions.delivery.data import YearInForce
from tests.days import in_days, today
from tests.world import DOT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = {"phone": {"width": 375, "height": 740}, "desk": {"width": 1280, "height": 800}}


@pytest.fixture
def year(transactional_db):
    """Two quarters are asked for at once, so that what is decided on the third is read in the fourth."""
    year = YearInForce("Patrol", "Fire checks", "Street lights").with_quarters()
    soon = in_days(7)
    days = {"asks_on": today(), "due_on": soon, "closes_on": soon}
    ReportingPeriod.objects.filter(number__in=(3, 4)).update(state="open", **days)
    year.contact = add_contact(year.partnership, year.police, name="Jo", email="jo@police.example", by=year.officer)
    return year


def link_for(year, number=3):
    return reverse("actions:link", args=[make_link(year.period(number), year.police, year.contact.person,
                                                   by=year.officer).secret])  # fmt: skip


def card(page, title):
    return page.locator(".csp-return").filter(has=page.get_by_role("heading", name=title))


@pytest.mark.parametrize("size", SIZES)
def test_contact_answers_by_link_without_scripts(year, new_page, assert_no_overflow, size):
    page = new_page(viewport=SIZES[size], java_script_enabled=False)
    page.goto(link_for(year))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", level=1, name="Your actions in Quarter 3").wait_for()
    assert_no_overflow(page)

    # What is missing is told, and nothing that was typed is lost.
    patrol = card(page, "Patrol")
    patrol.get_by_label("What was done").fill("Twelve evenings in the park.")
    page.get_by_role("button", name="Send all").click()
    page.get_by_text("Choose a rating.").first.wait_for()
    assert card(page, "Patrol").get_by_label("What was done").input_value() == "Twelve evenings in the park."

    # A rating, a new date asked of the board, a picture as evidence; nothing to report on the other action.
    patrol = card(page, "Patrol")
    patrol.get_by_label("Green").check()
    patrol.get_by_text("Ask the board for a new date").click()
    patrol.get_by_label("New date that you ask the board for").fill("2027-03-31")
    patrol.get_by_label("Why the board should move it").fill("Two posts are empty")
    patrol.get_by_text("Finished, help needed, evidence, figures").click()
    patrol.get_by_label("A file that shows it").set_input_files(
        {"name": "park.png", "mimeType": "image/png", "buffer": DOT}
    )
    lights = card(page, "Street lights")
    lights.get_by_label("Is there anything to report?").select_option(label="Nothing to report: no change")
    assert_no_overflow(page)
    page.get_by_role("button", name="Send all").click()
    page.get_by_role("heading", level=1, name="Thank you").wait_for()
    assert_no_overflow(page)

    assert list(Return.objects.order_by("pk").values_list("state", "nil_because")) == [
        ("submitted", ""), ("submitted", "no_change"),
    ]  # fmt: skip
    assert (DateChange.objects.get().reason, ReturnFile.objects.get().name) == ("Two posts are empty", "park.png")
    assert Mail.objects.get(to=year.contact.person).subject == "Sent: Anyborough Police, Quarter 3"


def test_coordinator_chases_questions_and_closes_and_the_decision_comes_back(year, new_page, assert_no_overflow):
    officer = new_page(year.officer)
    officer.goto(reverse("actions:period_board", args=[year.period(3).key]))
    assert_no_overflow(officer)
    officer.get_by_role("button", name="Chase these 2").click()
    officer.get_by_text("2 organisations written to.").wait_for()
    chased = Mail.objects.get(to=year.contact.person)

    # The contact follows the link in that mail, on a phone, and asks for a new date.
    phone = new_page(viewport=SIZES["phone"])
    phone.goto("/r/" + chased.text.partition("/r/")[2].split()[0])
    phone.get_by_role("button", name="Continue").click()
    patrol = card(phone, "Patrol")
    patrol.get_by_label("What was done").fill("Some evenings.")
    patrol.get_by_label("Green").check()
    patrol.get_by_text("Ask the board for a new date").click()
    patrol.get_by_label("New date that you ask the board for").fill("2027-03-31")
    patrol.get_by_label("Why the board should move it").fill("Two posts are empty")
    phone.get_by_role("button", name="Send all").click()
    phone.get_by_text("1 report sent.").wait_for()

    # The co-ordinator asks about it; the answer comes on the same page.
    officer.reload()
    officer.get_by_role("link", name="Patrol").click()
    officer.get_by_label("Your question to the lead").fill("How many evenings?")
    officer.get_by_role("button", name="Challenge the report").click()
    officer.get_by_text("The lead is asked by mail.").wait_for()
    phone.goto("/r/")
    card(phone, "Patrol").get_by_label("Your answer").fill("Twelve.")
    assert_no_overflow(phone)
    card(phone, "Patrol").get_by_role("button", name="Save").click()
    phone.get_by_text("Your answer is with the co-ordinator.").wait_for()
    officer.reload()
    officer.get_by_text("Twelve.").wait_for()
    officer.get_by_role("button", name="Resolve the question").click()
    officer.get_by_text("The question is resolved.").wait_for()

    # Before closing the board says what will be missing; after it nobody writes.
    officer.goto(reverse("actions:period_board", args=[year.period(3).key]))
    officer.get_by_role("button", name="Close the period").click()
    officer.get_by_text("Fire checks (Anyshire Fire and Rescue)").wait_for()
    officer.get_by_role("button", name="Close the period").click()
    officer.get_by_text("Quarter 3 is closed.").wait_for()
    phone.goto("/r/")
    phone.get_by_role("heading", name="This link no longer works").wait_for()

    # The board moves the date, and the lead reads it with the next quarter.
    officer.goto(reverse("actions:period_decisions", args=[year.period(3).key]))
    officer.get_by_role("heading", name="A new date: 31 March 2027").wait_for()
    officer.get_by_label("It moved the date").check()
    officer.get_by_label("In its words").fill("Once, and no more")
    officer.get_by_label("Decided on").fill(today().isoformat())
    officer.get_by_label("Minute", exact=True).fill("Board, item 6")
    officer.get_by_role("button", name="Record the decision").click()
    officer.get_by_text("The decision stands on the action now.").wait_for()
    assert_no_overflow(officer)
    phone.goto(link_for(year, 4))
    phone.get_by_role("button", name="Continue").click()
    card(phone, "Patrol").get_by_text("The board moved it to 31 March 2027").wait_for()
    assert_no_overflow(phone)


@pytest.mark.parametrize("size", SIZES)
def test_lead_answers_with_a_sheet(year, new_page, assert_no_overflow, size):
    page = new_page(year.lead, viewport=SIZES[size])
    page.goto(reverse("actions:report_for", args=[year.period(3).key, "police"]))
    page.get_by_role("link", name="Answer with a sheet (Excel) instead").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Workbook of your actions").click()
    book = load_workbook(BytesIO(download.value.path().read_bytes()))
    heads = {cell.value: cell.column for cell in book.worksheets[0][1]}
    for head, words in (("What was done", "Twelve evenings"), ("Rating", "Green")):
        book.worksheets[0].cell(2, heads[head]).value = words
    out = BytesIO()
    book.save(out)

    file = {"name": "answers.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}
    page.get_by_label("The workbook, filled in").set_input_files(file)
    page.get_by_role("button", name="Look at its changes").click()
    page.get_by_role("heading", name="1 report would change").wait_for()
    assert_no_overflow(page)
    assert Return.objects.count() == 0
    page.get_by_role("button", name="Keep these changes").click()
    page.get_by_text("1 report saved.").wait_for()
    assert card(page, "Patrol").get_by_label("What was done").input_value() == "Twelve evenings"
    assert Return.objects.get().reported == "G"
