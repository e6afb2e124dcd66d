import pytest

from priorities.priorities.form import PriorityForm
from priorities.priorities.noun import PRIORITIES, THEMES
from tests.factories import make_assessment, make_membership, make_organisation, make_partnership, make_plan
from tests.plans.rows.posting import posted
from tests.plans.rows.untouched import assert_untouched_form_gives_back
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


def test_untouched_priority_stays_as_it_was(paper):
    police = make_organisation(slug="anyborough-police")
    step = {"change": "renamed", "from_title": "Old", "from_key": None, "from_period": "2016/17", "note": ""}
    item = priority(lead={"post": "", "organisation": police.slug, "note": "acting"}, lineage=[step])

    assert_untouched_form_gives_back(PRIORITIES, item, paper)


@pytest.mark.parametrize("lead", [None, {"post": "", "organisation": None, "note": ""}])
def test_priority_without_a_lead_and_with_a_lead_not_stated_differ(paper, lead):
    assert_untouched_form_gives_back(PRIORITIES, priority(lead=lead), paper)


def test_untouched_theme_stays_as_it_was(paper):
    assert_untouched_form_gives_back(THEMES, {"key": priority()["key"], "title": "Children", "text": "First."}, paper)


def test_new_priority_takes_the_title_of_a_finding_it_comes_from(paper):
    assessment = make_assessment()
    assessment.paper.partnership = paper.partnership
    assessment.paper.save()
    finding = assessment.paper.findings.create(title="Collisions rose")
    fresh = PriorityForm(paper=paper)

    form = PriorityForm(posted(fresh, title="Safer roads", findings=[str(finding.key)]), paper=paper)

    assert form.is_valid(), form.all_errors()
    assert form.cleaned_item()["findings"] == [{"key": str(finding.key), "title": "Collisions rose"}]


def test_finding_of_another_partnership_cannot_be_chosen(paper):
    finding = make_assessment().paper.findings.create(title="Elsewhere")

    form = PriorityForm(posted(PriorityForm(paper=paper), title="X", findings=[str(finding.key)]), paper=paper)

    assert not form.is_valid()
    assert list(form.errors) == ["findings"]


def test_lead_is_chosen_among_the_partnerships_members(paper):
    member = make_membership(paper.partnership).organisation
    stranger = make_organisation("Stranger")

    slugs = [slug for slug, _ in PriorityForm(paper=paper).organisation_choices()]

    assert member.slug in slugs
    assert stranger.slug not in slugs


def test_add_another_area_keeps_what_was_typed_and_checks_nothing(paper):
    item = priority()
    post = posted(PriorityForm(paper=paper, item=item), title="", structure="add:areas")

    form = PriorityForm(post, paper=paper, item=item)

    assert form.handle_structure_button() is True
    assert form.parts["areas"].count == 2
    assert form.parts["areas"].forms[0]["title"].value() == "School streets"
    assert form.errors == {}


def test_blank_area_does_not_count(paper):
    item = priority()
    post = posted(PriorityForm(paper=paper, item=item), **{"areas-count": "2", "areas-1-title": "", "areas-1-key": ""})

    form = PriorityForm(post, paper=paper, item=item)

    assert form.is_valid(), form.all_errors()
    assert form.cleaned_item()["areas"] == item["areas"]


def test_priority_without_a_title_is_refused_with_its_reason(paper):
    form = PriorityForm(posted(PriorityForm(paper=paper)), paper=paper)

    assert form.all_errors() == [("id_title", "Enter the title of the priority.")]
