from actions.risks.flags import check_risks
from actions.risks.noun import RISKS
from plans.document.kinds import BlockKind, register
from plans.document.schemas import KEY, TEXT, html, many, needed, record, text

RISK = record(
    key=KEY,
    title=needed(text()),
    text=text(TEXT),
    code=text(20),
    owner_post=text(),
    mitigations=many(text(TEXT), 50),
)


@register
class Risks(BlockKind):
    """What could go wrong, how it is rated, and what is done about it."""

    name = "risks"
    label = "Risks"
    help = "What could go wrong, its rating, and what is done to avoid or soften it."
    counted = {"risks": ("risk", "risks")}
    papers = ("plan", "year", "addendum")
    schema = record(intro_html=html(), rating_key=text(TEXT), risks=many(RISK, 200))
    is_placement = True
    is_once = True
    load_order = 30
    form_path = "actions.risks.form.RisksOptionsForm"
    edit_url_name = "actions:risks"
    rows_name = "risks"

    def empty(self):
        return {"intro_html": "", "rating_key": ""}

    def compose(self, block):
        return {
            "intro_html": block.data.get("intro_html", ""),
            "rating_key": block.data.get("rating_key", ""),
            "risks": RISKS.all_data(block.paper),
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"], "rating_key": data["rating_key"]}
        RISKS.load(block.paper, data["risks"], by=by)

    def check(self, data, document):
        return check_risks(data, document)

    def context(self, block, document):
        risks = block["data"]["risks"]
        return {
            "has_codes": any(risk["code"] for risk in risks),
            "has_owners": any(risk["owner_post"] for risk in risks),
        }
