from actions.funding.flags import check_funding
from actions.funding.noun import LINES
from actions.funding.words import allocations, shown_line, totals, years_in
from actions.models import FundingLine
from actions.money import MONEY
from partnerships.days.periods import in_years
from plans.document.kinds import BlockKind, register
from plans.document.schemas import KEY, PARTIAL_DATE, SLUG, TEXT, choice, html, many, needed, nullable, record, text

#: A decision states a body, a day, or both.
DECISION = {
    **record(body=text(), on=PARTIAL_DATE),
    "anyOf": [{"properties": {"body": {"minLength": 1}}}, {"properties": {"on": {"minLength": 1}}}],
}
LINE = record(
    key=KEY,
    year=text(20),
    funder=needed(text()),
    organisation=nullable(SLUG),
    amount=nullable(MONEY),
    state=choice(*FundingLine.State.values, default=FundingLine.State.NOT_RECORDED),
    decision=nullable(DECISION),
    note=text(TEXT),
    allocations=many(record(purpose=needed(text(300)), amount=nullable(MONEY), priority=nullable(KEY)), 100),
)


@register
class Funding(BlockKind):
    """The partnership's money: who gives how much in which year, and what it is for."""

    name = "funding"
    label = "Funding and allocations"
    help = "The money of each year, whether it is decided, and what it is spent on."
    counted = {"lines": ("funding line", "funding lines")}
    papers = ("plan", "year", "addendum")
    schema = record(intro_html=html(), lines=many(LINE, 300))
    is_placement = True
    is_once = True
    load_order = 30
    form_path = "plans.rows.forms.OptionsForm"
    edit_url_name = "actions:funding"
    rows_name = "funding"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        return {"intro_html": block.data.get("intro_html", ""), "lines": LINES.all_data(block.paper)}

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        LINES.load(block.paper, data["lines"], by=by)

    def carry_forward(self, source, target, *, by):
        """The lines of each funder's latest year go on for the new period, their sums not yet known."""
        data = self.compose(source)
        latest: dict[str, tuple[str, ...]] = {}
        for line in data["lines"]:
            latest[line["funder"]] = max(years_in(line["year"]), latest.get(line["funder"], ()))
        going_on = [line for line in data["lines"] if years_in(line["year"]) == latest[line["funder"]]]
        year = in_years(*target.paper.period)
        self.load(target, {**data, "lines": [_not_yet_known(line, year) for line in going_on]}, by=by)

    def context(self, block, document):
        lines = block["data"]["lines"]
        return {
            "lines": [shown_line(line) for line in lines],
            "totals": totals(lines),
            "allocations": allocations(block["data"], document),
        }

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
