from actions.checks import check_actions
from actions.models import Action, ActionClass, ActionPartner, ActionPlan, Activity
from plans.kinds import BlockKind, register
from plans.schemas import DATE, KEY, ORGANISATION, TEXT, TRUTH, choice, html, many, nullable, record, text
from priorities.data import day, iso, key_or_none, money, named, organisations_by_slug, pounds
from priorities.models import Priority
from priorities.rows import put_parts, put_rows

#: A sum of money, always with two places, so that it reads back as it was written.
MONEY = {"type": "string", "maxLength": 15, "pattern": r"^(0|[1-9][0-9]{0,11})\.[0-9]{2}$"}
TITLED = record(key=KEY, title=text(200))
TIMESCALE = record(
    kind=choice(*Action.Timescale.values),
    date=nullable(DATE),
    start=nullable(DATE),
    end=nullable(DATE),
    text=text(200),
)
ACTION = record(
    key=KEY,
    reference=text(30),
    title=text(300),
    priority=nullable(TITLED),
    lead=nullable(ORGANISATION),
    lead_post=text(),
    partners={**many(ORGANISATION, 50), "uniqueItems": True},
    timescale=TIMESCALE,
    measure=text(TEXT),
    classes={**many(text(30), 20), "uniqueItems": True},
    cost=nullable(MONEY),
    activities=many(record(key=KEY, text=text(TEXT)), 100),
)


@register
class ActionPlanKind(BlockKind):
    """The steps by which priorities are pursued; a plan whose rows are not known says where they are."""

    name = "action_plan"
    label = "Action plan"
    help = "What is done, who leads it, with whom, by when, and how success is measured."
    papers = ("plan", "year", "addendum")
    schema = record(
        intro_html=html(),
        rows_known=TRUTH,
        reference=text(300),
        taxonomy=many(record(code=text(30), label=text(100)), 50),
        actions=many(ACTION, 1000),
    )
    is_placement = True
    is_once = True
    load_order = 30
    edit_url_name = "actions:plan"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        plan = ActionPlan.objects.filter(paper=block.paper).prefetch_related("taxonomy").first()
        return {
            "intro_html": block.data.get("intro_html", ""),
            "rows_known": plan.rows_known if plan else True,
            "reference": plan.reference if plan else "",
            "taxonomy": [{"code": c.code, "label": c.label} for c in plan.taxonomy.all()] if plan else [],
            "actions": actions_data(block.paper),
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        load_action_plan(block.paper, data, by=by)
        load_actions(block.paper, data["actions"], by=by)

    def carry_forward(self, source, target, *, by):
        """Actions that are not finished go on, under the same keys; the classes stay."""
        finished = set(Action.objects.of(source.paper).finished().values_list("key", flat=True))
        data = self.compose(source)
        actions = [item for item in data["actions"] if key_or_none(item["key"]) not in finished]
        known = {"rows_known": True, "reference": ""}
        self.load(target, {**data, **known, "actions": actions}, by=by)

    def check(self, data, document):
        return check_actions(data, document)


def actions_data(paper) -> list[dict]:
    titles = titles_known_to(paper)
    rows = Action.objects.of(paper).select_related("lead")
    return [action_data(row, titles) for row in rows.prefetch_related("activities", "partners__organisation")]


def titles_known_to(paper) -> dict:
    """Titles of the priorities that the paper's rows may name, by key."""
    return dict(Priority.objects.known_to(paper).values_list("key", "title"))


def titled(key, title, titles) -> dict | None:
    """A priority as a Document names it: today's title where it is known, else the one kept beside the key."""
    return {"key": str(key), "title": titles.get(key, title)} if key else None


def action_data(row: Action, titles: dict) -> dict:
    return {
        "key": str(row.key),
        "reference": row.reference,
        "title": row.title,
        "priority": titled(row.priority_key, row.priority_title, titles),
        "lead": named(row.lead),
        "lead_post": row.lead_post,
        "partners": [named(partner.organisation) for partner in row.partners.all()],
        "timescale": {
            "kind": row.timescale,
            "date": iso(row.due_on),
            "start": iso(row.starts_on),
            "end": iso(row.ends_on),
            "text": row.timescale_text,
        },
        "measure": row.measure,
        "classes": row.classes,
        "cost": pounds(row.cost),
        "activities": [{"key": str(activity.key), "text": activity.text} for activity in row.activities.all()],
    }


def load_action_plan(paper, data: dict, *, by, reason: str = "") -> ActionPlan:
    """Make the paper's action plan, with its classes, say what the data say."""
    plan = ActionPlan.objects.filter(paper=paper).first() or ActionPlan(paper=paper, revision=0)
    if plan.pk is None or (plan.rows_known, plan.reference) != (data["rows_known"], data["reference"]):
        plan.rows_known, plan.reference = data["rows_known"], data["reference"]
        plan.revision += 1
        plan._history_user, plan._change_reason = by, reason or None
        plan.save()
    put_parts(ActionClass, "plan", [(plan, data["taxonomy"])], by=by, reason=reason)
    return plan


def load_actions(paper, items: list[dict], *, by, reason: str = "") -> None:
    """Make the paper's actions, with their activities and partners, equal the data."""
    named_bodies = [body for item in items for body in [*item["partners"], item["lead"]] if body]
    organisations = organisations_by_slug([], {body["slug"]: body["name"] for body in named_bodies}, by=by)
    rows = put_rows(Action, paper, [_fields(item, organisations) for item in items], by=by, reason=reason)
    activities, partners = [], []
    for row, item in zip(rows, items, strict=True):
        activities.append((row, [{**part, "key": key_or_none(part["key"])} for part in item["activities"]]))
        partners.append((row, [{"organisation": organisations[body["slug"]]} for body in item["partners"]]))
    put_parts(Activity, "action", activities, by=by, pair_by="key", reason=reason)
    put_parts(ActionPartner, "action", partners, by=by, pair_by="organisation", reason=reason)


def _fields(item, organisations):
    priority = item["priority"] or {"key": None, "title": ""}
    timescale = item["timescale"]
    names = ("key", "reference", "title", "lead_post", "measure", "classes")
    return {
        **{name: item[name] for name in names},
        "priority_key": key_or_none(priority["key"]),
        "priority_title": priority["title"],
        "lead": organisations[item["lead"]["slug"]] if item["lead"] else None,
        "timescale": timescale["kind"],
        "due_on": day(timescale["date"]),
        "starts_on": day(timescale["start"]),
        "ends_on": day(timescale["end"]),
        "timescale_text": timescale["text"],
        "cost": money(item["cost"]),
    }
