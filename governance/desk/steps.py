"""The way through the meetings as one step on a paper's desk."""

from datetime import date

from django.urls import reverse

from governance.models import Timetable
from plans.models import Paper
from plans.papers.desk import Step, register_steps
from plans.papers.record import words


def register():
    register_steps(steps)


def steps(paper: Paper, user, on) -> list[Step]:
    url = reverse("governance:paper_timetables", args=[paper.key])
    rows = list(Timetable.objects.filter(paper=paper).with_stages())
    if not rows and not paper.is_open:
        return []
    if not rows:
        hint = "No timetable yet: the clerk builds it from a route of the council"
        return [Step("Take it through its meetings", url, hint, "Not started", "grey")]
    stages = [stage for row in rows for stage in row.stages.all()]
    waiting = [stage for stage in stages if stage.is_open]
    status = f"{len(stages) - len(waiting)} of {len(stages)}"
    title = "Take it through its meetings" if paper.is_open or waiting else "See its way through the meetings"
    return [Step(title, url, _hint(waiting), status, "blue" if waiting else "")]


def _hint(waiting) -> str:
    """The next meeting in words; stages without a whole day come after those with one."""
    if not waiting:
        return "Every stage is over"
    following = min(waiting, key=lambda stage: (stage.day or date.max, stage.step))
    on = words(following.current_date.on) if following.current_date else ""
    return f"Next: {following.body.name}, {on or 'date not set'}"
