"""What was typed and not yet saved: kept beside the row, never in its history.

One draft for each person, form and tab: the same form opened twice keeps two texts. A page that is asked for anew is a
new tab; the drafts of earlier ones are offered on it.
"""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from partnerships.models import User
from plans.models import Draft

#: Never kept: they belong to one request, or say which draft it is.
NOT_TYPED = {
    "csrfmiddlewaretoken",
    "structure",
    "draft_form",
    "draft_revision",
    "draft_tab",
    "draft_turn",
    "draft_from",
}
#: How the drafts of forms begin that belong to no row: the address that the form is sent to follows.
OF_A_PAGE = "page:"
LONGEST = 2 * 1024 * 1024  # characters of one draft
LONGEST_PATH = 80  # characters of the address, counted from its end
MOST = 50  # of one person, of rows and of pages each: a further one takes the place of the oldest


class TooLong(ValueError):
    """More was typed than a draft may hold."""


def form_of(row) -> str:
    """The name under which a row's form keeps its drafts: ``block:12``, or ``priority:new:3`` for one not yet saved."""
    return f"{row._meta.model_name}:{row.pk or f'new:{row.paper_id}'}"


def new_tab() -> str:
    return uuid.uuid4().hex


def tabs_of(post) -> list[str]:
    """The tab that typed, and the earlier one whose draft it took over."""
    return [post.get("draft_tab", "")[:32], *filter(None, [post.get("draft_from", "")])]


def typed(post) -> dict[str, list[str]]:
    """The fields of a POST that a person typed, as plain data."""
    return {name: post.getlist(name) for name in post if name not in NOT_TYPED}


@transaction.atomic
def keep(
    user, form: str, fields: dict[str, list[str]], *, tab: str = "", turn: int = 0, revision: int = 0
) -> Draft | None:
    """Keep what was typed in place of what the same tab sent before, unless that was sent later (``turn``).

    None for a person whose account went while they typed: a page sends its last words when it is closed.
    """
    if sum(len(name) + sum(map(len, values)) for name, values in fields.items()) > LONGEST:
        raise TooLong("This is more text than a draft can hold: save it, or take some of it out.")
    if not User.objects.select_for_update(no_key=True).filter(pk=user.pk).exists():
        return None
    draft, is_new = Draft.objects.select_for_update().get_or_create(
        user=user, form=form, tab=tab, defaults={"fields": fields, "revision": revision, "turn": turn}
    )
    if is_new:
        _drop_oldest(user, of_a_page=form.startswith(OF_A_PAGE))
    elif turn >= draft.turn:
        draft.fields, draft.revision, draft.turn, draft.saved_at = fields, revision, turn, timezone.now()
        draft.save()
    return draft


def _drop_oldest(user, *, of_a_page: bool):
    """A reason that was begun and left never takes the place of a chapter."""
    of_pages = Q(form__startswith=OF_A_PAGE)
    alike = Draft.objects.filter(of_pages if of_a_page else ~of_pages, user=user)
    beyond = alike.order_by("-saved_at", "-pk").values_list("pk", flat=True)[MOST:]
    Draft.objects.filter(pk__in=list(beyond)).delete()


def kept(user, form: str, tab: str | None = None) -> Draft | None:
    """The draft of one tab, or the newest of all."""
    drafts = all_kept(user, form)
    return (drafts if tab is None else drafts.filter(tab=tab)).first()


def all_kept(user, form: str):
    """Every tab's draft of one form, the newest first."""
    return Draft.objects.filter(user=user, form=form).order_by("-saved_at", "-pk")


def discard(user, form: str, *tabs: str) -> list[Draft]:
    """Throw away what these tabs typed; what others did is kept, and told: the newest first."""
    kept = list(all_kept(user, form))
    own = [draft.pk for draft in kept if draft.tab in (tabs or ("",))]
    if own:
        Draft.objects.filter(pk__in=own).delete()
    return [draft for draft in kept if draft.pk not in own]


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """Drafts that nobody touched for a season (``DRAFTS_KEPT_DAYS``) go."""
    old = Draft.objects.filter(saved_at__lt=now - settings.KEPT_FOR["drafts"]) if everything else Draft.objects.none()
    return {"tidied": old.delete()[0]}
