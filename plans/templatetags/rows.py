"""Small helps for the pages of rows. ``{% load rows %}``"""

from django import template

register = template.Library()


@register.simple_tag
def row_url(edited, verb, row, *more):
    """The address of one of a row's pages."""
    return edited.url(verb, row, *more)
