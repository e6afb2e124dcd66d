"""Tags for templates that show indicators beside their measures. ``{% load measures %}``"""

from django import template

register = template.Library()


@register.simple_tag
def newest_figure(record, indicator):
    """What the measure of an indicator says by now, unless the text itself prints that period or a later one."""
    newest = record.get("measures", {}).get(indicator["key"])
    printed = [reading["end"] for reading in indicator["readings"] if reading["value"] and reading["end"]]
    return newest if newest and newest["end"] > max(printed, default="") else None
