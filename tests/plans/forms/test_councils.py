"""Whose a chapter is: asked where councils share a partnership and the text is not one council's already."""

import pytest
from django import forms

from plans.forms.councils import EVERYBODYS, CouncilField, joint_councils, said_of_council
from tests.factories import make_council, make_partnership, make_plan

pytestmark = pytest.mark.django_db


class _Form(forms.Form):
    council_id = CouncilField()


def offered(paper, standing=None, **posted):
    form = _Form(posted or None)
    form.fields["council_id"].offer(form, paper, standing)
    return form


@pytest.fixture
def councils():
    return [make_council("Highwold"), make_council("Saltmarsh")]


@pytest.fixture
def plan(councils):
    partnership = make_partnership(council=councils[0])
    partnership.lead_councils.add(councils[1])
    return make_plan(partnership, blocks=())


def test_one_council_that_leads_alone_is_no_joint_one(councils):
    assert joint_councils(make_partnership(council=councils[0])) == []


def test_of_a_joint_partnership_everybody_or_one_council_is_chosen(plan, councils):
    high, salt = councils

    assert joint_councils(plan.partnership) == [high, salt]
    assert offered(plan.paper).fields["council_id"].choices == [
        ("", EVERYBODYS), (high.pk, "Highwold only"), (salt.pk, "Saltmarsh only"),
    ]  # fmt: skip


def test_where_one_council_leads_nobody_is_asked():
    assert offered(make_plan(blocks=()).paper).fields == {}


def test_of_a_plan_that_is_one_councils_own_nobody_is_asked(plan, councils):
    plan.council = councils[0]
    plan.save()

    assert offered(plan.paper).fields == {}


def test_a_chapter_that_is_one_councils_own_in_such_a_plan_can_be_given_back(plan, councils):
    plan.council = councils[0]
    plan.save()

    assert list(offered(plan.paper, councils[1].pk).fields) == ["council_id"]


@pytest.mark.parametrize("typed", ["", None])
def test_nothing_chosen_is_everybodys(typed, plan):
    form = offered(plan.paper, council_id=typed, other="x")

    assert form.is_valid()
    assert (form.cleaned_data, said_of_council(form.cleaned_data["council_id"])) == ({"council_id": None}, {})


def test_a_council_that_leads_is_kept_by_its_key(plan, councils):
    form = offered(plan.paper, council_id=str(councils[1].pk))

    assert form.is_valid()
    assert said_of_council(form.cleaned_data["council_id"]) == {"council_id": councils[1].pk}


def test_a_council_of_elsewhere_cannot_be_chosen(plan):
    assert not offered(plan.paper, council_id=str(make_council("Elsewhere").pk)).is_valid()
