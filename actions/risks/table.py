"""The table of the risks."""

from actions.risks.noun import RISKS
from plans.forms.fields import LineField, LinesField, ParagraphField
from plans.rows.columns import FieldColumn, LinesColumn
from plans.rows.tables import RowTable

ENTER_RISK = {"required": "Enter the risk."}


def blank_risk() -> dict:
    return {**dict.fromkeys(("key", "title", "text", "code", "owner_post"), ""), "mitigations": []}


TABLE = RowTable(
    RISKS,
    (
        FieldColumn("title", "Risk", "wide", field=LineField(required=True, error_messages=ENTER_RISK)),
        FieldColumn("text", "Description", "wide", field=ParagraphField()),
        FieldColumn("code", "Rating", "narrow", is_sorting=True, also=("score", "rag"), field=LineField(most=20)),
        FieldColumn("owner_post", "Owner’s post", is_sorting=True, also=("owner", "risk owner"), field=LineField()),
        LinesColumn(
            "mitigations",
            "What is done",
            also=("mitigation", "mitigations", "controls"),
            field=LinesField(most=5_000, lines=50),
            between="\n",
        ),
    ),
    blank_risk,
)
