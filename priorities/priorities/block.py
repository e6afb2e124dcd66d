from partnerships.days.periods import in_years
from plans.document.highlights import Pillar
from plans.document.kinds import BlockKind, register
from plans.document.richtext import words_of
from plans.document.schemas import (
    KEY,
    ORGANISATION,
    SLUG,
    TEXT,
    choice,
    html,
    many,
    needed,
    nullable,
    record,
    text,
    truth,
)
from plans.models import Paper
from plans.models.assessments import Strand
from priorities.models import Priority, PriorityLineage
from priorities.priorities.flags import check_priorities
from priorities.priorities.noun import PRIORITIES, THEMES
from priorities.priorities.words import organisation_names, shown_priority

LEAD = record(post=text(), organisation=nullable(SLUG), note=text(500))
LINEAGE = record(
    change=choice(*PriorityLineage.Change.values),
    from_title=text(),
    from_key=nullable(KEY),
    from_period=text(100),
    note=text(500),
)
PRIORITY = record(
    {"council": ORGANISATION},
    key=KEY,
    title=needed(text()),
    title_known=truth(True),
    kind=choice(*Priority.Kind.values, default=Priority.Kind.THEME),
    strands={**many(choice(*Strand.values), 4), "uniqueItems": True},
    html=html(),
    aim_html=html(),
    approach_html=html(),
    lead=nullable(LEAD),
    areas=many(record(key=KEY, title=needed(text()), text=text(TEXT)), 100),
    findings=many(record(key=KEY, title=needed(text(300))), 100),
    lineage=many(LINEAGE, 20),
)
THEME = record(key=KEY, title=needed(text()), text=text(TEXT))


@register
class Priorities(BlockKind):
    """The plan's priorities with their areas of focus, and the themes that cut across them.

    An annual layer shows its plan's priorities, in the order of its block's option ``order`` (a list of keys), until
    the option ``own`` says that it has priorities of its own.
    """

    name = "priorities"
    label = "Priorities and areas of focus"
    help = "The partnership's priorities, what each concentrates on, who leads it and where it comes from."
    counted = {
        "priorities": ("priority", "priorities"),
        "cross_cutting": ("cross-cutting theme", "cross-cutting themes"),
    }
    papers = ("plan", "year", "addendum")
    schema = record(intro_html=html(), priorities=many(PRIORITY, 100), cross_cutting=many(THEME, 50))
    is_placement = True
    is_once = True
    load_order = 10
    form_path = "plans.rows.forms.OptionsForm"
    edit_url_name = "priorities:edit"
    rows_name = "priorities"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        lender = lender_of(block)
        composed = PRIORITIES.all_data(lender or block.paper)
        return {
            "intro_html": block.data.get("intro_html", ""),
            "priorities": in_order(composed, block.data.get("order", [])) if lender else composed,
            "cross_cutting": THEMES.all_data(lender or block.paper),
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        if block.paper.kind == Paper.Kind.YEAR:
            if _is_lent(lender_of(block), data):
                block.data["order"] = [item["key"] for item in data["priorities"]]
                data = {**data, "priorities": [], "cross_cutting": []}
            else:
                block.data["own"] = True
        PRIORITIES.load(block.paper, data["priorities"], by=by)
        THEMES.load(block.paper, data["cross_cutting"], by=by)

    def carry_forward(self, source, target, *, by):
        """Each priority keeps its key and remembers where it comes from; its findings belong to the old assessment."""
        lender = lender_of(source) or source.paper
        if target.paper.kind == Paper.Kind.YEAR and target.paper.parent_plan.paper == lender:
            target.data = dict(source.data)
            return
        data = self.compose(source)
        period = in_years(*source.paper.period)
        carried = [{**item, "findings": [], "lineage": [_carried(item, period)]} for item in data["priorities"]]
        self.load(target, {**data, "priorities": carried}, by=by)

    def context(self, block, document):
        names = organisation_names(document)
        shown = [shown_priority(priority, names) for priority in block["data"]["priorities"]]
        return {"priorities": shown}

    def councils(self, data):
        return [priority["council"] for priority in data["priorities"] if "council" in priority]

    def of_council(self, data, slug, hidden):
        kept = [item for item in data["priorities"] if item.get("council", {}).get("slug", slug) == slug]
        gone = {item["key"] for item in data["priorities"] if item not in kept}
        return {**data, "priorities": kept}, gone

    def pillars(self, data):
        return [
            Pillar(
                item["key"],
                item["title"],
                tuple(area["title"] for area in item["areas"]),
                why=words_of(item["html"]),
                words_of_points=tuple(area["text"] for area in item["areas"]),
            )
            for item in data["priorities"]
        ]

    def themes(self, data):
        return [theme["title"] for theme in data["cross_cutting"]]

    def titles_held(self, data):
        return {priority["key"]: priority["title"] for priority in data["priorities"]}

    def check(self, data, document):
        return check_priorities(data, document)


def lender_of(block) -> Paper | None:
    """The plan's paper, whose priorities an annual layer shows while it has none of its own."""
    if block.paper.kind != Paper.Kind.YEAR or block.data.get("own"):
        return None
    return block.paper.parent_plan.paper


def in_order(composed: list[dict], order: list[str]) -> list[dict]:
    """Named keys first, in their order; the others after them as they were."""
    places = {key: place for place, key in enumerate(order)}
    return sorted(composed, key=lambda item: places.get(item["key"], len(places)))


def _is_lent(lender, data) -> bool:
    """The data say exactly what the lender's rows say, perhaps in another order."""
    lent = {item["key"]: item for item in PRIORITIES.all_data(lender)}
    said = {item["key"]: item for item in data["priorities"]}
    return lent == said and len(lent) == len(data["priorities"]) and THEMES.all_data(lender) == data["cross_cutting"]


def _carried(item, period):
    return {
        "change": PriorityLineage.Change.CARRIED.value,
        "from_title": item["title"],
        "from_key": item["key"],
        "from_period": period,
        "note": "",
    }
