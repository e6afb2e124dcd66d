"""Whom an assessment is for beside its own partnership, and who reviewed it."""

from datetime import date

import pytest

from partnerships.access import Role
from partnerships.verbs import Refused
from plans.document.compose import compose
from plans.document.contents import whose_words
from plans.models import AssessmentReview
from plans.papers import changing, starting
from plans.papers.assessments import verbs
from plans.papers.history import paper_history
from plans.papers.record import record_of
from tests.factories import make_assessment, make_organisation, make_partnership, make_user

pytestmark = pytest.mark.django_db
LOOKED_OVER = {"reviewed_by": "Overview and Scrutiny", "on": "2019-12", "outcome": "Noted; a refresh is supported."}


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough", name="Safer Anyborough")


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


def started(partnership, officer, **more):
    days = {"starts_on": date(2024, 10, 1), "ends_on": date(2025, 9, 30)}
    return starting.start_assessment(partnership, by=officer, title="Strategic assessment 2025", **days, **more)


def test_an_assessment_names_its_author_and_the_others_that_it_is_for_in_their_order(partnership, officer):
    others = [make_partnership(slug=slug, name=f"Safer {slug.title()}") for slug in ("rochford", "castle-point")]
    unit = make_organisation(name="Essex Analysts", slug="essex-analysts")

    document = compose(started(partnership, officer, author=unit, also_covers=others).paper)

    assert document["identity"] == {
        "slug": "anyborough-assessment-2025",
        "author": {"slug": "essex-analysts", "name": "Essex Analysts"},
        "also_covers": [{"slug": other.slug, "name": other.name} for other in others],
    }
    assert whose_words(document["identity"]) == [
        "Also for Safer Rochford and Safer Castle-Point",
        "Written by Essex Analysts",
    ]


def test_a_document_of_an_assessment_of_which_nothing_is_said_is_as_before(partnership, officer):
    assert compose(started(partnership, officer).paper)["identity"] == {"slug": "anyborough-assessment-2025"}


def test_its_own_partnership_is_none_of_the_others(partnership, officer):
    assessment = started(partnership, officer)

    with pytest.raises(Refused) as refused:
        changing.change_details(assessment.paper, assessment, by=officer, also_covers=[partnership])

    assert refused.value.reasons == ["Safer Anyborough is whose assessment it is: name the other partnerships only."]


def test_whom_it_is_for_stands_in_the_history(partnership, officer):
    other = make_partnership(slug="rochford", name="Safer Rochford")
    assessment = started(partnership, officer)

    assert changing.change_details(assessment.paper, assessment, by=officer, also_covers=[other])
    assert not changing.change_details(assessment.paper, assessment, by=officer, also_covers=[other])

    (said,) = [each for each in paper_history(assessment.paper)[0] if each.verb == "Partnerships covered"]
    assert (said.who, said.why) == (str(officer), "For Safer Rochford too")


def test_a_review_is_told_by_the_record_of_an_assessment_that_stands(partnership, officer):
    assessment = make_assessment(partnership)
    type(assessment.paper).objects.filter(pk=assessment.paper.pk).update(state="adopted")

    verbs.record_review(assessment.paper, AssessmentReview(**LOOKED_OVER), by=officer)

    assert record_of(assessment.paper, public=True)["reviews"] == [
        {"by": "Overview and Scrutiny", "on": "2019-12", "outcome": "Noted; a refresh is supported."}
    ]


def test_a_review_is_removed_with_its_reason_and_stays_in_the_history(partnership, officer):
    assessment = make_assessment(partnership)
    verbs.record_review(assessment.paper, AssessmentReview(**LOOKED_OVER), by=officer)

    with pytest.raises(Refused, match="Say why the review is removed"):
        verbs.remove_review(assessment.reviews.get(), by=officer, reason=" ")
    verbs.remove_review(assessment.reviews.get(), by=officer, reason="Of another year")

    assert list(assessment.reviews.all()) == []
    assert [row.history_change_reason for row in AssessmentReview.history.all()] == [
        "Of another year",
        "Review recorded",
    ]


def test_who_may_not_write_the_text_records_no_review(partnership):
    assessment, reader = make_assessment(partnership), make_user(Role.READER, partnership)

    with pytest.raises(Refused, match="do not let you edit"):
        verbs.record_review(assessment.paper, AssessmentReview(**LOOKED_OVER), by=reader)
