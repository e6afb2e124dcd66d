from actions.action_plan.flags import check_actions
from actions.action_plan.noun import ACTIONS
from actions.action_plan.plan import load_action_plan, plan_data
from actions.action_plan.words import groups
from actions.models import Action
from actions.money import MONEY
from plans.document.kinds import BlockKind, register
from plans.document.schemas import (
    DATE,
    KEY,
    ORGANISATION,
    TEXT,
    TITLED,
    choice,
    html,
    many,
    needed,
    nullable,
    record,
    text,
    truth,
)
from plans.rows.data import key_or_none

TIMESCALE = record(
    kind=choice(*Action.Timescale.values, default=Action.Timescale.NOT_STATED),
    date=nullable(DATE),
    start=nullable(DATE),
    end=nullable(DATE),
    text=text(200),
)
#: An organisation, a post, or the post in an organisation.
LEAD = {
    **record(organisation=nullable(ORGANISATION), post=text()),
    "anyOf": [{"properties": {"organisation": {"not": {"type": "null"}}}}, {"properties": {"post": {"minLength": 1}}}],
}
#: A sum, or words such as ``within existing budgets``.
COST = {"cost": nullable(MONEY), "cost_text": text()}
ACTIVITY = record(
    key=KEY,
    text=needed(text(TEXT)),
    organisation=nullable(ORGANISATION),
    lead_post=text(),
    due_on=nullable(DATE),
    due_text=text(),
    measure=text(TEXT),
    **COST,
)
ACTION = record(
    key=KEY,
    reference=text(30),
    subheading=text(),
    title=needed(text(300)),
    priorities=many(TITLED, 20),
    areas=many(TITLED, 50),
    places={**many(text(), 50), "uniqueItems": True},
    leads=many(LEAD, 20),
    partners={**many(ORGANISATION, 50), "uniqueItems": True},
    timescale={**TIMESCALE, "default": {}},
    measure=text(TEXT),
    indicators=many(TITLED, 50),
    classes={**many(text(30), 20), "uniqueItems": True},
    **COST,
    activities=many(ACTIVITY, 100),
)


def _unhidden(action, hidden):
    return [served for served in action["priorities"] if served["key"] not in hidden]


@register
class ActionPlanKind(BlockKind):
    """The steps by which priorities are pursued; a plan whose rows are not known says where they are."""

    name = "action_plan"
    label = "Action plan"
    help = "What is done, who leads it, with whom, by when, and how success is measured."
    counted = {"actions": ("action", "actions")}
    told_apart = {"taxonomy": ("code", "types of action")}
    papers = ("plan", "year", "addendum")
    schema = record(
        intro_html=html(),
        rows_known=truth(True),
        reference=text(300),
        taxonomy=many(record(code=needed(text(30)), label=text(100)), 50),
        actions=many(ACTION, 1000),
    )
    is_placement = True
    is_once = True
    load_order = 30
    form_path = "actions.action_plan.form.ActionPlanForm"
    edit_url_name = "actions:plan"
    rows_name = "actions"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        return {
            "intro_html": block.data.get("intro_html", ""),
            **plan_data(block.paper),
            "actions": ACTIONS.all_data(block.paper),
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        load_action_plan(block.paper, data, by=by)
        ACTIONS.load(block.paper, data["actions"], by=by)

    def carry_forward(self, source, target, *, by):
        """Actions that are not finished go on, under the same keys; the classes stay."""
        finished = set(Action.objects.of(source.paper).finished().values_list("key", flat=True))
        data = self.compose(source)
        actions = [item for item in data["actions"] if key_or_none(item["key"]) not in finished]
        known = {"rows_known": True, "reference": ""}
        self.load(target, {**data, **known, "actions": actions}, by=by)

    def context(self, block, document):
        actions = block["data"]["actions"]
        return {
            "groups": groups(block["data"], document),
            "has_steps": any(action["activities"] for action in actions),
            "has_costs": any(action["cost"] or action["cost_text"] for action in actions),
        }

    def of_council(self, data, slug, hidden):
        """Without the actions that serve nothing but another council's own priorities."""
        gone = {
            action["key"]
            for action in data["actions"]
            if action["priorities"] and all(served["key"] in hidden for served in action["priorities"])
        }
        kept = [each for each in data["actions"] if each["key"] not in gone]
        return {**data, "actions": [{**each, "priorities": _unhidden(each, hidden)} for each in kept]}, gone

    def serves(self, data, document):
        return [group["key"] for group in groups(data, document) if group["key"]]

    def titles_named(self, data):
        titles = {}
        for action in data["actions"]:
            for served in (*action["priorities"], *action["areas"], *action["indicators"]):
                titles.setdefault(served["key"], served["title"])
        return titles

    def check(self, data, document):
        return check_actions(data, document)
