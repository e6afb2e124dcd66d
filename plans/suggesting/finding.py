"""Search over what was suggested for drafts."""

from django.db.models import TextField
from django.db.models.functions import Cast

from partnerships.access import Permission
from partnerships.finding import READ, FoundThing, Sought, plain, under
from partnerships.models import Partnership
from plans.models import Suggestion
from plans.models.papers import with_owner
from plans.suggesting.telling import address_of


def suggestions(user, sought: Sought):
    """Suggestions for papers whose drafts the person may read: by whom, why, the proposed words, and the answer."""
    places = Partnership.objects.granting(user, Permission.VIEW_DRAFT)
    rows = Suggestion.objects.filter(paper__partnership__in=places).annotate(words=Cast("proposed", TextField()))
    rows = rows.filter(sought.within("words", "reason", "source", "note", "author__name"))
    rows = rows.select_related("author", "organisation", *with_owner("paper")).defer("base")
    return under(
        "Suggestions", filter(None, (_suggestion(row, sought) for row in rows.order_by("-made_at", "-pk")[:READ]))
    )


def _suggestion(row, sought) -> FoundThing | None:
    said = filter(None, (row.reason, plain(row.proposed or {}), row.note))
    words = sought.around(f"{row.who}: {' '.join(said)}")
    title = f"{row.who} for “{row.paper.title}” ({row.get_state_display().lower()})"
    return FoundThing(title, address_of(row), "", words) if words else None
