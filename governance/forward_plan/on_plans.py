"""What a plan's own page tells of the notices about it: a line for each, to the documents of the council.

The rows that they are made of are among those that ``governance.stages.record_state`` asks for.
"""

from datetime import date

from django.urls import reverse

from governance.dates.clear_days import spell
from governance.forward_plan.giving import notices_about
from plans.models import Paper
from plans.papers.record import register_record_provider


def register():
    register_record_provider("forward_plan", notice_lines)


def notice_lines(paper: Paper, *, public: bool, on: date) -> dict:
    """The newest first; the workspace has the step's own page for them."""
    found = notices_about(paper, on) if public else []
    return {"notice_lines": [_line(stage, notice) for stage, notice in found]}


def _line(stage, notice) -> dict:
    url = reverse("governance:public_notice", args=[stage.timetable.council.slug, stage.pk, notice.slug])
    told = {"title": notice.title, "said": notice.said, "on": notice.given_on, "day": spell(notice.given_on)}
    return {**told, "url": url}
