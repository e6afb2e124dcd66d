"""Pages that start papers, and the desk of a plan."""

from datetime import date

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Addendum, Paper, PaperBasis, Plan, PlanYear, StrategicAssessment
from plans.papers.forms import next_free_period, period_in, start_year_words
from tests.factories import make_assessment, make_partnership, make_plan, make_user, make_year

pytestmark = pytest.mark.django_db
DAYS = {"starts_on": "2029-04-01", "ends_on": "2032-03-31"}


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough")


@pytest.fixture
def officer(client, partnership):
    user = make_user(Role.OFFICER, partnership)
    client.force_login(user)
    return user


@pytest.mark.both("locks")
def test_start_a_plan_from_the_outline(client, officer, partnership):
    response = client.post(
        reverse("plans:start", args=["anyborough"]), {**DAYS, "title": "Safer still", "kind": "partnership_plan"}
    )

    plan = Plan.objects.get()
    assert response.url == reverse("plans:paper", args=[plan.paper.key])
    assert "Our strategy" in [block.heading for block in plan.paper.blocks.all()]


@pytest.mark.both("locks")
def test_start_a_plan_carries_the_chosen_one_forward(client, officer, partnership):
    before = make_plan(partnership, state="adopted", blocks=("One", "Two"))
    data = {**DAYS, "title": "Safer still", "kind": "partnership_plan", "carry_from": before.pk}

    client.post(reverse("plans:start", args=["anyborough"]), data)

    plan = Plan.objects.get(title="Safer still")
    assert plan.predecessor == before
    assert [block.heading for block in plan.paper.blocks.all()] == ["One", "Two"]


def test_start_names_what_is_wrong(client, officer, partnership):
    data = {"title": "", "starts_on": "2029-04-01", "ends_on": "2029-04-01", "kind": "partnership_plan"}

    errors = client.post(reverse("plans:start", args=["anyborough"]), data).context["form"].errors

    assert errors == {"title": ["Enter the title."], "ends_on": ["The last day must come after the first."]}


def test_start_does_not_offer_plans_of_others(client, officer, partnership):
    stranger = make_plan()
    data = {**DAYS, "title": "Mine", "kind": "partnership_plan", "carry_from": stranger.pk}

    page = client.post(reverse("plans:start", args=["anyborough"]), data)

    assert "carry_from" in page.context["form"].errors


TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("periods", "proposed"),
    [
        ([], (date(2027, 4, 1), date(2030, 3, 31))),
        ([(date(2020, 4, 1), date(2023, 3, 31))], (date(2027, 4, 1), date(2030, 3, 31))),
        ([(date(2026, 4, 1), date(2029, 3, 31))], (date(2029, 4, 1), date(2032, 3, 31))),
        ([(date(2026, 4, 1), date(2027, 3, 31))], (date(2027, 4, 1), date(2028, 3, 31))),
        ([(date(2024, 3, 1), date(2028, 2, 28))], (date(2028, 2, 29), date(2032, 2, 29))),
        (
            [(date(2024, 1, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2029, 12, 31))],
            (date(2030, 1, 1), date(2032, 12, 31)),
        ),
    ],
)
def test_a_new_plan_follows_on_the_last_one(periods, proposed, partnership):
    for starts_on, ends_on in periods:
        make_plan(partnership, starts_on=starts_on, ends_on=ends_on)

    assert next_free_period(partnership, TODAY) == proposed


def test_the_period_of_a_withdrawn_plan_is_free(partnership):
    make_plan(partnership, starts_on=date(2027, 4, 1), ends_on=date(2030, 3, 31), state="withdrawn")

    assert next_free_period(partnership, TODAY) == (date(2027, 4, 1), date(2030, 3, 31))


def test_the_page_proposes_the_free_period(client, officer, partnership):
    make_plan(partnership, starts_on=date(2026, 4, 1), ends_on=date(2099, 3, 31))

    initial = client.get(reverse("plans:start", args=["anyborough"])).context["form"].initial

    assert initial["starts_on"] == date(2099, 4, 1)


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 403), (Role.PARTNER_LEAD, 403), (None, 404)])
def test_start_is_for_those_who_may(client, partnership, role, status):
    client.force_login(make_user(role, partnership) if role else make_user(Role.OFFICER, make_partnership()))

    assert client.get(reverse("plans:start", args=["anyborough"])).status_code == status


@pytest.mark.both("locks")
def test_start_year_offers_the_first_free_year(client, officer, partnership):
    plan = make_plan(partnership)
    make_year(plan)
    address = reverse("plans:start_year", args=[plan.slug])

    initial = client.get(address).context["form"].initial
    client.post(address, {"starts_on": initial["starts_on"], "ends_on": initial["ends_on"]})

    assert (initial["starts_on"], initial["ends_on"]) == (date(2027, 4, 1), date(2028, 3, 31))
    assert PlanYear.objects.count() == 2


def test_start_addendum_of_an_adopted_plan(client, officer, partnership):
    plan = make_plan(partnership, state="adopted")

    client.post(reverse("plans:start_addendum", args=[plan.slug]), {"subject": "Floods", "dated_on": "2027-01-05"})

    assert Addendum.objects.get().title == "Addendum 1: Floods"


def test_start_addendum_of_a_draft_says_why_not(client, officer, partnership):
    plan = make_plan(partnership)

    page = client.post(
        reverse("plans:start_addendum", args=[plan.slug]), {"subject": "Floods", "dated_on": "2027-01-05"}
    )

    assert page.context["form"].non_field_errors() == [
        "Only an adopted plan is changed by an addendum: edit the draft instead."
    ]


def test_start_assessment(client, officer, partnership):
    client.post(
        reverse("plans:start_assessment", args=["anyborough"]),
        {"title": "Assessment 2026", "starts_on": "2025-10-01", "ends_on": "2026-09-30"},
    )

    assert "findings" in [block.kind for block in StrategicAssessment.objects.get().paper.blocks.all()]


def test_desk_shows_steps_layers_and_what_comes_before(client, officer, partnership):
    before = make_plan(partnership, state="adopted", title="Safe before")
    plan = make_plan(partnership, predecessor=before)
    make_year(plan)

    page = client.get(reverse("plans:workspace", args=[plan.slug]))

    assert [(step.title, step.status) for step in page.context["steps"]][:3] == [
        ("Write the text", "In progress"),
        ("Read and comment", "None open"),
        ("Endorsements of the authorities", "Nobody to ask"),
    ]
    assert [layer["owner"].label for layer in page.context["layers"]] == ["2026/27"]
    assert "Safe before" in page.content.decode()
    assert "Start the action plan for 2027/28" in page.content.decode()


def test_start_of_a_year_beyond_the_period_names_none(officer, partnership):
    plan = make_plan(partnership, starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31))
    make_year(plan)

    assert start_year_words(plan) == "Start the action plan for another year"


def test_desk_of_a_stranger_and_of_a_reference_is_not_found(client, officer, partnership):
    known = Plan.objects.create(
        partnership=partnership, slug="old", title="Old", starts_on=date(2014, 4, 1), ends_on=date(2017, 3, 31)
    )

    assert client.get(reverse("plans:workspace", args=[make_plan().slug])).status_code == 404
    assert client.get(reverse("plans:workspace", args=[known.slug])).status_code == 404


def test_details_change_with_history(client, officer, partnership):
    plan = make_plan(partnership)
    data = {**DAYS, "title": "A better title", "predecessor": ""}

    client.post(reverse("plans:details", args=[plan.paper.key]), data)

    plan.refresh_from_db()
    assert (plan.title, plan.starts_on) == ("A better title", date(2029, 4, 1))
    assert plan.history.first().history_user == officer


def test_details_that_did_not_change_write_no_history(client, officer, partnership):
    plan = make_plan(partnership)
    data = {"title": plan.title, "starts_on": plan.starts_on, "ends_on": plan.ends_on, "predecessor": ""}

    client.post(reverse("plans:details", args=[plan.paper.key]), data)

    assert plan.history.count() == 1


def test_basis_is_an_assessment_here_or_known_by_reference(client, officer, partnership):
    plan, assessment = make_plan(partnership), make_assessment(partnership)
    address = reverse("plans:bases", args=[plan.paper.key])

    client.post(address, {"basis": assessment.paper.pk, "reference": "", "note": "Our own"})
    client.post(address, {"basis": "", "reference": "Assessment of the county", "note": ""})
    neither = client.post(address, {"basis": "", "reference": "", "note": ""})

    assert [str(basis) for basis in plan.paper.bases.all()] == ["Strategic assessment", "Assessment of the county"]
    assert neither.context["form"].non_field_errors() == ["Choose a paper in the portal, or give a reference in words."]


def test_basis_does_not_offer_the_drafts_of_strangers(client, officer, partnership):
    plan, stranger = make_plan(partnership), make_assessment()

    page = client.post(
        reverse("plans:bases", args=[plan.paper.key]), {"basis": stranger.paper.pk, "reference": "", "note": ""}
    )

    assert "basis" in page.context["form"].errors
    assert not PaperBasis.objects.exists()


def test_basis_is_removed_with_history(client, officer, partnership):
    plan = make_plan(partnership)
    basis = PaperBasis.objects.create(paper=plan.paper, reference="Assessment of the county")

    client.post(reverse("plans:basis_remove", args=[plan.paper.key, basis.pk]))

    assert not PaperBasis.objects.exists()
    assert PaperBasis.history.first().history_user == officer


@pytest.mark.both("locks")
def test_withdraw_asks_why(client, officer, partnership):
    paper = make_plan(partnership).paper
    address = reverse("plans:withdraw", args=[paper.key])

    client.post(address, {"reason": ""})
    assert Paper.objects.get(pk=paper.pk).state == "drafting"
    client.post(address, {"reason": "Started by mistake"})

    assert Paper.objects.get(pk=paper.pk).state == "withdrawn"


def test_preview_shows_the_whole_text_and_asks_for_a_pdf(client, officer, partnership):
    plan = make_plan(partnership, blocks=("One", "Two"))

    page = client.get(reverse("plans:paper_preview", args=[plan.paper.key]))

    assert [entry.heading for entry in page.context["outline"]] == ["One", "Two"]
    assert reverse("plans:paper_pdf", args=[plan.paper.key]) in page.content.decode()


def test_start_offers_the_period_and_the_kind_that_most_have(client, officer, partnership):
    initial = client.get(reverse("plans:start", args=["anyborough"])).context["form"].initial

    first, last = initial["starts_on"], initial["ends_on"]
    assert (first.month, first.day, last.month, last.day) == (4, 1, 3, 31)
    assert (last.year - first.year, initial["kind"]) == (3, Plan.Kind.PARTNERSHIP_PLAN)


def test_start_at_a_county_offers_an_agreement(client):
    county = make_partnership(slug="anyshire", kind="county")
    client.force_login(make_user(Role.OFFICER, county))

    form = client.get(reverse("plans:start", args=["anyshire"])).context["form"]

    assert form.initial["kind"] == Plan.Kind.AGREEMENT


def test_start_from_a_plan_takes_its_title_and_its_text(client, officer, partnership):
    before = make_plan(partnership, state="adopted", title="Safe before")

    form = client.get(reverse("plans:start", args=["anyborough"]), {"from": before.slug}).context["form"]

    assert (form.initial["carry_from"], form.initial["title"]) == (before, "Safe before")


def test_start_from_a_plan_of_a_stranger_takes_nothing(client, officer, partnership):
    stranger = make_plan(title="Elsewhere")

    form = client.get(reverse("plans:start", args=["anyborough"]), {"from": stranger.slug}).context["form"]

    assert (form.initial["carry_from"], form.initial["title"]) == (None, "")


def test_start_year_outside_the_plan_is_refused_and_kept_as_typed(client, officer, partnership):
    plan = make_plan(partnership)
    typed = {"starts_on": "2035-04-01", "ends_on": "2036-03-31"}

    form = client.post(reverse("plans:start_year", args=[plan.slug]), typed).context["form"]

    assert form.non_field_errors() == ["The year must lie within the plan's period."]
    assert {name: form[name].value() for name in typed} == typed
    assert PlanYear.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("subject", "Answer “What is it about?”."),
        ("dated_on", "Enter the date of the addendum."),
    ],
)
def test_start_addendum_that_lacks_something_is_refused(field, asked, client, officer, partnership):
    plan = make_plan(partnership, state="adopted")
    typed = {"subject": "Floods", "dated_on": "2027-01-05", field: ""}

    form = client.post(reverse("plans:start_addendum", args=[plan.slug]), typed).context["form"]

    assert form.errors == {field: [asked]}
    assert {name: form[name].value() for name in typed} == typed


def test_start_assessment_begins_with_the_one_before(client, officer, partnership):
    before = make_assessment(partnership)
    make_assessment(title="Elsewhere")

    form = client.get(reverse("plans:start_assessment", args=["anyborough"])).context["form"]

    assert form.initial["carry_from"] == before
    assert list(form.fields["carry_from"].queryset) == [before]


def test_start_assessment_that_ends_before_it_begins_is_refused(client, officer, partnership):
    typed = {"title": "Assessment 2026", "starts_on": "2026-09-30", "ends_on": "2025-10-01"}

    form = client.post(reverse("plans:start_assessment", args=["anyborough"]), typed).context["form"]

    assert form.errors == {"ends_on": ["The last day must come after the first."]}
    assert (form["title"].value(), StrategicAssessment.objects.count()) == ("Assessment 2026", 0)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Millbridge Community Safety Plan 2026–2029", (date(2026, 4, 1), date(2029, 3, 31))),
        ("Plan 2026-27", (date(2026, 4, 1), date(2027, 3, 31))),
        ("Plan for 2026/27 to 2028/29, agreed 2025", (date(2026, 4, 1), date(2029, 3, 31))),
        ("Plan 2029 to 2026", None),
        ("Plan of 12-13 wards, 2026", None),
    ],
)
def test_period_of_a_plan_is_read_from_its_title(title, period):
    assert period_in(title) == period
