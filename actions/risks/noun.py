from django.utils.text import Truncator

from actions.models import Mitigation, Risk
from plans.rows.noun import Noun, PartKind

NAMES = ("title", "text", "code", "owner_post")


class RiskNoun(Noun):
    name = "risk"
    label = "Risk"
    model = Risk
    parts = (PartKind("mitigations", Mitigation, "risk"),)
    form_path = "actions.risks.form.RiskForm"
    table_path = "actions.risks.table.TABLE"
    has_sheet = True
    path = "risks"
    section = "risks"
    data_name = "risks"

    def summary(self, item):
        mitigations = Truncator("; ".join(item["mitigations"])).chars(160)
        return " · ".join(filter(None, [item["code"], item["owner_post"], mitigations]))

    def read(self, row, parts):
        return {
            **{name: getattr(row, name) for name in NAMES},
            "key": str(row.key),
            "mitigations": [mitigation.text for mitigation in parts["mitigations"]],
        }

    def fields(self, item, found):
        return {name: item[name] for name in ("key", *NAMES)}

    def part_fields(self, item, found):
        return {"mitigations": [{"text": mitigation} for mitigation in item["mitigations"]]}

    def words(self, item, names):
        return [
            ("Risk", item["title"]),
            ("Description", item["text"]),
            ("Rating", item["code"]),
            ("Owner", item["owner_post"]),
            ("What is done", "\n".join(item["mitigations"])),
        ]


RISKS = RiskNoun()
