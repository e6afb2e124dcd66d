"""The table of an action plan: an action on each line, its activities on lines under it."""

import uuid

from actions.action_plan.cells import CostColumn, LeadsColumn, StepDayColumn, StepLeadColumn, WhenColumn
from actions.action_plan.noun import ACTIONS, NAMES, OF_ACTIVITY, SERVED
from actions.action_plan.plan import plan_data
from actions.models import Action
from plans.forms.fields import LineField, LinesField, ParagraphField
from plans.rows.columns import BodiesColumn, ChoicesColumn, FieldColumn, LinesColumn, ServedColumn
from plans.rows.tables import Nested, RowTable
from priorities.models import AreaOfFocus, Indicator, Priority

ENTER_ACTION, ENTER_STEP = {"required": "Enter the action."}, {"required": "Enter the activity."}


def blank_action() -> dict:
    lists = ("leads", "partners", "activities", "places", "classes", *SERVED)
    when = {"kind": "not_stated", "date": None, "start": None, "end": None, "text": ""}
    texts = {name: "" for name in NAMES if name not in lists}
    return {"key": "", **texts, **{name: [] for name in lists}, "timescale": when, "cost": None}


def blank_activity() -> dict:
    nothing = {"organisation": None, "due_on": None, "cost": None}
    return {"key": str(uuid.uuid4()), **dict.fromkeys(OF_ACTIVITY, ""), **nothing}


def classes_of(known) -> dict[str, str]:
    return {each["code"]: each["label"] for each in plan_data(known.paper)["taxonomy"]}


def late_actions(paper, on) -> set[str]:
    actions = Action.objects.of(paper).unfinished().may_be_due_by(on)
    for action in actions:
        action.paper = paper
    return {str(action.key) for action in actions if action.due and action.due < on}


LEADS, DAYS = (
    ("by whom", "lead officer", "responsible", "owner", "lead agency"),
    ("timescale", "deadline", "due", "date"),
)
MEASURES = ("measure", "success measure", "how will we know", "outcome")
ACTIVITIES = Nested(
    "activities",
    "activity",
    (
        FieldColumn(
            "text",
            "Activity",
            "wide",
            also=("step", "milestone", "task"),
            field=ParagraphField(required=True, error_messages=ENTER_STEP),
        ),
        StepLeadColumn("leads", "Lead"),
        StepDayColumn("timescale", "By when"),
        FieldColumn("measure", "Measure of success", "wide", field=ParagraphField()),
        CostColumn("cost", "Cost", "narrow"),
    ),
    blank_activity,
    "text",
)
TABLE = RowTable(
    ACTIONS,
    (
        FieldColumn("reference", "No.", "narrow", also=("no", "ref", "reference", "number"), field=LineField(most=30)),
        FieldColumn("title", "Action", "wide", field=LineField(most=300, required=True, error_messages=ENTER_ACTION)),
        ServedColumn("priorities", "Priorities", also=("priority",), is_sorting=True, model=Priority),
        LeadsColumn("leads", "Lead", is_sorting=True, also=LEADS),
        WhenColumn("timescale", "By when", also=DAYS),
        FieldColumn("measure", "Measure of success", "wide", also=MEASURES, field=ParagraphField()),
        BodiesColumn("partners", "Partners", also=("with", "supported by")),
        CostColumn("cost", "Cost", "narrow"),
        FieldColumn("subheading", "Sub-heading", is_sorting=True, field=LineField()),
        ServedColumn("areas", "Areas of focus", model=AreaOfFocus),
        LinesColumn("places", "Places", field=LinesField(most=200, lines=50)),
        ServedColumn("indicators", "Indicators", model=Indicator),
        ChoicesColumn("classes", "Type of action", of=classes_of),
    ),
    blank_action,
    ACTIVITIES,
    late_actions,
)
