"""A paper that a body sent back to drafting, and a return that was recorded in error."""

from governance.dates.outcomes import kinds_that
from governance.models import Outcome, Stage
from plans.models import Paper, Version
from plans.papers import lifecycle as papers


def was_sent_back_by(stage: Stage) -> bool:
    """The paper is in drafting because of what is recorded here, and for nothing else."""
    outcome, paper = stage.outcome, stage.paper
    if outcome is None or not outcome.means.sends_back or paper.state != Paper.State.DRAFTING:
        return False
    last = paper.versions.filter(purpose=Version.Purpose.SUBMISSION).order_by("-number").first()
    returns = Outcome.objects.filter(stage__timetable__paper=paper, is_current=True, kind__in=kinds_that("sends_back"))
    return last is not None and not returns.filter(recorded_at__gt=last.frozen_at).exclude(pk=outcome.pk).exists()


def take_up_again(stage: Stage, *, by, reason: str) -> list[str]:
    """The return recorded here was none: the paper is in approval again. Returns what to look at."""
    papers.take_up_again(stage.paper, by=by, reason=reason)
    return [f"“{stage.paper.title}” is in approval again. Look at what was changed while it was in drafting."]
