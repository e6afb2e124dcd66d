"""Fetching an import as a person: what is not of that person's workspaces is not found."""

from django.shortcuts import get_object_or_404

from plans.models import Import
from plans.models.papers import with_owner


def brought(user, key):
    rows = Import.objects.visible_to(user).select_related("partnership", "brought_in_by", "undone_by", "uploaded_by")
    return get_object_or_404(rows.select_related(*with_owner("paper")), key=key)
