"""The table of an action plan: an action on each line, its activities on lines under it."""

import uuid

from actions.action_plan.cells import CostColumn, LeadsColumn, StepDayColumn, StepLeadColumn, WhenColumn
from actions.action_plan.noun import ACTIONS, NAMES, OF_ACTIVITY, SERVED
from actions.action_plan.plan import plan_data
from actions.action_plan.printed import unfolded
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


#: What action plans of councils call their columns.
NUMBERS = ("no", "ref", "reference", "number", "id", "item", "action no", "action ref", "action number", "#")
TITLES = (
    "actions", "what we will do", "what will we do", "task", "action required", "action to be taken", "key action",
    "actions we will take", "to do this we will", "initiative", "proposed action", "intervention", "project",
)  # fmt: skip
STEPS = (
    "step", "milestone", "task", "key milestones", "how what activity", "how", "how will we do it", "sub actions",
    "outputs", "deliverables", "activities",
)  # fmt: skip
PRIORITIES = (
    "priority", "objective", "theme", "strand", "aim", "strategic objective", "strategic priority", "priority area",
    "outcome area", "pillar", "workstream",
)  # fmt: skip
LEADS = (
    "by whom", "lead officer", "responsible", "owner", "lead agency", "lead agency officer", "lead organisation", "who",
    "lead partner", "responsibility", "action owner", "accountable", "led by", "sro", "lead responsible",
    "who will lead", "who leads", "who is responsible", "who will do it",
)  # fmt: skip
DAYS = (
    "timescale", "deadline", "due", "date", "timescales when achieved by", "when", "when by", "due date", "target date",
    "completion date", "completion", "timeframe", "end date", "delivery date", "end", "finish", "finish date",
)  # fmt: skip
MEASURES = (
    "measure", "success measure", "how will we know", "outcome", "measures of success", "how we know", "impact",
    "how will we measure success", "outcomes how we know we have been successful", "expected outcome",
    "intended outcome", "performance measure", "what will success look like", "target outcome", "success criteria",
    "outcome measure", "how we will know", "how we will measure success", "how will we know it has worked",
)  # fmt: skip
PARTNERS = (
    "with", "supported by", "support", "supporting agencies", "partner agencies", "supporting partners", "key partners",
    "other partners", "agencies involved", "partners involved",
)  # fmt: skip
COSTS = (
    "indicative costs", "budget", "resource", "resources", "funding", "resource implications", "amount",
)  # fmt: skip
AREAS = ("area of focus", "focus", "sub objective", "sub theme", "strategic aim", "focus area")
INDICATORS = ("kpi", "national indicator", "performance indicator", "metric")
PLACES = ("location", "ward", "place", "hotspot")
CLASSES = ("class", "type", "category", "approach", "4p")
#: A word or two before and behind the one that tells what a column holds: “Senior responsible officer”.
_FEW, _MORE = r"(?:[a-z]+ ){0,2}", r"(?: [a-z]+){0,3}"
#: How sheets that ask in their heads ask for each column, then heads that say it with words around the known ones.
QUESTIONS = (
    ("partners", r"who (else|will (help|support)).*|who .*\b(involved|support\w*|help\w*|work(ing)? with)\b.*"),
    ("leads", r"who .*\b(lead\w*|responsib\w*|account\w*|deliver\w*|owns?|do(es|ing)?)\b.*"),
    ("measure", r"how (will|do|can|would) .*\b(know|measured?|tell|success\w*|judged?|evidenced?)\b.*"),
    ("measure", r"what (will (success|good|be different|change)|does (success|good)|difference)\b.*"),
    ("activities.text", r"how (will|are|do) (we|you|it|this)\b.*\b(do|done|doing|deliver\w*|achieved?|get there)\b.*"),
    ("title", r"what (are we|we are|will we|will you|we will|we plan to|we need to|do we need to)\b.*\b(do|doing)\b.*"),
    ("title", r"what (will|needs to|has to|must|should) be (done|delivered)\b.*|what needs to happen\b.*"),
    ("timescale", r"(by )?when\b.*|how long\b.*|(time ?scale|deadline|time ?frame|target date)s? (for|to|of|by)\b.*"),
    ("cost", r"how much\b.*|what (will|does) it cost\b.*|(estimated|total|annual|approximate) (cost|budget)s?\b.*"),
    (
        "leads",
        rf"{_FEW}(lead|owner|responsible|responsibility|accountable|accountability|assigned to|delivered by){_MORE}",
    ),
    (
        "timescale",
        rf"(?!actual ){_FEW}(due|target|completion|delivery|expected|planned|agreed|revised) (date|deadline){_MORE}",
    ),
    (
        "timescale",
        r"to be (completed|done|delivered|achieved|finished) by|(time ?line|timing|time ?frame|time ?scale)s?",
    ),
    (
        "partners",
        rf"{_FEW}(supporting|delivery|other|partner|key) (partners?|agency|agencies|organisations?|services?){_MORE}",
    ),
    (
        "measure",
        rf"{_FEW}(desired|expected|intended|measurable|success|performance|evidence of) "
        rf"(outcomes?|success|measures?|impacts?|indicators?|criteria|results?){_MORE}",
    ),
    (
        "priorities",
        rf"(links? to |linked to )?{_FEW}(csp|partnership|plan|strategic|corporate|strategy) "
        rf"(priority|priorities|objectives?|themes?|aims?){_MORE}",
    ),
    (
        "cost",
        rf"{_FEW}(resources?|costs?|budgets?|funding) (required|needed|source|implications?|available){_MORE}",
    ),
    (
        "title",
        r"(key|specific|agreed|smart|proposed|planned|detailed|main) (actions?|tasks?)( description| details?)?"
        r"|(description|details?|title) of (the )?actions?|actions? (description|detail|title|name|point|item)s?",
    ),
)
BEGINNINGS = (
    "start", "starts", "start date", "starting", "from", "commence", "commences", "commencement", "commencement date",
    "begin", "begins", "start by",
)  # fmt: skip
ACTIVITIES = Nested(
    "activities",
    "activity",
    (
        FieldColumn(
            "text",
            "Activity",
            "wide",
            also=STEPS,
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
        FieldColumn("reference", "No.", "narrow", also=NUMBERS, field=LineField(most=30)),
        FieldColumn(
            "title",
            "Action",
            "wide",
            also=TITLES,
            field=LineField(most=300, required=True, error_messages=ENTER_ACTION),
        ),
        ServedColumn("priorities", "Priorities", also=PRIORITIES, is_sorting=True, model=Priority),
        LeadsColumn("leads", "Lead", is_sorting=True, also=LEADS),
        WhenColumn("timescale", "By when", also=DAYS),
        FieldColumn("measure", "Measure of success", "wide", also=MEASURES, field=ParagraphField()),
        BodiesColumn("partners", "Partners", also=PARTNERS),
        CostColumn("cost", "Cost", "narrow", also=COSTS),
        FieldColumn("subheading", "Sub-heading", is_sorting=True, field=LineField()),
        ServedColumn("areas", "Areas of focus", also=AREAS, model=AreaOfFocus),
        LinesColumn("places", "Places", also=PLACES, field=LinesField(most=200, lines=50)),
        ServedColumn("indicators", "Indicators", also=INDICATORS, model=Indicator),
        ChoicesColumn("classes", "Type of action", also=CLASSES, of=classes_of),
    ),
    blank_action,
    ACTIVITIES,
    late_actions,
    unfolded,
    questions=QUESTIONS,
    begins=("timescale", BEGINNINGS),
)
