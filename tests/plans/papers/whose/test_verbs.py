"""Whose a text is that stands: told later, corrected again, and never against what the text itself says."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from partnerships.verbs import Refused
from plans.document.contents import whose_words
from plans.models import Paper, Publication, Version
from plans.papers.changing import change_details
from plans.papers.history import paper_history
from plans.papers.record import record_of
from plans.papers.versions import freeze, publish
from plans.papers.whose.verbs import correct_whose, facts_to_correct
from plans.printing.inputs import version_inputs
from tests.factories import make_assessment, make_block, make_organisation, make_partnership, make_plan, make_user
from tests.plans.joint import make_joint_partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough", name="Safer Anyborough")


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


@pytest.fixture
def unit():
    return make_organisation(name="Essex Analysts", slug="essex-analysts")


def stood(paper, by):
    """Frozen, public, and standing as its source has it."""
    version = freeze(paper, by=by, purpose=Version.Purpose.IMPORT)
    publish(version, by=by, basis=Publication.Basis.IMPORT)
    Paper.objects.filter(pk=paper.pk).update(state=Paper.State.NOT_RECORDED)
    paper.refresh_from_db()
    return version


def test_an_author_that_the_text_leaves_out_is_told_on_page_and_pdf(client, partnership, officer, unit):
    assessment = make_assessment(partnership)
    version = stood(assessment.paper, officer)
    url = reverse("plans:assessment", args=[assessment.slug])
    before = client.get(url).content.decode()

    correct_whose(assessment.paper, given={"author": unit, "also_covers": []}, by=officer, reason="Its covering letter")

    (told,) = [each for each in paper_history(assessment.paper)[0] if each.verb == "Whose it is corrected"]
    facts = version_inputs(version)["record"]["whose"]
    assert (told.who, told.why) == (str(officer), "Its covering letter")
    assert assessment.history.first().author == unit
    assert whose_words(version.document["identity"], facts) == ["Written by Essex Analysts (told later)"]
    assert "Written by" not in before and "Written by Essex Analysts (told later)." in client.get(url).content.decode()


def test_others_that_it_is_for_are_told_and_corrected_again(partnership, officer):
    assessment, other = make_assessment(partnership), make_partnership(slug="rochford", name="Safer Rochford")
    stood(assessment.paper, officer)
    for others in ([other], []):
        correct_whose(assessment.paper, given={"also_covers": others}, by=officer, reason="Its title page")
        assert assessment.others_covered() == others


def test_what_the_text_itself_says_stays(client, partnership, officer, unit):
    assessment = make_assessment(partnership, author=unit)
    stood(assessment.paper, officer)
    client.force_login(officer)

    with pytest.raises(Refused) as refused:
        correct_whose(assessment.paper, given={"author": None}, by=officer, reason="Wrong")

    sentence = (
        "The text itself says “Written by Essex Analysts”. A text that stands is never changed: say in a review or the "
        "next assessment what is right."
    )
    assert (refused.value.reasons, facts_to_correct(assessment.paper)) == ([sentence], ["also_covers"])
    assert "whose" not in version_inputs(assessment.paper.versions.get())["record"]
    page = client.get(reverse("plans:whose", args=[assessment.paper.key]))
    assert list(page.context["form"].fields) == ["also_covers", "reason"] and sentence in page.content.decode()


def test_a_plan_that_stands_is_one_councils_own():
    partnership, north, _ = make_joint_partnership()
    officer, plan = make_user(Role.OFFICER, partnership), make_plan(partnership)
    stood(plan.paper, officer)

    correct_whose(plan.paper, given={"council": north}, by=officer, reason="The minute of Council")

    assert record_of(plan.paper, public=True)["whose"] == {"council": {"slug": "north", "name": "North Council"}}
    assert plan.history.first().history_change_reason == "The minute of Council"


def test_a_plan_with_chapters_of_another_council_is_not_one_councils_own():
    partnership, north, south = make_joint_partnership()
    officer, plan, draft = make_user(Role.OFFICER, partnership), make_plan(partnership), make_plan(partnership)
    for each in (plan, draft):
        make_block(each.paper, heading="The coast", council=south)
    stood(plan.paper, officer)
    said = (
        "Chapters, priorities or actions of the text are South Council’s alone, so it is not North Council’s own plan."
    )

    with pytest.raises(Refused) as refused:
        correct_whose(plan.paper, given={"council": north}, by=officer, reason="So")
    draft.council = north
    with pytest.raises(Refused) as refused_too:
        change_details(draft.paper, draft, by=officer)

    assert [refused.value.reasons, refused_too.value.reasons] == [[said], [said]]


def test_it_asks_why_and_is_told_of_texts_that_stand(partnership, officer, unit):
    assessment = make_assessment(partnership)
    given = {"given": {"author": unit}, "by": officer}

    with pytest.raises(Refused, match="does not stand yet: change it under “Title and period”"):
        correct_whose(assessment.paper, **given, reason="So")
    stood(assessment.paper, officer)
    with pytest.raises(Refused, match="Say where this is known from"):
        correct_whose(assessment.paper, **given, reason=" ")
