"""Measures as a person may come across them: one of another workspace is not found."""

from django.shortcuts import get_object_or_404

from priorities.models import Measure


def measure(user, slug, measure):
    rows = Measure.objects.visible_to(user).select_related("partnership", "organisation")
    return get_object_or_404(rows.prefetch_related("partnership__lead_councils"), partnership__slug=slug, key=measure)
