"""Fetching rows as a person: what is not visible to that person is not found."""

from django.shortcuts import get_object_or_404

from plans.papers import fetching


def row_of(noun):
    """A function for ``@requires(..., fetch=…)``: one row of the noun, removed ones included, with its paper."""

    def fetch(user, key, row):
        paper = fetching.paper(user, key)
        found = get_object_or_404(noun.model.objects.select_related("removed_by"), paper=paper, key=row)
        found.paper = paper
        return found

    return fetch
