"""What is known of a strategic assessment beside its text: whom it is for, and who reviewed it."""

from collections.abc import Iterable

from django.db import transaction

from partnerships.access import Permission, may
from partnerships.models import Partnership, audit
from partnerships.verbs import Refused, require, require_reason
from partnerships.wording import and_words
from plans.models import AssessmentReview, Paper, StrategicAssessment


@transaction.atomic
def say_whom_it_covers(assessment: StrategicAssessment, others: Iterable[Partnership], *, by, reason: str = "") -> bool:
    """The other partnerships that it is for; False where they are named already. Part of changing its details."""
    others = list(others)
    if any(each.pk == assessment.partnership_id for each in others):
        raise Refused([f"{assessment.partnership} is whose assessment it is: name the other partnerships only."])
    if others == assessment.others_covered():
        return False
    assessment._history_user, assessment._change_reason = by, reason.strip() or "Other partnerships that it is for"
    assessment.also_covers.clear()
    for each in others:  # in this order
        assessment.also_covers.add(each)
    said = f"For {and_words([each.name for each in others])} too" if others else "For no other partnership any more"
    audit("partnerships covered", assessment.paper, by=by, partnership=assessment.partnership, reason=said)
    return True


def reasons_not_to_record_a_review(paper: Paper, *, by) -> list[str]:
    """A review comes after the text: it is recorded of one that stands, too."""
    if paper.kind != Paper.Kind.ASSESSMENT:
        return ["Reviews are recorded of strategic assessments."]
    return (
        [] if by.is_system or may(by, Permission.EDIT_PAPER, paper) else ["Your roles do not let you edit this text."]
    )


@transaction.atomic
def record_review(paper: Paper, review: AssessmentReview, *, by) -> None:
    """Add a review, or correct one."""
    require(reasons_not_to_record_a_review(paper, by=by))
    review.assessment = paper.assessment
    review._history_user, review._change_reason = by, "Review recorded"
    review.full_clean()
    review.save()


@transaction.atomic
def remove_review(review: AssessmentReview, *, by, reason: str) -> None:
    require(reasons_not_to_record_a_review(review.assessment.paper, by=by))
    require_reason(reason, "Say why the review is removed.")
    review._history_user, review._change_reason = by, reason
    review.delete()
