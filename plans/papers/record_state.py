"""The rows that a paper's public page is made of, as they are now: the same rows make the same page on the same day.

Reading a Record takes two dozen questions. Whether it would read as before is told by the rows behind it, whole and
unconverted. Whoever adds to the Record (``register_record_provider``) names here the rows that it reads; a test of the
public page holds that no table is missing.
"""

import hashlib
from collections.abc import Callable, Iterable

from django.db import models

from partnerships.models import Partnership
from plans.models import (
    Adoption,
    AssessmentReview,
    OtherFormat,
    Paper,
    Plan,
    Publication,
    StrategicAssessment,
    Version,
)
from plans.papers.questions import PreparedQuestion

_QUESTIONS: list[PreparedQuestion] = []


def register_state_questions(*questions: Callable[[int], models.QuerySet]) -> None:
    """Each is given the primary key of a paper, and gives a values-list queryset."""
    _QUESTIONS.extend(PreparedQuestion(rows, instead=-1) for rows in questions)


def state_of(papers: Iterable[int]) -> str:
    """A digest over the rows behind the Records of these papers (primary keys)."""
    rows = [question.ask(paper) for paper in papers for question in _QUESTIONS]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def columns(model, prefix: str = "", *, without: tuple[str, ...] = ()) -> list[str]:
    """Every column of a model, for ``values_list``; long texts that are known by their checksums are left out."""
    return [f"{prefix}{field.attname}" for field in model._meta.concrete_fields if field.name not in without]


def _of_partnership(paper: int) -> dict:
    return {"partnership__in": Paper.objects.filter(pk=paper).order_by().values("partnership")}


def _papers(paper):
    """All that its partnership has written, with what each is the text of."""
    owners = ("plan", "plan_year", "addendum", "assessment", "period_report")
    owned = (columns(Paper._meta.get_field(name).related_model, f"{name}__") for name in owners)
    names = [*columns(Paper), *(name for each in owned for name in each)]
    return Paper.objects.filter(**_of_partnership(paper)).order_by("pk").values_list(*names)


def _versions(paper):
    names = [*columns(Version, without=("canonical",)), *columns(Publication, "publication__")]
    papers = Paper.objects.filter(**_of_partnership(paper))
    return Version.objects.filter(paper__in=papers.values("pk")).order_by("pk").values_list(*names)


def _adoptions(paper):
    papers = Paper.objects.filter(**_of_partnership(paper))
    return Adoption.objects.filter(paper__in=papers.values("pk")).order_by("pk").values_list(*columns(Adoption))


def _with_what_is_public(plans):
    """Plans before and after it, of whatever partnership, each with the state of its paper."""
    names = [*columns(Plan), "paper__state", "paper__versions__publication"]
    return plans.order_by("pk", "paper__versions").values_list(*names)


def _plans_before(paper):
    return _with_what_is_public(Plan.objects.filter(successors__paper=paper))


def _plans_after(paper):
    return _with_what_is_public(Plan.objects.filter(predecessor__paper=paper))


def _assessment(paper):
    """Whose it is, and who reviewed it."""
    whose = ["author__slug", "author__name", "also_covers", "also_covers__slug", "also_covers__name"]
    found = StrategicAssessment.objects.filter(paper=paper).order_by("also_covers", "reviews")
    return found.values_list(*whose, *columns(AssessmentReview, "reviews__"))


def _other_formats(paper):
    return OtherFormat.objects.filter(paper=paper).order_by("pk").values_list(*columns(OtherFormat))


def _partnership(paper):
    names = [*columns(Partnership), "lead_councils", "lead_councils__name"]
    return Partnership.objects.filter(papers=paper).order_by("lead_councils").values_list(*names)


register_state_questions(
    _papers, _versions, _adoptions, _plans_before, _plans_after, _assessment, _other_formats, _partnership
)
