from plans.kinds import BlockKind, register
from plans.schemas import KEY, SLUG, TEXT, html, many, nullable, record, text
from priorities.data import organisations_by_slug, slug_of
from priorities.models import AlignmentEntry, StrategyAim
from priorities.rows import put_parts, put_rows

ENTRY = record(partner=text(), organisation=nullable(SLUG), contributions=many(text(500), 50))
AIM = record(
    key=KEY, title=text(), text=text(TEXT), priorities={**many(KEY, 100), "uniqueItems": True}, entries=many(ENTRY, 50)
)


@register
class Alignment(BlockKind):
    """What each partner's own plan contributes to the aims of a wider strategy."""

    name = "alignment"
    label = "Alignment with other strategies"
    help = "The aims of a wider strategy, and what each partner contributes to each of them."
    papers = ("plan", "year", "addendum")
    schema = record(intro_html=html(), owner=text(), aims=many(AIM, 100))
    is_placement = True
    is_once = True
    load_order = 20
    edit_url_name = "priorities:alignment"

    def empty(self):
        return {"intro_html": "", "owner": ""}

    def compose(self, block):
        aims = StrategyAim.objects.of(block.paper).prefetch_related("entries__organisation")
        return {
            "intro_html": block.data.get("intro_html", ""),
            "owner": block.data.get("owner", ""),
            "aims": [aim_data(aim) for aim in aims],
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"], "owner": data["owner"]}
        load_aims(block.paper, data["aims"], by=by)


def aim_data(aim: StrategyAim) -> dict:
    entries = [
        {"partner": e.partner, "organisation": slug_of(e.organisation), "contributions": e.contributions}
        for e in aim.entries.all()
    ]
    return {
        "key": str(aim.key),
        "title": aim.title,
        "text": aim.text,
        "priorities": aim.priorities,
        "entries": entries,
    }


def load_aims(paper, items: list[dict], *, by, reason: str = "") -> None:
    """Make the paper's aims, with their entries, equal the data."""
    organisations = organisations_by_slug(entry["organisation"] for item in items for entry in item["entries"])
    fields = [{name: item[name] for name in ("key", "title", "text", "priorities")} for item in items]
    rows = put_rows(StrategyAim, paper, fields, by=by, reason=reason)
    wanted = [
        (row, [{**entry, "organisation": organisations[entry["organisation"]]} for entry in item["entries"]])
        for row, item in zip(rows, items, strict=True)
    ]
    put_parts(AlignmentEntry, "aim", wanted, by=by, reason=reason)
