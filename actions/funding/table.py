"""The table of the money, what each line is for on lines under it."""

from actions.funding.noun import LINES
from actions.models import FundingLine
from actions.money import PoundsField
from plans.forms.fields import LineField, ParagraphField, PartialDateField
from plans.rows.columns import BodyColumn, ChoiceColumn, FieldColumn, InnerColumn, KeyColumn
from plans.rows.tables import Nested, RowTable
from priorities.models import Priority

DECISION = ("body", "on")
ENTER_FUNDER = {"required": "Enter who gives the money."}
NEEDS_YEAR = {"required": "Enter the year that the money is for."}


def blank_line() -> dict:
    texts = dict.fromkeys(("key", "year", "funder", "note"), "")
    nothing = {"organisation": None, "amount": None, "decision": None}
    return {**texts, **nothing, "state": FundingLine.State.NOT_RECORDED.value, "allocations": []}


def states(known) -> dict[str, str]:
    return dict(FundingLine.State.choices)


def blank_allocation() -> dict:
    return {"purpose": "", "amount": None, "priority": None}


PURPOSE = LineField(most=300, required=True, error_messages={"required": "Enter what the money is for."})
FUNDERS = ("funding source", "source", "source of funding", "fund", "grant", "funding stream", "funded by", "funding",
           "name of fund", "name of grant", "grant name", "budget")  # fmt: skip
SUMS = ("amount", "sum", "value", "funding amount", "total", "total amount", "annual amount", "grant amount", "award")
PURPOSES = ("purpose", "used for", "use", "what for", "funds", "spend on", "purpose of funding")
ALLOCATIONS = Nested(
    "allocations",
    "allocation",
    (
        FieldColumn("purpose", "What it is for", "wide", also=PURPOSES, field=PURPOSE),
        FieldColumn("amount", "Amount in pounds", field=PoundsField()),
        KeyColumn("priority", "Priority", model=Priority),
    ),
    blank_allocation,
    "purpose",
    has_keys=False,
)
TABLE = RowTable(
    LINES,
    (
        FieldColumn(
            "funder", "Funder", "wide", also=FUNDERS, field=LineField(required=True, error_messages=ENTER_FUNDER)
        ),
        FieldColumn(
            "year",
            "Year",
            "narrow",
            is_sorting=True,
            also=("financial year", "period", "for year"),
            field=LineField(most=20, required=True, error_messages=NEEDS_YEAR),
        ),
        FieldColumn("amount", "Amount in pounds", also=SUMS, field=PoundsField()),
        ChoiceColumn("state", "State", is_sorting=True, of=states, nothing=FundingLine.State.NOT_RECORDED.value),
        BodyColumn("organisation", "Funder in the portal"),
        InnerColumn("decision_body", "Who decides", part="decision", inner="body", empty=DECISION, field=LineField()),
        InnerColumn(
            "decision_on", "When it is decided", part="decision", inner="on", empty=DECISION, field=PartialDateField()
        ),
        FieldColumn("note", "Note", "wide", field=ParagraphField()),
    ),
    blank_line,
    ALLOCATIONS,
    apart_by="year",
)
