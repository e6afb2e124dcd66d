"""A council joins in mid-life and enters its history: a plan of years ago, its meetings, an addendum, an assessment.

Of some days only the month or the year is known, of one text nobody knows what became of it; nothing of it is work.
"""

import pytest
from django.urls import reverse

from governance.desk.tasks import tasks_for
from partnerships.access import Role
from plans.models import Addendum, Plan, StrategicAssessment
from tests.days import today
from tests.factories import give_role, make_body, make_council, make_partnership, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council():
    return make_council("Latecombe Council")


@pytest.fixture
def bodies(council):
    kinds = {"scrutiny": "Overview and Scrutiny", "executive": "Cabinet", "full_council": "Full Council"}
    return {kind: make_body(council, kind, name=name) for kind, name in kinds.items()}


@pytest.fixture
def officer(council, bodies):
    person = make_user(Role.OFFICER, make_partnership("Safer Latecombe", slug="latecombe", council=council))
    give_role(person, Role.CLERK, council)
    return person


@pytest.fixture
def page(new_page, officer):
    return new_page(officer)


def fill(page, **values):
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def press(page, words):
    page.get_by_role("button", name=words, exact=True).click()
    page.wait_for_load_state()


def enter_way(page, paper, *meetings, is_unrecorded=False):
    page.goto(reverse("governance:past_way", args=[paper.key]))
    for number, (body, on, kind) in enumerate(meetings):
        start = f"[name=steps-{number}-"
        page.locator(f"{start}body]").select_option(str(body.pk))
        page.locator(f"{start}on]").fill(on)
        page.locator(f"{start}kind]").select_option(kind)
    if is_unrecorded:
        page.locator("[name=is_unrecorded]").check()
    press(page, "Enter these meetings")
    page.get_by_text("The way it took is entered").wait_for()


def source(page, paper, words):
    page.goto(reverse("plans:source", args=[paper.key]))
    fill(page, source=words, reason="The council’s archive")
    press(page, "Save")


def test_a_council_enters_what_is_long_past(page, council, bodies, officer, new_page):
    scrutiny, cabinet, full_council = bodies.values()
    page.goto(reverse("plans:start", args=["latecombe"]))
    fill(page, title="Safe and well 2023–26", starts_on="2023-04-01", ends_on="2026-03-31")
    page.locator("[name=years_only]").check()
    page.get_by_label("Partnership plan", exact=True).check()
    press(page, "Start")
    plan = Plan.objects.get()
    source(page, plan.paper, "Report to Full Council, 22 February 2023")
    enter_way(
        page,
        plan.paper,
        (scrutiny, "January 2023", "comments_made"),
        (cabinet, "by 2023", "recommended"),
        (full_council, "22/02/2023", "adopted"),
    )

    page.goto(reverse("plans:start_addendum", args=[plan.slug]))
    fill(page, subject="Safer nights", dated_on="2024-03-14")
    press(page, "Start")
    addendum = Addendum.objects.get()
    enter_way(page, addendum.paper, (cabinet, "March 2024", "adopted"))

    page.goto(reverse("plans:start_assessment", args=["latecombe"]))
    fill(page, title="Strategic assessment 2022", starts_on="2021-10-01", ends_on="2022-09-30")
    page.locator("[name=years_only]").check()
    fill(page, author="Latecombe")
    press(page, "Start")
    assessment = StrategicAssessment.objects.get()
    source(page, assessment.paper, "Strategic assessment, December 2022")
    enter_way(page, assessment.paper, (scrutiny, "December 2022", "noted"), is_unrecorded=True)
    page.goto(reverse("plans:reviews", args=[assessment.paper.key]))
    fill(page, reviewed_by="Overview and Scrutiny", on="November 2023", outcome="Still holds.")
    press(page, "Save the review")

    public = new_page()
    public.goto(plan.get_absolute_url())
    text = public.locator("main").inner_text()
    assert "Adopted by Full Council on 22 February 2023; its years ended in 2026" in text
    assert "2023 to 2026" in text and "1 April 2023" not in text
    assert "As amended by Addendum 1" in text
    public.goto(reverse("plans:assessment", args=[assessment.slug]))
    text = public.locator("main").inner_text()
    assert "Written by Latecombe Council." in text
    assert "November 2023" in text and "Still holds." in text

    assert [task.title for task in tasks_for(officer, today())] == []
    page.goto(plan.paper.timetables.get().get_absolute_url())
    assert "Date conflicts" not in page.locator("main").inner_text()
