from plans.kinds import BlockKind, register
from plans.models import Paper
from plans.models.assessments import Strand
from plans.schemas import KEY, SLUG, TEXT, TRUTH, choice, html, many, nullable, record, text
from priorities.checks import check_priorities
from priorities.data import key_or_none, organisations_by_slug, period_label, slug_of, text_or_none
from priorities.models import AreaOfFocus, CrossCuttingTheme, Priority, PriorityFinding, PriorityLineage
from priorities.rows import put_parts, put_rows

LEAD = record(post=text(), organisation=nullable(SLUG), note=text(500))
LINEAGE = record(
    change=choice(*PriorityLineage.Change.values),
    from_title=text(),
    from_key=nullable(KEY),
    from_period=text(100),
    note=text(500),
)
PRIORITY = record(
    key=KEY,
    title=text(),
    title_known=TRUTH,
    kind=choice(*Priority.Kind.values),
    strands={**many(choice(*Strand.values), 4), "uniqueItems": True},
    html=html(),
    lead=nullable(LEAD),
    areas=many(record(key=KEY, title=text(), text=text(TEXT)), 100),
    findings=many(record(key=KEY, title=text(300)), 100),
    lineage=many(LINEAGE, 20),
)
THEME = record(key=KEY, title=text(), text=text(TEXT))


@register
class Priorities(BlockKind):
    """The plan's priorities with their areas of focus, and the themes that cut across them.

    An annual layer shows its plan's priorities, in the order of its block's option ``order`` (a list of keys), until
    the option ``own`` says that it has priorities of its own.
    """

    name = "priorities"
    label = "Priorities and areas of focus"
    help = "The partnership's priorities, what each concentrates on, who leads it and where it comes from."
    papers = ("plan", "year", "addendum")
    schema = record(intro_html=html(), priorities=many(PRIORITY, 100), cross_cutting=many(THEME, 50))
    is_placement = True
    is_once = True
    load_order = 10
    edit_url_name = "priorities:edit"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        lender = lender_of(block)
        composed = priorities_data(lender or block.paper)
        return {
            "intro_html": block.data.get("intro_html", ""),
            "priorities": in_order(composed, block.data.get("order", [])) if lender else composed,
            "cross_cutting": themes_data(lender or block.paper),
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        if block.paper.kind == Paper.Kind.YEAR:
            if _is_lent(lender_of(block), data):
                block.data["order"] = [item["key"] for item in data["priorities"]]
                return
            block.data["own"] = True
        load_priorities(block.paper, data["priorities"], by=by)
        put_rows(CrossCuttingTheme, block.paper, data["cross_cutting"], by=by)

    def carry_forward(self, source, target, *, by):
        """Each priority keeps its key and remembers where it comes from; its findings belong to the old assessment."""
        lender = lender_of(source)
        if lender and target.paper.kind == Paper.Kind.YEAR and target.paper.parent_plan.paper == lender:
            target.data = dict(source.data)
            return
        data = self.compose(source)
        period = period_label(*source.paper.period)
        carried = [{**item, "findings": [], "lineage": [_carried(item, period)]} for item in data["priorities"]]
        self.load(target, {**data, "priorities": carried}, by=by)

    def check(self, data, document):
        return check_priorities(data, document)


def lender_of(block) -> Paper | None:
    """The plan's paper, whose priorities an annual layer shows while it has none of its own."""
    if block.paper.kind != Paper.Kind.YEAR or block.data.get("own"):
        return None
    return block.paper.parent_plan.paper


def priorities_data(paper) -> list[dict]:
    rows = Priority.objects.of(paper).select_related("lead_organisation")
    return [priority_data(row) for row in rows.prefetch_related("areas", "sources", "lineage")]


def themes_data(paper) -> list[dict]:
    rows = CrossCuttingTheme.objects.of(paper)
    return [{"key": str(row.key), "title": row.title, "text": row.text} for row in rows]


def in_order(composed: list[dict], order: list[str]) -> list[dict]:
    """Named keys first, in their order; the others after them as they were."""
    places = {key: place for place, key in enumerate(order)}
    return sorted(composed, key=lambda item: places.get(item["key"], len(places)))


def _is_lent(lender, data) -> bool:
    """The data say exactly what the lender's rows say, perhaps in another order."""
    lent = {item["key"]: item for item in priorities_data(lender)}
    said = {item["key"]: item for item in data["priorities"]}
    return lent == said and len(lent) == len(data["priorities"]) and themes_data(lender) == data["cross_cutting"]


def _carried(item, period):
    return {
        "change": PriorityLineage.Change.CARRIED.value,
        "from_title": item["title"],
        "from_key": item["key"],
        "from_period": period,
        "note": "",
    }


def priority_data(row: Priority) -> dict:
    return {
        "key": str(row.key),
        "title": row.title,
        "title_known": row.title_known,
        "kind": row.kind,
        "strands": row.strands,
        "html": row.html,
        "lead": _lead(row),
        "areas": [{"key": str(area.key), "title": area.title, "text": area.text} for area in row.areas.all()],
        "findings": [{"key": str(source.key), "title": source.title} for source in row.sources.all()],
        "lineage": [_lineage(step) for step in row.lineage.all()],
    }


def _lead(row):
    if not row.has_lead:
        return None
    return {"post": row.lead_post, "organisation": slug_of(row.lead_organisation), "note": row.lead_note}


def _lineage(step):
    return {
        "change": step.change,
        "from_title": step.from_title,
        "from_key": text_or_none(step.from_key),
        "from_period": step.from_period,
        "note": step.note,
    }


def load_priorities(paper, items: list[dict], *, by, reason: str = "") -> None:
    """Make the paper's priorities, with all their parts, equal the data."""
    organisations = organisations_by_slug((item["lead"] or {}).get("organisation") for item in items)
    rows = put_rows(Priority, paper, [_fields(item, organisations) for item in items], by=by, reason=reason)
    pairs = list(zip(rows, items, strict=True))

    def parts(model, name, fields, pair_by=""):
        wanted = [(row, [fields(part) for part in item[name]]) for row, item in pairs]
        put_parts(model, "priority", wanted, by=by, pair_by=pair_by, reason=reason)

    parts(AreaOfFocus, "areas", lambda area: {**area, "key": key_or_none(area["key"])}, "key")
    parts(PriorityFinding, "findings", lambda finding: {**finding, "key": key_or_none(finding["key"])}, "key")
    parts(PriorityLineage, "lineage", lambda step: {**step, "from_key": key_or_none(step["from_key"])})


def _fields(item, organisations):
    lead = item["lead"] or {"post": "", "organisation": None, "note": ""}
    return {
        **{name: item[name] for name in ("key", "title", "title_known", "kind", "strands", "html")},
        "has_lead": item["lead"] is not None,
        "lead_post": lead["post"],
        "lead_organisation": organisations[lead["organisation"]],
        "lead_note": lead["note"],
    }
