from datetime import date

import pytest
from django.urls import reverse

from governance.models import SignOffRequest
from governance.reporting.sign_off import answer, ask
from governance.reporting.standings import text_sha256
from partnerships.tasks import tasks_for
from tests.days import today
from tests.factories import make_report, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_report(make_timetable(start=date(2027, 2, 10), route=[("executive", "recommend")]))


@pytest.fixture
def officer(report):
    return make_user("officer", report.paper.partnership)


@pytest.fixture
def lawyer(report):
    return make_user("signing_officer", report.timetable.council, post="Head of Legal", name="Monitoring Officer")


@pytest.fixture
def legal(report):
    return report.implications.get(heading="Legal")


@pytest.fixture
def asked(legal, officer, lawyer):
    return ask(legal, by=officer, post="Head of Legal", person=lawyer, due_on=date(2027, 1, 19))


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_page_shows_one_heading_and_no_other(client, asked, lawyer):
    client.force_login(lawyer)

    page = text_of(client.get(asked.get_absolute_url()))

    assert ("The council must adopt a plan." in page, "Met from the budget." in page) == (True, False)
    assert page.count("<h1") == 1


def test_a_task_leads_to_the_page_and_goes_with_the_answer(client, asked, lawyer, legal):
    tasks = [(task.title, task.url, task.due) for task in tasks_for(lawyer, today())]
    client.force_login(lawyer)

    answered = client.post(
        asked.get_absolute_url(), {"answer": "signed", "read": text_sha256("Legal", legal.text)}, follow=True
    )

    assert tasks == [("Sign “Legal” in “Community safety plan”", asked.get_absolute_url(), date(2027, 1, 19))]
    assert "“Legal” is signed. The author sees it on the report." in answered.content.decode()
    assert tasks_for(lawyer, today()) == []


def test_a_post_without_a_person_is_a_task_of_everybody_who_signs(legal, officer, lawyer):
    request = ask(legal, by=officer, post="Deputy Monitoring Officer")
    stranger = make_user("signing_officer", make_report().timetable.council)
    assert [task.url for task in tasks_for(lawyer, today())] == [request.get_absolute_url()]
    assert tasks_for(stranger, today()) == []


def test_nothing_is_chosen_beforehand_and_a_refusal_says_why(client, asked, lawyer):
    client.force_login(lawyer)
    page = client.get(asked.get_absolute_url()).content.decode()

    refused = client.post(asked.get_absolute_url(), {"answer": "declined", "read": "x"}).content.decode()

    assert "checked" not in page
    assert "Say why you do not sign it." in refused
    assert SignOffRequest.objects.get().is_open


def test_the_page_of_a_text_asked_again_shows_what_changed(client, asked, lawyer, legal, officer):
    answer(asked, by=lawyer, answer="signed", read=text_sha256("Legal", legal.text))
    legal.text = "The council may adopt a plan."
    legal.save()
    again = ask(legal, by=officer, post="Head of Legal", person=lawyer)
    client.force_login(lawyer)

    page = text_of(client.get(again.get_absolute_url()))

    assert "What changed since it was signed" in page
    assert 'csp-said">inserted: </span>may' in page


def form(*rows):
    """What the page of sign-offs posts: (ticked, post, person, day) for each heading."""
    data = {"ask-TOTAL_FORMS": len(rows), "ask-INITIAL_FORMS": len(rows)}
    for number, (ticked, post, person, due_on) in enumerate(rows):
        data |= {f"ask-{number}-post": post, f"ask-{number}-person": person, f"ask-{number}-due_on": due_on}
        data |= {f"ask-{number}-ask": "on"} if ticked else {}
    return data


def test_headings_are_put_to_their_posts_on_one_page(client, report, officer, lawyer):
    client.force_login(officer)
    address = reverse("governance:report_sign_off", args=[report.pk])
    page = client.get(address)

    client.post(address, form((True, "Head of Legal", lawyer.pk, "2027-01-19"), (False, "", "", "")))

    first = page.context["formset"].forms[0]
    assert (first.initial["post"], first.initial["person"]) == ("Head of Legal", lawyer)
    [request] = SignOffRequest.objects.all()
    assert (request.heading, request.person, request.due_on) == ("Legal", lawyer, date(2027, 1, 19))
    assert request.stage == report.timetable.stages.get()


def test_a_heading_that_is_ticked_needs_its_post(client, report, officer):
    client.force_login(officer)
    address = reverse("governance:report_sign_off", args=[report.pk])

    refused = client.post(address, form((True, " ", "", ""), (False, "", "", ""))).content.decode()

    assert "Say which post is asked to sign." in refused
    assert not SignOffRequest.objects.exists()


def test_one_button_asks_again_after_the_text_has_changed(client, asked, lawyer, legal, officer):
    answer(asked, by=lawyer, answer="signed", read=text_sha256("Legal", legal.text))
    legal.text = "The council may adopt a plan."
    legal.save()
    client.force_login(officer)

    client.post(reverse("governance:sign_off_again", args=[asked.pk]))

    request = SignOffRequest.objects.open().get()
    assert (request.post, request.person, request.heading) == ("Head of Legal", lawyer, "Legal")


def test_a_request_is_taken_back(client, asked, officer):
    client.force_login(officer)

    client.post(reverse("governance:sign_off_take_back", args=[asked.pk]))

    asked.refresh_from_db()
    assert asked.withdrawn_by == officer


def test_a_get_asks_nothing_again_and_takes_nothing_back(client, asked, officer):
    client.force_login(officer)

    client.get(reverse("governance:sign_off_again", args=[asked.pk]))
    client.get(reverse("governance:sign_off_take_back", args=[asked.pk]))

    assert list(SignOffRequest.objects.open()) == [asked]
