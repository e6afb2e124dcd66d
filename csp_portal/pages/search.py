"""One search over everything that a person may read in the workspace."""

from django.shortcuts import render

from partnerships.access import signed_in
from partnerships.finding import LONGEST, SHORTEST, found_by


@signed_in
def search(request):
    words = request.GET.get("q", "").strip()[:LONGEST]
    context = {
        "section": "search",
        "words": words,
        "groups": found_by(request.user, words),
        "is_short": 0 < len("".join(words.split())) < SHORTEST,
    }
    return render(request, "pages/search.html", context)
