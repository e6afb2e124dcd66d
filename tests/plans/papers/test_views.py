"""Pages of one paper: title and period, withdrawal, and what it rests on: refusals and what is kept of them."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from partnerships.access import Role
from plans.models import Paper, PaperBasis
from tests.factories import make_addendum, make_assessment, make_partnership, make_plan, make_user, make_year

pytestmark = pytest.mark.django_db
ADOPTED = "Adopted text is never edited: change it by an annual refresh, an addendum, or a new plan carried forward."


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough")


@pytest.fixture
def officer(client, partnership):
    user = make_user(Role.OFFICER, partnership)
    client.force_login(user)
    return user


def address(name, *args):
    return reverse(f"plans:{name}", args=args)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def details(**more):
    return {"title": "A better title", "starts_on": "2026-04-01", "ends_on": "2029-03-31", "predecessor": "", **more}


def test_details_are_shown_as_they_are_kept(client, officer, partnership):
    before, plan = make_plan(partnership, title="Safe before"), make_plan(partnership)

    form = client.get(address("details", plan.paper.key)).context["form"]

    assert (form["title"].value(), form["ends_on"].value()) == ("Safer Anyborough", date(2029, 3, 31))
    assert list(form.fields["predecessor"].queryset) == [before]


def test_details_are_said_to_be_saved(client, officer, partnership):
    paper = make_plan(partnership).paper

    response = client.post(address("details", paper.key), details())

    assert said(response) == ["Title and period were saved."]
    assert response.url == address("paper", paper.key)


def test_details_without_a_title_are_refused_and_keep_their_days(client, officer, partnership):
    paper = make_plan(partnership).paper

    form = client.post(address("details", paper.key), details(title="", ends_on="2030-03-31")).context["form"]

    assert form.errors == {"title": ["Enter the title."]}
    assert form["ends_on"].value() == "2030-03-31"


def test_details_of_a_period_that_ends_before_it_begins_are_refused(client, officer, partnership):
    paper = make_plan(partnership).paper

    form = client.post(address("details", paper.key), details(ends_on="2026-03-31")).context["form"]

    assert form.non_field_errors() == ["The plan's last day must come after its first."]
    assert Paper.objects.get(pk=paper.pk).title == "Safer Anyborough"


def test_details_of_a_text_in_approval_are_changed_with_a_reason_only(client, officer, partnership):
    paper = make_plan(partnership, state="in_approval").paper

    form = client.post(address("details", paper.key), details(reason="")).context["form"]
    client.post(address("details", paper.key), details(reason="A typing error"))

    owner = Paper.objects.get(pk=paper.pk).owner
    assert form.errors == {"reason": ["Enter a reason."]}
    assert (owner.title, owner.history.first().history_change_reason) == ("A better title", "A typing error")


@pytest.mark.parametrize(("state", "reason"), [("adopted", ADOPTED), ("withdrawn", "This paper was withdrawn.")])
def test_details_of_a_text_that_is_settled_are_refused_with_the_reason(state, reason, client, officer, partnership):
    paper = make_plan(partnership, state=state).paper

    form = client.post(address("details", paper.key), details(reason="Why not")).context["form"]

    assert form.non_field_errors() == [reason]
    assert Paper.objects.get(pk=paper.pk).title == "Safer Anyborough"


def test_details_of_an_addendum_are_its_subject_and_its_day(client, officer, partnership):
    addendum = make_addendum(make_plan(partnership, state="adopted"))

    client.post(address("details", addendum.paper.key), {"subject": "Storms", "dated_on": "2027-02-01"})

    addendum.refresh_from_db()
    assert (addendum.subject, addendum.dated_on) == ("Storms", date(2027, 2, 1))


def test_details_of_a_year_are_its_days(client, officer, partnership):
    year = make_year(make_plan(partnership))

    form = client.get(address("details", year.paper.key)).context["form"]

    assert [field.name for field in form.visible_fields()] == ["starts_on", "ends_on", "reason"]
    assert form["starts_on"].value() == date(2026, 4, 1)


def test_a_text_is_withdrawn_and_said_to_be_kept(client, officer, partnership):
    paper = make_plan(partnership).paper

    response = client.post(address("withdraw", paper.key), {"reason": "Started by mistake"})

    assert said(response) == ["“Safer Anyborough” was withdrawn. Everything written is kept."]
    assert response.url == address("paper", paper.key)


def test_an_adopted_text_is_not_withdrawn_and_the_page_says_why(client, officer, partnership):
    paper = make_plan(partnership, state="adopted").paper

    page = client.get(address("withdraw", paper.key))
    response = client.post(address("withdraw", paper.key), {"reason": "Started by mistake"})

    reason = "“Safer Anyborough” is adopted; this is possible only while it is drafting or in approval."
    assert (page.context["reasons"], said(response)) == ([reason], [reason])
    assert Paper.objects.get(pk=paper.pk).state == "adopted"


def test_a_paper_rests_on_what_is_said_and_in_that_order(client, officer, partnership):
    paper = make_plan(partnership).paper

    for words in ("Assessment of the county", "Survey of residents"):
        response = client.post(address("bases", paper.key), {"basis": "", "reference": words, "note": ""})

    assert said(response)[-1] == "The text is now based on “Survey of residents”."
    assert list(paper.bases.order_by("position").values_list("position", "reference")) == [
        (0, "Assessment of the county"), (1, "Survey of residents"),
    ]  # fmt: skip


def test_a_paper_and_words_at_once_are_refused_and_kept(client, officer, partnership):
    paper, basis = make_plan(partnership).paper, make_assessment(partnership).paper
    typed = {"basis": str(basis.pk), "reference": "Assessment of the county", "note": "Both"}

    form = client.post(address("bases", paper.key), typed).context["form"]

    assert form.non_field_errors() == ["Choose a paper in the portal, or give a reference in words."]
    assert {name: form[name].value() for name in typed} == typed
    assert PaperBasis.objects.count() == 0


def test_a_paper_does_not_rest_on_itself(client, officer, partnership):
    paper, other = make_plan(partnership).paper, make_assessment(partnership).paper

    form = client.get(address("bases", paper.key)).context["form"]

    assert list(form.fields["basis"].queryset) == [other]


def test_what_an_adopted_text_rests_on_is_neither_added_nor_removed(client, officer, partnership):
    paper = make_plan(partnership, state="adopted").paper
    basis = PaperBasis.objects.create(paper=paper, reference="Assessment of the county")

    added = client.post(address("bases", paper.key), {"basis": "", "reference": "Survey", "note": ""})
    removed = client.post(address("basis_remove", paper.key, basis.pk), {"reason": "Wrong"})

    assert (added.context["form"].non_field_errors(), said(removed)) == ([ADOPTED], [ADOPTED])
    assert list(PaperBasis.objects.all()) == [basis]


def test_a_basis_of_another_paper_is_not_found(client, officer, partnership):
    paper, other = make_plan(partnership).paper, make_plan(partnership).paper
    basis = PaperBasis.objects.create(paper=other, reference="Assessment of the county")

    assert client.post(address("basis_remove", paper.key, basis.pk)).status_code == 404
    assert list(other.bases.all()) == [basis]


@pytest.mark.parametrize("name", ["details", "withdraw", "bases"])
def test_a_reader_changes_nothing_of_a_paper(name, client, partnership):
    paper = make_plan(partnership).paper
    client.force_login(make_user(Role.READER, partnership))

    response = client.post(address(name, paper.key), details(reference="Survey", reason="Why not"))

    assert response.status_code == 403
    assert (Paper.objects.get(pk=paper.pk).state, PaperBasis.objects.count()) == ("drafting", 0)


@pytest.fixture
def brought_in(partnership):
    paper = make_plan(partnership).paper
    Paper.objects.filter(pk=paper.pk).update(state="not_recorded", source="Report, 2017")
    return paper


def corrected(**more):
    given = {"source": "Report to Full Council, 26 April 2017", "source_note": "Page 4 is lost.", "years_only": "on"}
    return {**given, "reason": "The signed minutes", **more}


def test_the_source_of_a_text_that_was_brought_in_is_corrected(client, officer, brought_in):
    shown = client.get(address("source", brought_in.key)).context["form"]
    response = client.post(address("source", brought_in.key), corrected(read=shown["read"].value()))

    paper = Paper.objects.get(pk=brought_in.pk)
    assert (shown["source"].value(), shown["years_only"].value()) == ("Report, 2017", False)
    assert (response.url, said(response)) == (address("paper", paper.key), ["What is known of its source was saved."])
    assert (paper.source, paper.source_note) == ("Report to Full Council, 26 April 2017", "Page 4 is lost.")
    assert (paper.period_words, paper.history.latest().history_change_reason) == ("2026 to 2029", "The signed minutes")


def test_a_source_is_corrected_with_a_reason_only(client, officer, brought_in):
    read = brought_in.history.latest().history_id
    form = client.post(address("source", brought_in.key), corrected(reason="", read=read)).context["form"]

    assert list(form.errors) == ["reason"]


def test_a_text_adopted_here_retells_no_other(client, officer, partnership):
    paper = make_plan(partnership, state="adopted").paper

    form = client.post(address("source", paper.key), corrected()).context["form"]

    assert form.non_field_errors() == ["This text was written here: it retells no other document."]


def test_an_addendum_has_a_source_and_no_years(client, officer, partnership):
    addendum = make_addendum(make_plan(partnership))

    form = client.get(address("source", addendum.paper.key)).context["form"]

    assert [field.name for field in form.visible_fields()] == ["source", "source_note", "reason"]


def test_the_desk_of_a_plan_leads_to_its_source(client, officer, brought_in):
    page = client.get(address("workspace", brought_in.plan.slug)).content.decode()

    assert page.count(address("source", brought_in.key)) == 1
