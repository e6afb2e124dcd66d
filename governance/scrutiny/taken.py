"""What scrutiny recommended and what became of it, among everything that a partnership takes out."""

from collections.abc import Iterator
from functools import partial

from governance.models import FollowUp, Recommendation, RecommendationAnswer
from partnerships.models import Partnership
from plans.taking_out.contents import TakenFile, register_taken_of_partnership
from plans.taking_out.row_sheets import sheet_of, workbook_of


def register():
    register_taken_of_partnership(taken_of)


def taken_of(partnership: Partnership, *, with_drafts: bool) -> Iterator[TakenFile]:
    if with_drafts and Recommendation.objects.filter(paper__partnership=partnership).exists():
        content = partial(scrutiny_workbook, partnership)
        yield TakenFile("Scrutiny", "scrutiny.xlsx", "Recommendations, answers and follow-up, Excel", content)


def scrutiny_workbook(partnership: Partnership) -> bytes | None:
    of_paper = {"paper__partnership": partnership}
    beside = {"recommendation__paper__partnership": partnership}
    return workbook_of(
        f"{partnership.name}: scrutiny",
        partnership.name,
        [
            sheet_of("Recommendations", Recommendation.objects.filter(**of_paper).order_by("paper", "position", "pk")),
            sheet_of("Answers", RecommendationAnswer.objects.filter(**beside)),
            sheet_of("Follow-up", FollowUp.objects.filter(**beside).order_by("pk")),
        ],
    )
