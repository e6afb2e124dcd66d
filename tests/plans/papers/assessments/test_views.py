"""Forms and pages of what is known of an assessment beside its text."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from partnerships.access import Role
from plans.models import Publication, StrategicAssessment, Version
from plans.papers.versions import freeze, publish
from tests.factories import make_assessment, make_organisation, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
GIVEN = {"title": "Strategic assessment 2025", "starts_on": "1 October 2024", "ends_on": "30 September 2025"}


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough", name="Safer Anyborough")


@pytest.fixture
def officer(client, partnership):
    user = make_user(Role.OFFICER, partnership)
    client.force_login(user)
    return user


def test_an_assessment_is_started_with_parts_of_names(client, officer, partnership):
    other, unit = make_partnership(slug="rochford", name="Safer Rochford"), make_organisation(name="Essex Analysts")
    given = GIVEN | {"author": "essex", "also_covers": "rochford\n"}

    client.post(reverse("plans:start_assessment", args=["anyborough"]), given)

    assessment = StrategicAssessment.objects.get()
    assert (assessment.author, assessment.others_covered()) == (unit, [other])


def test_a_name_that_nothing_has_is_said_and_stays_in_the_form(client, officer, partnership):
    given = GIVEN | {"author": "The analysts", "also_covers": "Rochfort"}

    form = client.post(reverse("plans:start_assessment", args=["anyborough"]), given).context["form"]

    assert form.errors == {
        "author": [
            "No organisation is called “The analysts”. Add it among the members of the partnership, then name it here."
        ],
        "also_covers": ["No partnership of this portal is called “Rochfort”. Look at its name on the first page."],
    }
    assert (form["author"].value(), form["also_covers"].value()) == ("The analysts", "Rochfort")


def test_details_show_the_names_and_change_them(client, officer, partnership):
    other, unit = make_partnership(slug="rochford", name="Safer Rochford"), make_organisation(name="Essex Analysts")
    assessment = make_assessment(partnership, author=unit)
    assessment.also_covers.add(other)
    url = reverse("plans:details", args=[assessment.paper.key])

    form = client.get(url).context["form"]
    client.post(url, GIVEN | {"author": "", "also_covers": "", "reason": ""})

    assert (form["author"].value(), form["also_covers"].value()) == ("Essex Analysts", "Safer Rochford")
    assessment.refresh_from_db()
    assert (assessment.title, assessment.author, assessment.others_covered()) == (GIVEN["title"], None, [])


def test_a_review_is_recorded_corrected_and_removed(client, officer, partnership):
    assessment = make_assessment(partnership)
    page = reverse("plans:reviews", args=[assessment.paper.key])

    client.post(page, {"reviewed_by": "Overview and Scrutiny", "on": "December 2019", "outcome": ""})
    review = assessment.reviews.get()
    client.post(
        reverse("plans:review_correct", args=[assessment.paper.key, review.pk]),
        {"reviewed_by": "Overview and Scrutiny", "on": "05/12/2019", "outcome": "Noted."},
    )
    corrected = assessment.reviews.values_list("on", "outcome").get()
    response = client.post(reverse("plans:review_remove", args=[assessment.paper.key, review.pk]), {"reason": "Twice"})

    assert (review.on, corrected) == ("2019-12", ("2019-12-05", "Noted."))
    assert response.url == page
    assert [str(message) for message in get_messages(response.wsgi_request)][-1] == "The review was removed."
    assert not assessment.reviews.exists()


def test_a_plan_has_no_page_of_reviews(client, officer, partnership):
    plan = make_plan(partnership)

    assert client.get(reverse("plans:reviews", args=[plan.paper.key])).status_code == 404


def test_the_public_reads_whose_it_is_and_who_reviewed_it(client, partnership):
    other, unit = make_partnership(slug="rochford", name="Safer Rochford"), make_organisation(name="Essex Analysts")
    assessment, officer = make_assessment(partnership, author=unit), make_user(Role.OFFICER, partnership)
    assessment.also_covers.add(other)
    assessment.reviews.create(reviewed_by="Overview and Scrutiny", on="2019-12")
    version = freeze(assessment.paper, by=officer, purpose=Version.Purpose.ADOPTION)
    publish(version, by=officer, basis=Publication.Basis.ADOPTION)
    type(assessment.paper).objects.filter(pk=assessment.paper.pk).update(state="adopted")

    text = client.get(reverse("plans:assessment", args=[assessment.slug])).content.decode()
    theirs = client.get(other.get_absolute_url()).content.decode()

    assert "Also for Safer Rochford." in text and "Written by Essex Analysts." in text
    assert "Overview and Scrutiny" in text and "What came of it is not recorded." in text
    assert "Of Safer Anyborough, for this partnership too. Written by Essex Analysts." in theirs
