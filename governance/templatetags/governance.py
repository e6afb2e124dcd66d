"""Tags for this room's templates. ``{% load governance %}``"""

from django import template
from django.utils.safestring import mark_safe

from governance.dates.clear_days import spell
from governance.models import BodyKind, StageRole
from governance.stages.record import timeline_html
from governance.timetables.picture.timeline import timeline_rows, timeline_svg
from plans.papers.record import words

register = template.Library()


@register.simple_tag
def timeline(timetable, medium="page", name="block"):
    """Picture and table of one timetable of a Record; in a PDF the picture only, as its table follows."""
    if medium == "pdf":
        return timeline_svg(timetable, name=name)
    return mark_safe(timeline_html(timetable, name=name))


@register.filter
def for_meeting(items, pk):
    """The agenda items of one meeting: ``{% for item in items|for_meeting:row.pk %}``"""
    return items.get(pk, [])


@register.filter
def partial_words(on):
    """April 2017"""
    return words(on)


@register.filter
def long_day(day):
    """Tuesday 18 April 2017"""
    return spell(day) if day else ""


@register.inclusion_tag("governance/timetables/timeline_table.html")
def timeline_table(timetable, name="block"):
    """The table beside the picture, where it stands open (in a PDF)."""
    return {
        "rows": timeline_rows(timetable),
        "id": f"stages-{name}-{timetable['id']}",
        "council": timetable["council"],
        "medium": "pdf",
    }


@register.filter
def days_late(line, on):
    """ "1 day late", of a line of the desk."""
    days = line.days_late(on)
    return f"{days} day{'' if days == 1 else 's'} late"


@register.filter
def short_day(day):
    """Tue 18 Apr 2017, which breaks only before the year."""
    return f"{day:%a}\N{NO-BREAK SPACE}{day.day}\N{NO-BREAK SPACE}{day:%b} {day.year}" if day else ""


@register.filter
def body_kind_label(step):
    """The kind of body of a route's step, in words."""
    return BodyKind(step.body_kind).label


@register.filter
def role_label(step):
    """ "scrutinises": what a body does at a route's step."""
    return StageRole(step.role).label.lower()


@register.filter
def openness_of(closed, key):
    """Open, exempt or confidential: ``{{ item.closed|openness_of:paper.key }}``"""
    return closed[key].get_openness_display() if key in closed else "Open"
