from actions.checks import check_funding
from actions.models import Allocation, FundingLine
from plans.kinds import BlockKind, register
from plans.schemas import KEY, PARTIAL_DATE, SLUG, TEXT, choice, html, many, nullable, record, text
from priorities.data import (
    key_or_none,
    money,
    organisations_by_slug,
    period_label,
    pounds,
    slug_of,
    text_or_none,
)
from priorities.rows import put_parts, put_rows

from .action_plan import MONEY

#: A decision states a body, a day, or both.
DECISION = {
    **record(body=text(), on=PARTIAL_DATE),
    "anyOf": [{"properties": {"body": {"minLength": 1}}}, {"properties": {"on": {"minLength": 1}}}],
}
LINE = record(
    key=KEY,
    year=text(20),
    funder=text(),
    organisation=nullable(SLUG),
    amount=nullable(MONEY),
    state=choice(*FundingLine.State.values),
    decision=nullable(DECISION),
    note=text(TEXT),
    allocations=many(record(purpose=text(300), amount=nullable(MONEY), priority=nullable(KEY)), 100),
)


@register
class Funding(BlockKind):
    """The partnership's money: who gives how much in which year, and what it is for."""

    name = "funding"
    label = "Funding and allocations"
    help = "The money of each year, whether it is decided, and what it is spent on."
    papers = ("plan", "year", "addendum")
    schema = record(intro_html=html(), lines=many(LINE, 300))
    is_placement = True
    is_once = True
    load_order = 30
    edit_url_name = "actions:funding"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        return {"intro_html": block.data.get("intro_html", ""), "lines": lines_data(block.paper)}

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        load_lines(block.paper, data["lines"], by=by)

    def carry_forward(self, source, target, *, by):
        """The latest line of each funder goes on for the new period, its sums not yet known."""
        data = self.compose(source)
        latest = {line["funder"]: line for line in data["lines"]}
        year = period_label(*target.paper.period)
        self.load(target, {**data, "lines": [_not_yet_known(line, year) for line in latest.values()]}, by=by)

    def check(self, data, document):
        return check_funding(data, document)


def _not_yet_known(line, year):
    return {
        **line,
        "year": year[:20],
        "amount": None,
        "state": FundingLine.State.NOT_RECORDED.value,
        "decision": None,
        "note": "",
        "allocations": [{**allocation, "amount": None} for allocation in line["allocations"]],
    }


def lines_data(paper) -> list[dict]:
    rows = FundingLine.objects.of(paper).select_related("organisation").prefetch_related("allocations")
    return [line_data(row) for row in rows]


def line_data(row: FundingLine) -> dict:
    decision = {"body": row.decision_body, "on": row.decision_on}
    return {
        "key": str(row.key),
        "year": row.year,
        "funder": row.funder,
        "organisation": slug_of(row.organisation),
        "amount": pounds(row.amount),
        "state": row.state,
        "decision": decision if row.decision_body or row.decision_on else None,
        "note": row.note,
        "allocations": [
            {"purpose": a.purpose, "amount": pounds(a.amount), "priority": text_or_none(a.priority_key)}
            for a in row.allocations.all()
        ],
    }


def load_lines(paper, items: list[dict], *, by, reason: str = "") -> None:
    """Make the paper's funding lines, with their allocations, equal the data."""
    organisations = organisations_by_slug(item["organisation"] for item in items)
    rows = put_rows(FundingLine, paper, [_fields(item, organisations) for item in items], by=by, reason=reason)
    wanted = [
        (row, [_allocation(allocation) for allocation in item["allocations"]])
        for row, item in zip(rows, items, strict=True)
    ]
    put_parts(Allocation, "line", wanted, by=by, reason=reason)


def _fields(item, organisations):
    decision = item["decision"] or {"body": "", "on": ""}
    return {
        **{name: item[name] for name in ("key", "year", "funder", "state", "note")},
        "organisation": organisations[item["organisation"]],
        "amount": money(item["amount"]),
        "decision_body": decision["body"],
        "decision_on": decision["on"],
    }


def _allocation(item):
    return {
        "purpose": item["purpose"],
        "amount": money(item["amount"]),
        "priority_key": key_or_none(item["priority"]),
    }
