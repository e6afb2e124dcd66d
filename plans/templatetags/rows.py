"""Small helps for the pages of rows. ``{% load rows %}``"""

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def row_url(noun, verb, paper, row, *more):
    """The address of one of a row's pages."""
    return reverse(f"{noun.namespace}:{noun.name}_{verb}", args=[paper.key, row.key, *more])
