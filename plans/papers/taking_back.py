"""Taking back texts that came in by mistake, until somebody works with them.

Nothing is deleted: versions are frozen, and history and audit stand. A text that is taken back leaves all lists and
addresses, public ones too, and gives its key and its address free, so that the right file can come in.
"""

import uuid
from collections import Counter
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from partnerships.models import User
from partnerships.verbs import require, require_reason
from plans.models import Paper, Plan
from plans.papers.history import paper_history
from plans.papers.lifecycle import move, reasons_not_to
from plans.papers.versions import tell_public_changed

TOLD = 5  # changes that a refusal names


def rows_around(papers: list[Paper], *, at: datetime | None = None) -> dict[str, int]:
    """How many rows of each kind hang on the texts, and on the plans among them: more of them is work begun.

    ``at``: those that were there at that moment, where nobody counted them then.
    """
    counted: Counter[str] = Counter()
    plans = [paper.plan for paper in papers if paper.kind == Paper.Kind.PLAN]
    for model, rows in ((Paper, papers), (Plan, plans)):
        for relation in model._meta.related_objects:
            related = relation.related_model
            if relation.field.many_to_many or related._meta.model_name in _OF_THE_MACHINE:
                continue
            found = related._base_manager.filter(**{f"{relation.field.name}__in": rows})
            found = begun(found, until=at) if at else found
            counted[f"{related._meta.label_lower}.{relation.field.name}"] += found.count()
    return dict(counted)


def begun(rows: models.QuerySet, *, until: datetime, since: datetime | None = None) -> models.QuerySet:
    """Those of the rows that were made by ``until``, and not before ``since``."""
    model, within = rows.model, {"lte": until} | ({"gte": since} if since else {})
    if name := _MADE_AT.get(model._meta.model_name):
        return rows.filter(**{f"{name}__{way}": moment for way, moment in within.items()})
    first = model.history.filter(history_type="+", **{f"history_date__{way}": day for way, day in within.items()})
    return rows.filter(pk__in=first.values(model._meta.pk.attname))


_MADE_AT = {"attachment": "uploaded_at", "version": "frozen_at"}  # of rows without a history
#: What the portal makes by itself, or keeps of a file.
_OF_THE_MACHINE = {"rendering", "download", "saidword", "wordindex", "import", "editingsession"}


def edits_since(papers: list[Paper], at: datetime) -> list[str]:
    """Who changed what in the texts since, the newest first, as sentences; a few tell enough."""
    machine = {str(user) for user in User.objects.filter(is_system=True)}
    found = [change for paper in papers for change in paper_history(paper)[0] if change.at > at]
    by_people = [change for change in found if change.who not in machine]
    by_people.sort(key=lambda change: change.at, reverse=True)
    return [_said(change) for change in by_people[:TOLD]]


def _said(change) -> str:
    at = timezone.localtime(change.at)
    return f"{change.who}, {at:%-d %B %Y, %H:%M}: {change.verb.lower()} “{change.subject}”."


def reasons_not_to_take_back(papers: list[Paper], *, since: datetime, rows: dict[str, int] | None, by) -> list[str]:
    """``since``: when they came in; ``rows``: what hung on them then (``rows_around``), None where nobody counted."""
    reasons = [reason for paper in papers for reason in reasons_not_to("take_back", paper, by=by)]
    if reasons:
        return list(dict.fromkeys(reasons))
    if edits := edits_since(papers, since):
        return ["It was worked with since it came in, so it stays. Change or withdraw what is not wanted.", *edits]
    if rows_around(papers) != (rows_around(papers, at=since) if rows is None else rows):
        return ["Something else hangs on it by now, such as a comment, another plan or a period: remove that first."]
    return []


@transaction.atomic
def take_back(papers: list[Paper], *, by, reason: str) -> None:
    """Ask ``reasons_not_to_take_back`` before."""
    require_reason(reason, "Say why it is taken back.")
    require([reason for paper in papers for reason in reasons_not_to("take_back", paper, by=by)])
    for paper in papers:
        tell_public_changed(paper)
        move("take_back", paper, by=by, reason=reason, key=str(paper.key))
        _free_its_names(paper, by=by, reason=reason)


def _free_its_names(paper: Paper, *, by, reason: str) -> None:
    owner = paper.owner
    paper.key = uuid.uuid4()
    if hasattr(owner, "slug"):
        owner.slug = f"{owner.slug[:60]}-taken-back-{paper.pk}"
        owner._history_user, owner._change_reason = by, reason
        owner.save(update_fields=["slug"])
    paper._history_user, paper._change_reason = by, reason
    paper.save(update_fields=["key"])
