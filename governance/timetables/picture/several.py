"""Timetables as lanes of one picture, out of their rows."""

from collections import Counter
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse

from governance.models import Stage, Timetable
from governance.timetables.picture.drawn import Mark
from governance.timetables.picture.lanes import Lane, lanes_svg
from partnerships.days.partial import span

#: More lanes than this are no picture any more.
MOST_LANES = 12


def lanes_html(timetables: list[Timetable], today: date) -> str:
    """Those whose next step is nearest, under one another; ``timetables`` with their stages."""
    found = [(timetable, timetable.stages_with_facts()) for timetable in timetables]
    found = [(timetable, stages) for timetable, stages in found if any(stage.current_date for stage in stages)]
    found.sort(key=lambda pair: min((stage.day for stage in pair[1] if stage.is_open and stage.day), default=date.max))
    of_text = Counter(timetable.paper_id for timetable, _ in found)
    lanes = [_lane(each, stages, of_text[each.paper_id] > 1) for each, stages in found[:MOST_LANES]]
    if not lanes:
        return ""
    context = {
        "wide": lanes_svg(lanes, today=today),
        "narrow": lanes_svg(lanes, today=today, layout="narrow"),
        "left_out": len(found) - len(lanes),
    }
    return render_to_string("governance/timetables/lanes.html", context)


def _lane(timetable, stages, is_one_of_several) -> Lane:
    council = timetable.council if is_one_of_several else None
    title = timetable.paper.title + (f", {council.name}" if council else "")
    following = next((stage for stage in stages if stage.is_open and stage.day), None)
    words = f"next: {_words(following)}, {following.step}. {following.body.name}" if following else ""
    return Lane(title, timetable.get_absolute_url(), words, tuple(_mark(stage) for stage in stages))


def _mark(stage: Stage) -> Mark:
    return Mark(
        body=stage.body.name,
        role=stage.get_role_display().lower(),
        state=stage.state,
        days=span(stage.current_date.on) if stage.current_date else None,
        words=_words(stage),
        number=stage.step,
        url=reverse("governance:stage", args=[stage.pk]),
    )


def _words(stage) -> str:
    return stage.current_date.in_words if stage.current_date else "date not known yet"
