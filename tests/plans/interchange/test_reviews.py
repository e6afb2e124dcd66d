"""Whose an assessment is, and who reviewed it, travel with the plan that is based on it."""

import pytest

from partnerships.models import User
from plans.interchange import export_plan, import_plan
from plans.interchange.faults import NotImported
from plans.models import StrategicAssessment
from tests.interchange_files import assembled, key, make_document, rich_text, short

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]
OTHER = {"slug": "rochford", "name": "Safer Rochford"}


@pytest.fixture
def by():
    return User.objects.system("import")


def file_with_assessment(**review):
    assessment = make_document("assessment", number=7)
    assessment["identity"] |= {"author": {"slug": "analysts", "name": "Essex Analysts"}, "also_covers": [OTHER]}
    based_on = {"paper": key(7), "title": assessment["title"], "note": ""}
    data = assembled(make_document(blocks=[rich_text()], rests_on=[based_on]), assessments=[assessment])
    said = {"key": key(8), "paper": key(7), "reviewed_by": "Scrutiny", "on": "2019-12", "outcome": "Noted."}
    data["record"]["assessment_reviews"] = [said | review]
    return data


def test_author_partnerships_and_reviews_come_in_and_go_out_as_they_were(by):
    plan = import_plan(file_with_assessment(), by=by)

    assessment = StrategicAssessment.objects.get()
    assert assessment.author.name == "Essex Analysts"
    assert [other.slug for other in assessment.others_covered()] == ["rochford"]
    assert export_plan(plan) == short(file_with_assessment())


def test_a_review_of_an_assessment_that_is_not_there_is_a_fault(by):
    with pytest.raises(NotImported) as refused:
        import_plan(file_with_assessment(paper=key(99)), by=by)

    assert [(fault.path, fault.sentence) for fault in refused.value.faults] == [
        ("record.assessment_reviews[0].paper", f"The file has no assessment “{key(99)}”.")
    ]
