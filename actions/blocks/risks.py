from actions.models import Mitigation, Risk
from plans.kinds import BlockKind, register
from plans.schemas import KEY, TEXT, html, many, record, text
from priorities.rows import put_parts, put_rows

NAMES = ("key", "title", "text", "code", "owner_post")
RISK = record(
    key=KEY, title=text(), text=text(TEXT), code=text(20), owner_post=text(), mitigations=many(text(TEXT), 50)
)


@register
class Risks(BlockKind):
    """What could go wrong, how it is rated, and what is done about it."""

    name = "risks"
    label = "Risks"
    help = "What could go wrong, its rating, and what is done to avoid or soften it."
    papers = ("plan", "year", "addendum")
    schema = record(intro_html=html(), rating_key=text(TEXT), risks=many(RISK, 200))
    is_placement = True
    is_once = True
    load_order = 30
    edit_url_name = "actions:risks"

    def empty(self):
        return {"intro_html": "", "rating_key": ""}

    def compose(self, block):
        risks = Risk.objects.of(block.paper).prefetch_related("mitigations")
        return {
            "intro_html": block.data.get("intro_html", ""),
            "rating_key": block.data.get("rating_key", ""),
            "risks": [risk_data(risk) for risk in risks],
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"], "rating_key": data["rating_key"]}
        load_risks(block.paper, data["risks"], by=by)


def risk_data(row: Risk) -> dict:
    return {
        "key": str(row.key),
        "title": row.title,
        "text": row.text,
        "code": row.code,
        "owner_post": row.owner_post,
        "mitigations": [mitigation.text for mitigation in row.mitigations.all()],
    }


def load_risks(paper, items: list[dict], *, by, reason: str = "") -> None:
    """Make the paper's risks, with their mitigations, equal the data."""
    rows = put_rows(Risk, paper, [{name: item[name] for name in NAMES} for item in items], by=by, reason=reason)
    wanted = [
        (row, [{"text": mitigation} for mitigation in item["mitigations"]])
        for row, item in zip(rows, items, strict=True)
    ]
    put_parts(Mitigation, "risk", wanted, by=by, reason=reason)
