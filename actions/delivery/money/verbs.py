"""What is done with grants, budgets, spending and returns to funders. No verb writes the adopted text."""

from collections import Counter
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from actions.delivery.money.reckoning import pounds_of
from actions.delivery.periods.lifecycle import hold
from actions.delivery.returns.sender import Sender
from actions.models import BudgetProfile, BudgetSpend, Grant, GrantCell, GrantReturn, ProjectBudget, ReportingPeriod
from partnerships.access import Permission, may, not_allowed
from partnerships.models import audit
from partnerships.verbs import StaleState, require, swap

#: The rows beside a grant, as its form names them.
PARTS = ("cells", "costs", "conditions", "instalments")
MONEY = ("actual", "committed", "forecast", "reason")


def reasons_not_to_manage(place, *, by) -> list[str]:
    """Why grants and budgets may not be changed: ``place`` is a partnership, a grant or a text."""
    return not_allowed(by, Permission.MANAGE_ACTIONS, place)


def _lock(row, revision):
    """Of two people who write one row the second is told."""
    if row.pk and not type(row)._base_manager.select_for_update().filter(pk=row.pk, revision=revision).exists():
        raise StaleState(f"“{row}”")
    row.revision = revision + 1


@transaction.atomic
def save_grant(grant: Grant, *, by, data: dict, revision: int = 0) -> Grant:
    """``data``: the grant's own fields, and the rows of ``PARTS`` as lists. Sums that disagree are kept as they are."""
    require(reasons_not_to_manage(grant.partnership, by=by))
    require([*_cells_twice(data["cells"]), *_grant_twice(grant, data["funder"], data.get("stream", grant.stream))])
    is_new = not grant.pk
    _lock(grant, revision)
    for name, value in data.items():
        if name not in PARTS:
            setattr(grant, name, value)
    grant._history_user = by
    grant.save()
    for name in PARTS:
        put_parts(getattr(grant, name), data[name], by=by)
    audit("grant added" if is_new else "grant changed", grant, by=by, partnership=grant.partnership)
    return grant


def _grant_twice(grant, funder: str, stream: str) -> list[str]:
    """The same grant once more, such as by a form that was sent twice: nobody could take one of them out again."""
    if grant.pk and (grant.funder, grant.stream) == (funder, stream):
        return []
    others = Grant.objects.filter(partnership=grant.partnership, funder__iexact=funder, stream__iexact=stream)
    other = others.exclude(pk=grant.pk).first()
    return [f"“{other}” is there already: change that one, or give this one another stream."] if other else []


def _budget_twice(budget, grant: Grant, project: str) -> list[str]:
    if budget.pk and (budget.grant_id, budget.project) == (grant.pk, project):
        return []
    others = ProjectBudget.objects.filter(paper=budget.paper, grant=grant, project__iexact=project)
    there = others.exclude(pk=budget.pk).exists()
    return [f"“{project}” has a budget of this grant already: change that one, or name this one otherwise."] * there


def _cells_twice(cells: list[dict]) -> list[str]:
    """A year of an area has one sum."""
    counts = Counter((cell["year"], cell["area"]) for cell in cells)
    twice = [", ".join(filter(None, cell)) for cell, number in counts.items() if number > 1]
    return [f"“{words}” stands on two lines of the years and areas: put their sums on one." for words in twice]


def put_parts(rows, said: list[dict], *, by):
    """Rows as they are said now, in their order; what is said no more goes. Those that changed get a history.

    A year of an area is the same wherever it stands; of the other rows the one in the same place is.
    """
    standing = {_told_apart(rows.model, vars(row), place): row for place, row in enumerate(rows.all())}
    told = {_told_apart(rows.model, fields, place): (place, fields) for place, fields in enumerate(said)}
    for gone in standing.keys() - told.keys():
        standing[gone]._history_user = by
        standing[gone].delete()
    for each, (position, fields) in told.items():
        row = standing.get(each) or rows.model(**{rows.field.name: rows.instance})
        fields = {**fields, "position": position}
        if not row.pk or any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            row._history_user = by
            row.save()


def _told_apart(model, fields: dict, place: int):
    return (fields["year"], fields["area"]) if model is GrantCell else place


@transaction.atomic
def save_budget(budget: ProjectBudget, *, by, data: dict, profile: dict[ReportingPeriod, Decimal], revision: int = 0):
    """What a project gets of a grant, with its profile through the periods."""
    require(reasons_not_to_manage(budget.paper, by=by))
    require(_budget_twice(budget, data["grant"], data["project"]))
    is_new = not budget.pk
    _lock(budget, revision)
    for name, value in data.items():
        setattr(budget, name, value)
    budget._history_user = by
    budget.save()
    _put_profile(budget, profile, by=by)
    event = "budget added" if is_new else "budget changed"
    audit(event, budget, by=by, partnership=budget.paper.partnership, amount=str(budget.amount))
    return budget


def _put_profile(budget, profile, *, by):
    standing = {row.period_id: row for row in budget.profile.all()}
    for period, amount in profile.items():
        row = standing.get(period.pk) or BudgetProfile(budget=budget, period=period, position=period.number)
        if amount is None:
            if row.pk:
                row._history_user = by
                row.delete()
        elif row.amount != amount:
            row.amount, row._history_user = amount, by
            row.save()


# --- Spending ---------------------------------------------------------------------------------------------------


def reasons_not_to_tell_spend(budget: ProjectBudget, sender: Sender, on: date) -> list[str]:
    """A link is for the budgets of its organisation; a partner lead tells those of its own, the officer all."""
    if sender.by_link and budget.organisation != sender.organisation:
        return ["This budget is another organisation’s."]
    reasons = [] if sender.by_link else _reasons_by_role(budget, sender.person)
    return [*reasons, *sender.reasons_not_to_write(on)]


def _reasons_by_role(budget, person) -> list[str]:
    if reasons := not_allowed(person, Permission.REPORT_SPEND, budget):
        return reasons
    if may(person, Permission.MANAGE_ACTIONS, budget) or budget.organisation_id in person.organisation_ids():
        return []
    return ["Another organisation spends this money: only it, or the community safety officer, tells how much."]


@transaction.atomic
def tell_spend(budget: ProjectBudget, sender: Sender, said: dict, *, revision: int, on: date) -> BudgetSpend:
    """``said``: what of ``MONEY`` is known; told again it replaces what was told for the period."""
    hold(sender.period)
    require(reasons_not_to_tell_spend(budget, sender, on))
    row = budget.spends.filter(period=sender.period).first() or BudgetSpend(
        budget=budget, period=sender.period, revision=0
    )
    if row.revision != revision:
        raise StaleState(f"The spending on “{budget}”")
    for name in MONEY:
        setattr(row, name, said[name])
    row.said_at, row.said_by, row.revision = timezone.now(), sender.person, revision + 1
    row._history_user, row._change_reason = sender.person, sender.way or None
    row.save()
    place = {"partnership": budget.paper.partnership, "reason": sender.way}
    audit("spending told", budget, by=sender.person, period=str(sender.period), **place)
    return row


# --- Returns to funders -----------------------------------------------------------------------------------------


@transaction.atomic
def plan_return(grant: Grant, *, by, due_on: date, covers_to: date) -> GrantReturn:
    """A return with its own days: its holder is reminded of it."""
    require(reasons_not_to_manage(grant, by=by))
    _no_such_return(grant.returns.all(), due_on, covers_to)
    row = GrantReturn(grant=grant, due_on=due_on, covers_to=covers_to)
    row._history_user = by
    row.save()
    audit("return to a funder planned", row, by=by, partnership=grant.partnership)
    return row


def _no_such_return(others, due_on: date, covers_to: date) -> None:
    there = others.filter(due_on=due_on, covers_to=covers_to).exists()
    require(["A return that covers these days and is due on that day is planned already."] * there)


def reasons_not_to_replan(row: GrantReturn, *, by) -> list[str]:
    return reasons_not_to_manage(row.grant, by=by) + _sent_already(row)


@transaction.atomic
def replan_return(row: GrantReturn, *, by, due_on: date, covers_to: date):
    """Other days, such as the funder asks for them; whoever holds it is reminded by these."""
    require(reasons_not_to_replan(row, by=by))
    _no_such_return(row.grant.returns.exclude(pk=row.pk), due_on, covers_to)
    was, now = {"due_on": row.due_on, "covers_to": row.covers_to}, {"due_on": due_on, "covers_to": covers_to}
    place = {"partnership": row.grant.partnership}
    swap(row, was={**was, "sent_at": None}, now=now, by=by, event="days of a return to a funder changed", **place)


@transaction.atomic
def drop_return(row: GrantReturn, *, by):
    """One that was planned in error, and in which nobody has written anything."""
    reasons = reasons_not_to_replan(row, by=by)
    if row.revision > 1:
        reasons.append("Something is written in this return: change its days instead.")
    require(reasons)
    audit("return to a funder taken off", row, by=by, partnership=row.grant.partnership, due_on=str(row.due_on))
    row._history_user = by
    row.delete()


def _sent_already(row) -> list[str]:
    return [f"It was sent on {row.sent_on:%-d %B %Y}, and stays as it was sent."] if row.sent_on else []


def reasons_not_to_write_return(row: GrantReturn, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.SEND_GRANT_RETURN, row)
    return reasons + _sent_already(row)


@transaction.atomic
def write_return(row: GrantReturn, *, by, data: dict, revision: int):
    """Keep what is written; nothing is sent by it."""
    require(reasons_not_to_write_return(row, by=by))
    _lock(row, revision)
    for name, value in data.items():
        setattr(row, name, value)
    row._history_user = by
    row.save()
    audit("return to a funder written", row, by=by, partnership=row.grant.partnership)


@transaction.atomic
def note_return_sent(row: GrantReturn, *, by, sent_on: date, receipt: str):
    """The portal sends nothing to funders: that it was sent is noted, with what the funder answered."""
    reasons = reasons_not_to_write_return(row, by=by)
    if row.spend is None:
        reasons.append("Say first how much was spent: the return is not written yet.")
    if row.underspend and not row.asked:
        reasons.append(f"{pounds_of(row.underspend)} is left: say first what you ask about it, and save the return.")
    require(reasons)
    now = {"sent_on": sent_on, "receipt": receipt, "sent_at": timezone.now(), "sent_by": by}
    place = {"partnership": row.grant.partnership}
    swap(row, was={"sent_at": None}, now=now, by=by, event="return to a funder sent", **place)
