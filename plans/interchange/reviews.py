"""The record's ``assessment_reviews``: who looked an assessment over, when, and what came of it."""

from plans.document.schemas import KEY, PARTIAL_DATE, many, text, written
from plans.interchange.faults import brief, join
from plans.interchange.naming import documents
from plans.interchange.sections import register_section
from plans.interchange.shapes import RowShape
from plans.models import AssessmentReview, Paper

REVIEW = RowShape(
    AssessmentReview, {"key": KEY, "reviewed_by": written(200), "on": PARTIAL_DATE, "outcome": text(4000)}
)
REVIEWS = many(REVIEW.schema(paper=KEY))


def register():
    register_section("assessment_reviews", export_reviews, load_reviews, REVIEWS, check_reviews)


def export_reviews(plan, papers) -> list[dict]:
    rows = AssessmentReview.objects.filter(assessment__paper__in=papers).select_related("assessment__paper")
    return [{"paper": str(row.assessment.paper.key), **REVIEW.data(row)} for row in rows]


def check_reviews(reviews, data, faults):
    there = {document["key"] for _, document in documents(data) if document["kind"] == Paper.Kind.ASSESSMENT}
    keys = [review["key"] for review in reviews]
    for index, review in enumerate(reviews):
        path = join("record.assessment_reviews", index)
        if review["paper"] not in there:
            faults.add(join(path, "paper"), f"The file has no assessment {brief(review['paper'])}.")
        if keys.count(review["key"]) > 1:
            faults.add(join(path, "key"), "This review is given twice.")


def load_reviews(reviews, importing):
    for index, given in enumerate(reviews):
        path = join("record.assessment_reviews", index)
        importing.save(path, REVIEW.row(given, assessment=importing.papers[given["paper"]].assessment))
