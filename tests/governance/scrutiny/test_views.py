"""Pages of scrutiny's recommendations: who reads and records them, and what is said and saved."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from governance.models import Recommendation
from partnerships.access import Role
from partnerships.models import AuditEntry
from plans.models import Paper
from tests.factories import make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
NOT_YOURS = "Your roles do not let you record scrutiny recommendations."


@pytest.fixture
def paper():
    return make_plan().paper


@pytest.fixture
def officer(paper):
    return make_user(Role.OFFICER, paper.partnership)


def ask(client, user, name, *args, **data):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(f"governance:{name}", args=args)
    return client.post(address, data) if data else client.get(address)


def test_a_recommendation_is_recorded_with_what_is_known(client, paper, officer):
    response = ask(
        client, officer, "recommendation_create", paper.key, text="Report each year.", made_on="04/2026", state="open"
    )

    row = Recommendation.objects.get()
    assert (row.text, row.made_on, row.responded_on, row.state) == ("Report each year.", "2026-04", "", "open")
    assert [str(each) for each in get_messages(response.wsgi_request)] == ["The recommendation is recorded."]
    assert response.url == reverse("governance:scrutiny", args=[paper.key])


def test_a_recommendation_without_words_is_refused_and_the_rest_stays(client, paper, officer):
    response = ask(client, officer, "recommendation_create", paper.key, made_by="Overview", state="open")

    assert response.context["form"].errors == {"text": ["Enter the recommendation."]}
    assert response.context["form"]["made_by"].value() == "Overview"
    assert Recommendation.objects.count() == 0


def test_a_recommendation_is_answered_on_its_page(client, paper, officer):
    row = Recommendation.objects.create(paper=paper, text="Report each year.")

    ask(
        client, officer, "recommendation_edit", row.pk, text=row.text, response="Agreed.", responded_on="2026",
        state="accepted",
    )  # fmt: skip

    row.refresh_from_db()
    assert (row.response, row.responded_on, row.state) == ("Agreed.", "2026", "accepted")
    assert AuditEntry.objects.filter(event="recommendation changed").count() == 1


def test_recommendations_stand_in_their_order_with_links_to_change_them(client, paper, officer):
    rows = [Recommendation.objects.create(paper=paper, text=text, position=n) for n, text in enumerate("AB")]

    response = ask(client, officer, "scrutiny", paper.key)

    assert (list(response.context["rows"]), response.context["may_edit"]) == (rows, True)
    assert reverse("governance:recommendation_edit", args=[rows[0].pk]) in response.content.decode()


def test_a_reader_reads_them_and_is_told_why_nothing_can_be_added(client, paper):
    reader = make_user(Role.READER, paper.partnership)

    assert ask(client, reader, "scrutiny", paper.key).context["may_edit"] is False
    assert NOT_YOURS in ask(client, reader, "recommendation_create", paper.key).content.decode()


def test_a_reader_adds_nothing(client, paper):
    reader = make_user(Role.READER, paper.partnership)

    response = ask(client, reader, "recommendation_create", paper.key, text="Report each year.", state="open")

    assert NOT_YOURS in response.content.decode()
    assert Recommendation.objects.count() == 0


def test_scrutiny_records_its_own_while_the_text_cannot_be_edited(client, paper):
    Paper.objects.filter(pk=paper.pk).update(state="in_approval")
    scrutiny = make_user(Role.SCRUTINY, paper.partnership)

    ask(client, scrutiny, "recommendation_create", paper.key, text="Report each year.", state="open")

    assert Recommendation.objects.get().text == "Report each year."


def test_recommendations_of_another_partnership_are_not_there(client, paper):
    row = Recommendation.objects.create(paper=paper, text="Report each year.")
    stranger = make_user(Role.OFFICER, make_partnership("Otherham Partnership"))

    assert ask(client, stranger, "recommendation_edit", row.pk).status_code == 404
