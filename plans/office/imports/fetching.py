"""Fetching an import as a person: what is not of that person's workspaces is not found."""

from django.shortcuts import get_object_or_404

from plans.models import Import
from plans.models.papers import with_owner


def brought(user, key):
    """A file that goes into a text, or into a list of the partnership."""
    return get_object_or_404(_visible_to(user).exclude(subject__in=Import.OF_CLERKS), key=key)


def brought_list(user, key):
    """A file of what clerks keep."""
    return get_object_or_404(_visible_to(user).filter(subject__in=Import.OF_CLERKS), key=key)


def _visible_to(user):
    rows = Import.objects.visible_to(user).select_related("partnership", "council", "brought_in_by", "undone_by")
    return rows.select_related("uploaded_by", *with_owner("paper"))
