"""Forms of grants, budgets, spending and returns to funders."""

from django import forms
from django.db.models import Q

from actions.models import (
    Action,
    AddedAction,
    FundingLine,
    Grant,
    GrantCondition,
    GrantReturn,
    ProjectBudget,
    ReportingPeriod,
)
from actions.money import PoundsField
from partnerships.fields import DayField, PastDayField
from partnerships.memberships.offered import offer_members
from partnerships.models import Organisation, RoleAssignment, User
from partnerships.namesakes import told_apart
from plans.forms.base import ItemForm, Repeat
from plans.forms.fields import LineField, ParagraphField
from plans.rows.data import money, slug_of
from plans.rows.forms import ManyField, OneField, RowForm

ENTER_SUM = {"required": "Enter the sum."}


def sums_of(item: dict, names=("amount",)) -> dict:
    """What a form gives as text, as sums."""
    return item | {name: money(item[name]) for name in names}


class GrantCellItem(ItemForm):
    year = LineField(most=20, width="10", required=True, error_messages={"required": "Enter the year."})
    area = LineField(most=100, help_text="Empty: the whole area.")
    amount = PoundsField(label="Amount in pounds", required=True, error_messages=ENTER_SUM)


class GrantCostItem(ItemForm):
    name = LineField(
        label="Kind of cost", most=100, required=True, error_messages={"required": "Enter the kind of cost."}
    )
    amount = PoundsField(label="Amount in pounds", required=True, error_messages=ENTER_SUM)


class GrantConditionItem(ItemForm):
    defaults = ("kind", "counts")

    kind = forms.ChoiceField(choices=GrantCondition.Kind, initial=GrantCondition.Kind.OTHER, required=False)
    text = LineField(
        label="What is asked", most=1_000, required=True, error_messages={"required": "Say what the funder asks."}
    )
    amount = PoundsField(label="Sum in pounds", help_text="Of a cap, or of money from others.")
    counts = forms.ChoiceField(
        label="What a cap counts", choices=GrantCondition.Counts, initial=GrantCondition.Counts.GRANT, required=False
    )
    due_on = DayField(label="By", required=False)
    met_on = PastDayField(label="Met on", required=False)
    note = LineField(label="How it is met", most=500)


class GrantInstalmentItem(ItemForm):
    due_on = DayField(label="Due on", required=False)
    amount = PoundsField(label="Amount in pounds", required=True, error_messages=ENTER_SUM)
    received_on = PastDayField(label="Received on", required=False)


class GrantForm(RowForm):
    """A grant with its years, areas, costs, conditions and instalments, in one page that works without scripts."""

    funder = LineField(required=True, error_messages={"required": "Enter who gives the money."})
    organisation = OneField(label="Funder in the portal")
    stream = LineField(help_text="Such as: Violence reduction fund.")
    amount = PoundsField(label="The whole grant, in pounds", help_text="Leave it empty if it is not stated.")
    state = forms.ChoiceField(
        choices=FundingLine.State, initial=FundingLine.State.NOT_RECORDED, widget=forms.RadioSelect
    )
    decision = LineField(label="Reference of the decision", help_text="Such as: PCC decision 42 of 2026.")
    holder = OneField(label="Who sends the returns to the funder")
    is_serious_violence = forms.BooleanField(label="It serves the Serious Violence Duty", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    repeats = (
        Repeat("cells", GrantCellItem, "Years and areas", "year", most=120, fresh=1, is_compact=True),
        Repeat("costs", GrantCostItem, "Split by cost", "kind of cost", most=20, is_compact=True),
        Repeat("conditions", GrantConditionItem, "Conditions", "condition", most=40),
        Repeat("instalments", GrantInstalmentItem, "Instalments", "instalment", most=40, is_compact=True),
    )

    def prepare(self):
        self.fields["organisation"].offer(self.organisation_choices())
        self.fields["holder"].offer(people_of(self.paper.partnership, self.item and self.item["holder"]))

    def said(self) -> dict:
        """What was written, as the verb takes it."""
        data = sums_of(self.to_item(self.cleaned()))
        slug, holder = data["organisation"], data["holder"]
        data["organisation"] = Organisation.objects.get(slug=slug) if slug else None
        data["holder_id"] = int(data.pop("holder")) if holder else data.pop("holder")
        data.pop("revision")
        return data | {name: [sums_of(each) for each in data[name]] for name in PARTS}


PARTS = ("cells", "costs", "conditions", "instalments")
OWN = ("funder", "stream", "amount", "state", "decision", "is_serious_violence", "revision")
OF_PARTS = {
    "cells": ("year", "area", "amount"),
    "costs": ("name", "amount"),
    "conditions": ("kind", "text", "amount", "counts", "due_on", "met_on", "note"),
    "instalments": ("due_on", "amount", "received_on"),
}


def item_of(grant: Grant) -> dict:
    """What the form of a grant begins with."""
    parts = {
        name: [{field: getattr(row, field) for field in fields} for row in getattr(grant, name).all()]
        for name, fields in OF_PARTS.items()
    }
    holder = str(grant.holder_id) if grant.holder_id else None
    own = {name: getattr(grant, name) for name in OWN}
    return {**own, **parts, "key": str(grant.key), "organisation": slug_of(grant.organisation), "holder": holder}


def people_of(partnership, named: str | None = None) -> list[tuple[str, str]]:
    """Who may answer for a grant: everybody with a role at the partnership; and who does, marked once that is over."""
    roles = RoleAssignment.objects.current().filter(partnership=partnership, user__is_active=True)
    names = told_apart({role.user: None for role in roles.select_related("user")})
    here = {str(key): name for key, name in names.items()}
    left = User.objects.filter(pk=named) if named and named not in here else ()
    return [*here.items(), *((str(each.pk), f"{each} (no role here any more)") for each in left)]


class BudgetForm(forms.Form):
    """What a project gets of a grant: one field for each period of the year."""

    project = LineField(required=True, error_messages={"required": "Enter what the money is for."})
    grant = forms.ModelChoiceField(Grant.objects.none(), empty_label=None)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Who spends it, and tells how much", required=False
    )
    amount = PoundsField(label="Its budget, in pounds", required=True, error_messages=ENTER_SUM)
    action_keys = ManyField(label="Actions that it pays for")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, paper, budget: ProjectBudget, **kwargs):
        self.periods = list(ReportingPeriod.objects.of(paper))
        kwargs["initial"] = _begun(budget, self.periods) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["grant"].queryset = Grant.objects.filter(partnership=paper.partnership)
        offer_members(self.fields["organisation"], paper.partnership, named=[budget.organisation_id])
        self.fields["action_keys"].offer(_actions(paper, budget))
        if not self.fields["action_keys"].choices:
            del self.fields["action_keys"]
        for period in self.periods:
            label = f"Planned in {period.name}, in pounds"
            self.fields[f"profile_{period.number}"] = PoundsField(label=label)

    def said(self) -> dict:
        data = sums_of(self.cleaned_data)
        names = ("project", "grant", "organisation", "amount", "action_keys")
        return {name: data[name] for name in names if name in data}

    def profile(self) -> dict:
        return {each: money(self.cleaned_data[f"profile_{each.number}"]) for each in self.periods}


def _actions(paper, budget) -> list[tuple[str, str]]:
    """Those of the text, then those added in the year; one that has ended only where it is paid for already."""
    added = AddedAction.objects.of(paper).filter(Q(ended_on=None) | Q(key__in=budget.action_keys))
    own = [(str(each.key), each.title) for each in Action.objects.of(paper)]
    return own + [(str(each.key), f"{each.title} (added in the year)") for each in added]


def _begun(budget, periods) -> dict:
    if not budget.pk:
        return {"revision": 0}
    planned = {each.period_id: each.amount for each in budget.profile.all()}
    names = ("project", "grant", "organisation", "amount", "action_keys", "revision")
    return {name: getattr(budget, name) for name in names} | {
        f"profile_{each.number}": planned.get(each.pk) for each in periods
    }


class SpendForm(forms.Form):
    """What was spent of one budget in one period."""

    actual = PoundsField(label="Spent in this period, in pounds")
    committed = PoundsField(label="Promised and not yet paid", help_text="Ordered, or agreed in a contract.")
    forecast = PoundsField(label="Still to be spent until the year’s end", help_text="After this period.")
    reason = LineField(label="Why it differs from what was planned", most=500)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def said(self) -> dict:
        sums = ("actual", "committed", "forecast")
        return sums_of({name: self.cleaned_data[name] for name in (*sums, "reason")}, sums)


class PlanReturnForm(forms.Form):
    due_on = DayField(label="Due on")
    covers_to = DayField(
        label="Covers until", help_text="Its own last day, such as 31 January in a return that is due in February."
    )

    def clean(self):
        data = super().clean()
        if data.get("due_on") and data.get("covers_to") and data["covers_to"] > data["due_on"]:
            self.add_error("covers_to", "A return tells of what was: it cannot cover days after it is due.")
        return data


class GrantReturnForm(forms.Form):
    """What a funder is told."""

    spend = PoundsField(label="Spent until that day, in pounds")
    difference = ParagraphField(label="Why it differs from the profile", most=2_000, rows=3)
    outputs = ParagraphField(label="Outputs", help_text="What was done, counted.", most=2_000, rows=3)
    outcomes = ParagraphField(label="Outcomes", help_text="What it changed.", most=2_000, rows=3)
    underspend = PoundsField(label="What is left, in pounds")
    asked = forms.ChoiceField(
        label="What do you ask about it?", choices=GrantReturn.Asked, required=False, widget=forms.RadioSelect
    )
    case_study = ParagraphField(label="Case study", help_text="No names of victims or suspects.", most=5_000)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def said(self) -> dict:
        data = sums_of(self.cleaned_data, ("spend", "underspend"))
        return {name: value for name, value in data.items() if name != "revision"}


class ReturnSentForm(forms.Form):
    sent_on = PastDayField(label="Sent on")
    receipt = LineField(label="Receipt", help_text="The funder’s answer or reference, when there is one.")
