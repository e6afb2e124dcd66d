import pytest

from actions.action_plan.form import ActionForm, ActionPlanForm
from actions.action_plan.noun import ACTIONS
from actions.action_plan.plan import load_action_plan
from tests.actions.data import NOT_STATED, action, activity
from tests.factories import make_block, make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.plans.rows.posting import posted
from tests.plans.rows.untouched import assert_untouched_form_gives_back
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


def body(organisation):
    return {"slug": organisation.slug, "name": organisation.name}


def named(title):
    return {"key": priority()["key"], "title": title}


def test_untouched_action_stays_as_it_was(paper):
    police = make_organisation(slug="anyborough-police")
    fire = make_membership(paper.partnership, make_organisation("Fire", kind="fire")).organisation
    item = action(
        leads=[{"organisation": body(police), "post": "Chief Inspector"}, {"organisation": body(fire), "post": ""}],
        partners=[body(fire)],
        priorities=[named("Of the plan"), named("Another")],
        areas=[named("An area")],
        indicators=[named("An indicator")],
        places=["High Street", "The Quay"],
        subheading="Hotspots",
        cost_text="and officer time",
        activities=[
            activity(organisation=body(fire), lead_post="Crew manager", due_on="2027-01-31", cost="5.00"),
            activity("Then report", due_text="March 2027", measure="A report", cost_text="none"),
        ],
        timescale={**NOT_STATED, "kind": "period", "start": "2026-04-01", "end": "2027-03-31"},
    )

    assert_untouched_form_gives_back(ACTIONS, item, paper)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"timescale": "date"}, [("id_date", "Enter the day by which it is done.")]),
        ({"timescale": "period"}, [("id_start", "Enter the first day, the last day, or both.")]),
        ({"timescale": "text"}, [("id_text", "Enter the timescale in words.")]),
        (
            {"timescale": "period", "start": "2027-04-01", "end": "2026-04-01"},
            [("id_end", "The last day is before the first.")],
        ),
        ({"timescale": "date", "date": "2027-03-31"}, []),
        ({"timescale": "date", "date": "31st March 27"}, []),
        ({"timescale": "text", "text": "March 2027"}, []),
        ({"timescale": "text", "text": "ongoing"}, []),
        ({"timescale": "text", "text": "Q3"}, [("id_text", "“Q3” does not say of which year: write “Q3 2027/28”.")]),
        (
            {"timescale": "date", "date": "March 2027"},
            [("id_date", "“March 2027” is a month. Enter a day, such as 18/04/2027 or 18 April 2027.")],
        ),
    ],
)
def test_timescale_asks_for_what_its_kind_needs(paper, typed, errors):
    form = ActionForm(posted(ActionForm(paper=paper), title="Patrol", **typed), paper=paper)

    assert form.all_errors() == errors


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"timescale": "period"}, ["id_start"]),
        ({"timescale": "period", "start": "soon"}, ["id_start"]),
        ({"timescale": "period", "end": "1/4/2027"}, []),
        ({"timescale": "text"}, ["id_text"]),
        ({"timescale": "text", "text": "x" * 201}, ["id_text"]),
        ({"timescale": "date"}, ["id_date"]),
    ],
)
def test_what_is_missing_is_said_at_once_beside_other_faults(paper, typed, errors):
    form = ActionForm(posted(ActionForm(paper=paper), title="", **typed), paper=paper)

    assert [field for field, _ in form.all_errors()] == ["id_title", *errors]


def test_classes_are_those_of_the_action_plan(paper):
    assert "classes" not in ActionForm(paper=paper).fields

    data = {"rows_known": True, "reference": "", "taxonomy": [{"code": "prevent", "label": "Prevent"}]}
    load_action_plan(paper, data, by=make_user())

    assert ActionForm(paper=paper).fields["classes"].choices == [("prevent", "Prevent")]


def test_an_activity_is_added_where_the_plan_has_no_types_of_action(paper):
    form = ActionForm(posted(ActionForm(paper=paper), title="Patrol", structure="add:activities"), paper=paper)

    assert form.handle_structure_button() is True
    assert (form.parts["activities"].count, form["title"].value(), "classes" in form.fields) == (1, "Patrol", False)


def test_the_day_of_an_activity_in_words_is_one_that_can_be_past(paper):
    typed = {"activities-count": "1", "activities-0-text": "Visit", "activities-0-due_text": "Q3"}

    form = ActionForm(posted(ActionForm(paper=paper), title="Patrol", **typed), paper=paper)

    assert form.all_errors() == [("id_activities-0-due_text", "“Q3” does not say of which year: write “Q3 2027/28”.")]


@pytest.mark.parametrize(
    ("typed", "partners", "errors"),
    [
        ("kent police", ["Kent Police"], []),
        ("Charity", ["Town Charity"], []),
        ("Police", [], ["“Police” may be “Kent Police”, “Surrey Police”: write the whole name."]),
        (
            "Nobody",
            [],
            ["No organisation is called “Nobody”. Add it among the members of the partnership, then choose it."],
        ),
    ],
)
def test_a_partner_from_outside_is_found_by_its_name(paper, typed, partners, errors):
    for name in ("Kent Police", "Surrey Police", "Town Charity"):
        make_organisation(name)
    form = ActionForm(posted(ActionForm(paper=paper), title="Patrol", other_partners=typed), paper=paper)

    assert [sentence for _, sentence in form.all_errors()] == errors
    assert errors or [each["name"] for each in form.cleaned_item()["partners"]] == partners


def test_a_partner_ticked_and_named_is_one(paper):
    fire = make_membership(paper.partnership, make_organisation("Fire", kind="fire")).organisation
    fields = posted(ActionForm(paper=paper), title="Patrol", partners=fire.slug, other_partners="Fire")

    form = ActionForm(fields, paper=paper)

    assert form.is_valid()
    assert form.cleaned_item()["partners"] == [body(fire)]


def types_of(paper, *pairs):
    block = make_block(paper, kind="action_plan", data={"intro_html": ""})
    typed = {"heading": "", "level": "1", "intro_html": "", "reference": "", "taxonomy-count": str(len(pairs))}
    for number, (label, code) in enumerate(pairs):
        typed |= {f"taxonomy-{number}-label": label, f"taxonomy-{number}-code": code}
    return ActionPlanForm(typed, block=block, paper=paper, user=make_user())


def test_two_types_of_action_have_not_one_code(paper):
    form = types_of(paper, ("Prevent", "p"), ("Protect", "p"), ("Pursue", ""))

    assert [str(said) for _, said in form.all_errors()] == [
        "“Prevent” has the code “p” already: enter another, or leave it empty."
    ]


def test_a_code_that_is_made_is_nobody_elses(paper):
    form = types_of(paper, ("Prevent", ""), ("Prevent", ""), ("Others", "prevent"))

    assert form.is_valid()
    assert [each["code"] for each in form.cleaned()["taxonomy"]] == ["prevent-2", "prevent-3", "prevent"]
