from plans.document.highlights import PillarAim
from plans.document.kinds import BlockKind, register
from plans.document.schemas import DATE, KEY, TEXT, choice, decimal, html, many, needed, nullable, record, text
from plans.document.titles import titles_in
from priorities.indicators.flags import check_indicators
from priorities.indicators.noun import INDICATORS
from priorities.indicators.words import aim_words, big_number, shown_indicator
from priorities.models import Indicator

NOT_RECORDED = {"const": ""}
FIGURE = {"anyOf": [decimal(), NOT_RECORDED], "type": "string", "default": ""}
#: A baseline or a target states a period, a figure, or both.
MARK = {
    **record(label=text(100), value=FIGURE),
    "anyOf": [
        {"properties": {"label": {"minLength": 1}}},
        {"properties": {"value": {"minLength": 1}}},
    ],
}
READING = record(start=nullable(DATE), end=nullable(DATE), label=text(100), value=FIGURE, note=text(500))
INDICATOR = record(
    key=KEY,
    title=needed(text()),
    kind=choice(*Indicator.Kind.values, default=Indicator.Kind.TRACKER),
    unit=text(100),
    direction=choice(*Indicator.Direction.values, default=Indicator.Direction.NONE),
    priority=nullable(KEY),
    baseline=nullable(MARK),
    target=nullable(MARK),
    source=text(300),
    note=text(TEXT),
    readings=many(READING, 500),
)


@register
class Indicators(BlockKind):
    """How success is measured: targets and trackers, their baselines and readings."""

    name = "indicators"
    label = "Indicators"
    help = "How success is measured: each indicator's baseline, target and readings, drawn as a line."
    counted = {"indicators": ("indicator", "indicators")}
    schema = record(intro_html=html(), indicators=many(INDICATOR, 200))
    is_placement = True
    is_once = True
    load_order = 20
    form_path = "plans.rows.forms.OptionsForm"
    edit_url_name = "priorities:indicators"
    rows_name = "indicators"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        return {
            "intro_html": block.data.get("intro_html", ""),
            "indicators": INDICATORS.all_data(block.paper),
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        INDICATORS.load(block.paper, data["indicators"], by=by)

    def context(self, block, document):
        titles = titles_in(document)
        return {"indicators": [shown_indicator(indicator, titles) for indicator in block["data"]["indicators"]]}

    def big_numbers(self, data):
        return [big_number(indicator) for indicator in data["indicators"] if _is_aimed_at(indicator)]

    def aims(self, data):
        return [PillarAim(i["priority"] or "", aim_words(i)) for i in data["indicators"] if _is_aimed_at(i)]

    def check(self, data, document):
        return check_indicators(data, document)


def _is_aimed_at(indicator) -> bool:
    """Whether it has a target that is a figure."""
    return bool(indicator["target"] and indicator["target"]["value"])
