"""Form of a funding line with its allocations."""

from django import forms

from actions.models import FundingLine
from actions.money import PoundsField
from plans.forms.base import ItemForm, Repeat
from plans.forms.fields import LineField, ParagraphField, PartialDateField
from plans.rows.forms import OneField, RowForm
from priorities.models import Priority


class AllocationItem(ItemForm):
    purpose = LineField(most=300, required=True, error_messages={"required": "Enter what the money is for."})
    amount = PoundsField(label="Amount in pounds")
    priority = OneField(label="Priority")

    def prepare(self):
        self.fields["priority"].offer(self.root.choices_of(Priority))


class LineForm(RowForm):
    funder = LineField(required=True, error_messages={"required": "Enter who gives the money."})
    organisation = OneField(label="Funder in the portal")
    year = LineField(
        most=20,
        width="10",
        required=True,
        help_text="For example 2026/27.",
        error_messages={"required": "Enter the year that the money is for."},
    )
    amount = PoundsField(label="Amount in pounds", help_text="Leave it empty if it is not stated.")
    state = forms.ChoiceField(
        choices=FundingLine.State, initial=FundingLine.State.NOT_RECORDED, widget=forms.RadioSelect
    )
    decision_body = LineField(label="Who decides, or decided")
    decision_on = PartialDateField(label="When")
    note = ParagraphField(rows=3)

    repeats = (Repeat("allocations", AllocationItem, "What the money is for", "allocation", most=100, fresh=1),)

    def prepare(self):
        self.fields["organisation"].offer(self.organisation_choices())

    def named(self, model):
        named = [each["priority"] for each in (self.item or {"allocations": []})["allocations"]]
        return {key: "A priority of another text" for key in named if key}

    def to_initial(self, item):
        decision = item["decision"] or {"body": "", "on": ""}
        return {**item, "decision_body": decision["body"], "decision_on": decision["on"]}

    def to_item(self, data):
        decision = {"body": data.pop("decision_body"), "on": data.pop("decision_on")}
        return {**data, "decision": decision if any(decision.values()) else None}
