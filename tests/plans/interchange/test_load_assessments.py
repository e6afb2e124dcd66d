"""Import: an assessment on which plans of several files rest comes in once and is never changed by the next."""

import pytest

from partnerships.models import Organisation, Partnership
from plans.interchange import export_plan
from plans.models import AssessmentReview, Paper, StrategicAssessment, Version
from tests.interchange_files import (
    assembled,
    brought_in,
    import_faults,
    key,
    make_document,
    recorded,
    rich_text,
    short,
    version,
)

pytestmark = pytest.mark.django_db
REVIEW = {"key": key(8), "paper": key(1), "reviewed_by": "Scrutiny", "on": "2025-12", "outcome": "Noted."}
SECOND = {"key": key(50), "title": "Second", "identity": {"slug": "second", "plan_kind": "partnership_plan"}}


def file_of(*, review=REVIEW, state="drafting", versions=(), plan=(), **fields):
    """A plan that rests on assessment 1, which was reviewed."""
    assessment = make_document("assessment", number=1, **{"blocks": [rich_text(number=101)], **fields})
    basis = {"paper": key(1), "title": assessment["title"], "note": ""}
    document = make_document(rests_on=[basis], **dict(plan))
    papers = [recorded(assessment, state, versions=versions), recorded(document)]
    data = assembled(document, assessments=[assessment], papers=papers)
    data["record"]["assessment_reviews"] = [review] if review else []
    return data


def test_the_second_file_rests_on_the_assessment_of_the_first():
    first = brought_in(file_of(versions=[version()]))
    second = brought_in(file_of(versions=[version()], plan=SECOND))

    (basis,) = second.paper.bases.all()
    assert basis.basis == first.paper.bases.get().basis
    assert [model.objects.count() for model in (StrategicAssessment, AssessmentReview, Version, Paper)] == [1, 1, 1, 3]
    assert export_plan(second) == short(file_of(versions=[version()], plan=SECOND))


def test_what_came_in_with_a_file_leaves_out_what_was_here():
    brought_in(file_of())

    assert [paper.title for paper in brought_in(file_of(plan=SECOND)).came_in] == ["Second"]


LEFT_OUT = (
    "record.assessment_reviews[0]",
    "This was not taken: its assessment is in the portal already, and no file changes it. Enter it on the assessment’s "
    "own page.",
)


@pytest.mark.parametrize(
    ("review", "told"),
    [
        (REVIEW, []),
        (REVIEW | {"outcome": "Approved."}, [LEFT_OUT]),
        (REVIEW | {"key": key(9)}, [LEFT_OUT]),
    ],
    ids=["as it is here", "otherwise", "not here"],
)
def test_a_review_that_an_assessment_of_the_portal_has_not_is_told(review, told):
    brought_in(file_of())

    plan = brought_in(file_of(review=review, plan=SECOND))

    assert [(warning.where, warning.sentence) for warning in plan.import_warnings] == told
    assert AssessmentReview.objects.get().outcome == "Noted."


CHANGED = {
    "its title": (
        {"title": "Assessment of crime"},
        "documents.assessments[0].title: The portal has “Strategic assessment 2025” here, the file says "
        "“Assessment of crime”.",
    ),
    "its text": (
        {"blocks": [rich_text("<p>More crime.</p>", number=101)]},
        "documents.assessments[0].blocks[0].data.html: The portal has “<p>Anyborough is a place.</p>” here, the file "
        "says “<p>More crime.</p>”.",
    ),
    "a chapter more": (
        {"blocks": [rich_text(number=101), rich_text(number=102, kind="odd_chapter", data={})]},
        "documents.assessments[0].blocks[1]: The portal has nothing here, the file says "
        f'“{{"key": "{key(102)}", "kind": "odd_chapter", "level…”.',
    ),
    "its state": (
        {"state": "withdrawn"},
        "record.papers[0].state: The portal has “drafting” here, the file says “withdrawn”.",
    ),
    "a version more": (
        {"versions": [version(), version(2)]},
        'record.papers[0].versions[1]: The portal has nothing here, the file says “{"number": 2, "purpose": "import", '
        '"frozen_for": "", "frozen_at": "2026-02-02…”.',
    ),
}


@pytest.mark.parametrize(("changes", "fault"), CHANGED.values(), ids=CHANGED)
def test_an_assessment_that_is_here_is_not_changed_by_a_file(changes, fault):
    brought_in(file_of(versions=[version()]))

    assert import_faults(file_of(plan=SECOND, **{"versions": [version()], **changes})) == [fault]


@pytest.mark.parametrize(
    "other",
    [
        {"key": key(1), "identity": {"slug": "another"}},
        {"key": key(2)},
    ],
    ids=["its key under another slug", "its slug under another key"],
)
def test_another_assessment_under_a_name_that_is_taken_is_refused(other):
    brought_in(file_of(review=None))
    data = file_of(review=None, plan=SECOND, **other)
    data["documents"]["plan"]["rests_on"][0]["paper"] = other["key"]

    assert import_faults(data) == [
        "documents.assessments[0]: There is an assessment with this key or this slug already, and it is another one."
    ]


def test_a_plan_under_the_key_of_an_assessment_is_refused():
    brought_in(file_of())
    data = assembled(make_document(**SECOND | {"key": key(1)}))

    assert import_faults(data) == [
        "documents.plan.key: There is a paper with this key already: “Strategic assessment 2025”."
    ]


def test_a_basis_may_be_a_paper_of_the_portal_that_the_file_has_not():
    brought_in(file_of())
    basis = {"paper": key(), "title": "Safer Anyborough", "note": "Continued"}

    (kept,) = brought_in(assembled(make_document(**SECOND, rests_on=[basis]))).paper.bases.all()
    assert (kept.basis.title, kept.note) == ("Safer Anyborough", "Continued")


def test_bases_keep_their_order():
    names = ["Needs assessment", "Crime survey", "Audit"]
    data = assembled(make_document(rests_on=[{"reference": name, "note": ""} for name in names]))

    bases = brought_in(data).paper.bases.order_by("position")
    assert [(basis.position, basis.reference) for basis in bases] == list(enumerate(names))


def test_partnerships_that_an_assessment_also_covers_are_known_by_name_from_then_on():
    covered = [{"slug": "shire", "name": "Safer Shire"}, {"slug": "vale", "name": "Safer Vale"}]
    brought_in(file_of(identity={"slug": "joint", "also_covers": covered}))

    others = StrategicAssessment.objects.get().others_covered()
    assert [(each.slug, each.name, each.kind) for each in others] == [
        ("shire", "Safer Shire", Partnership.Kind.AREA),
        ("vale", "Safer Vale", Partnership.Kind.AREA),
    ]


def test_a_covered_partnership_under_another_name_is_refused():
    Partnership.objects.create(slug="shire", name="Safer Shire")
    also = [{"slug": "shire", "name": "Shire Together"}]

    assert import_faults(file_of(identity={"slug": "joint", "also_covers": also})) == [
        "documents.assessments[0].identity.also_covers[0].name: The portal has “Safer Shire” here, the file says "
        "“Shire Together”."
    ]


def test_who_wrote_an_assessment_is_an_organisation_of_the_list():
    author = {"slug": "analysts", "name": "Essex Analysts"}
    brought_in(file_of(identity={"slug": "joint", "author": author}))

    assert StrategicAssessment.objects.get().author == Organisation.objects.get(slug="analysts")
