"""The table of the risks."""

from actions.risks.noun import RISKS
from plans.forms.fields import LineField, LinesField, ParagraphField
from plans.rows.columns import FieldColumn, LinesColumn
from plans.rows.tables import RowTable

ENTER_RISK = {"required": "Enter the risk."}


def blank_risk() -> dict:
    return {**dict.fromkeys(("key", "title", "text", "code", "owner_post"), ""), "mitigations": []}


TITLES = ("risk title", "risk name", "title of risk", "name of risk", "risk event", "summary of risk")
TEXTS = ("risk description", "description of risk", "details", "cause and effect", "causes and consequences")
CODES = ("score", "rag", "risk score", "risk rating", "current score", "current rating", "residual score",
         "residual rating", "overall score", "overall rating", "level of risk", "risk level")  # fmt: skip
OWNERS = ("owner", "risk owner", "lead", "lead officer", "responsible", "responsible officer", "owned by", "who")
CONTROLS = ("mitigation", "mitigations", "controls", "mitigating action", "mitigating actions", "mitigation actions",
            "control measures", "existing controls", "current controls", "controls in place", "actions to mitigate",
            "actions to reduce the risk", "response", "treatment", "how is it managed")  # fmt: skip
TABLE = RowTable(
    RISKS,
    (
        FieldColumn("title", "Risk", "wide", also=TITLES, field=LineField(required=True, error_messages=ENTER_RISK)),
        FieldColumn("text", "Description", "wide", also=TEXTS, field=ParagraphField()),
        FieldColumn("code", "Rating", "narrow", is_sorting=True, also=CODES, field=LineField(most=20)),
        FieldColumn("owner_post", "Owner’s post", is_sorting=True, also=OWNERS, field=LineField()),
        LinesColumn(
            "mitigations",
            "What is done",
            also=CONTROLS,
            field=LinesField(most=5_000, lines=50),
            between="\n",
        ),
    ),
    blank_risk,
    stand_in="text",
)
