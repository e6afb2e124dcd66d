"""Verbs of an annual layer that shows its plan's priorities: their order this year, and priorities of its own."""

from django.db import transaction

from partnerships.verbs import Refused
from plans.document.kinds import kind_named
from plans.editing.chapters import CHAPTERS
from plans.editing.verbs import save
from priorities.priorities.block import lender_of
from priorities.priorities.noun import PRIORITIES, THEMES


def _ask(block):
    if lender_of(block) is None:
        raise Refused(["This text has priorities of its own already."])


@transaction.atomic
def rank(block, key: str, *, by, up: bool, reason: str = "") -> bool:
    """Move one of the plan's priorities up or down for this year; False when it is first or last already."""
    _ask(block)
    order = [item["key"] for item in kind_named(block.kind).compose(block)["priorities"]]
    if key not in order:
        raise Refused(["The plan has no such priority any more."])
    at = order.index(key)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(order):
        return False
    order[at], order[to] = order[to], order[at]
    return _save(block, {**block.data, "order": order}, by=by, reason=reason)


@transaction.atomic
def make_own(block, *, by, reason: str = "") -> None:
    """Copy the plan's priorities, under the same keys, so that the year can change them without changing the plan."""
    _ask(block)
    data = kind_named(block.kind).compose(block)
    options = {name: value for name, value in block.data.items() if name != "order"} | {"own": True}
    _save(block, options, by=by, reason=reason or "Priorities of its own")
    PRIORITIES.load(block.paper, data["priorities"], by=by, reason=reason)
    THEMES.load(block.paper, data["cross_cutting"], by=by, reason=reason)


def _save(block, data, *, by, reason):
    return save(CHAPTERS, block, {**CHAPTERS.data(block), "data": data}, by=by, revision=block.revision, reason=reason)
