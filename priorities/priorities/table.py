"""The table of the priorities: a priority on each line, its areas of focus under it. Rich texts have their form."""

import uuid

from plans.forms.fields import LineField, ParagraphField
from plans.models.assessments import Strand
from plans.rows.columns import ChoiceColumn, ChoicesColumn, FieldColumn
from plans.rows.tables import Nested, RowTable
from priorities.models import Priority
from priorities.priorities.council_cells import CouncilColumn
from priorities.priorities.lead_cells import LeadBodyColumn, LeadColumn
from priorities.priorities.noun import PRIORITIES
from priorities.priorities.words import STRAND_WORDS

ENTER_TITLE = {"required": "Enter the title of the priority."}
AREA = LineField(required=True, error_messages={"required": "Enter the area of focus."})


def blank_priority() -> dict:
    texts = dict.fromkeys(("key", "title", "html", "aim_html", "approach_html"), "")
    lists = {name: [] for name in ("strands", "areas", "findings", "lineage")}
    return {**texts, **lists, "title_known": True, "kind": Priority.Kind.THEME.value, "lead": None}


def kinds(known) -> dict[str, str]:
    return dict(Priority.Kind.choices)


def strands(known) -> dict[str, str]:
    return {strand.value: STRAND_WORDS[strand] for strand in Strand}


AREAS = Nested(
    "areas",
    "area",
    (
        FieldColumn("area", "Area of focus", "wide", of="title", field=AREA),
        FieldColumn("text", "What is meant", "wide", field=ParagraphField()),
    ),
    lambda: {"key": str(uuid.uuid4()), "title": "", "text": ""},
    "area",
)
TABLE = RowTable(
    PRIORITIES,
    (
        FieldColumn("title", "Priority", "wide", field=LineField(required=True, error_messages=ENTER_TITLE)),
        ChoiceColumn("kind", "Kind", is_sorting=True, of=kinds, nothing=Priority.Kind.THEME.value),
        CouncilColumn("council", "Council", is_sorting=True),
        ChoicesColumn("strands", "Statutory strands", is_sorting=True, of=strands),
        LeadColumn("post", "Lead’s post", also=("lead", "lead officer", "owner")),
        LeadBodyColumn("organisation", "Lead’s organisation", is_sorting=True),
        LeadColumn("note", "Note on the lead"),
    ),
    blank_priority,
    AREAS,
)
