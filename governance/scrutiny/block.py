"""The block of a plan that holds what scrutiny recommended to the partnership, with the answers."""

import uuid

from governance.models import Recommendation
from plans.document.kinds import BlockKind, CheckWarning, register
from plans.document.schemas import KEY, PARTIAL_DATE, choice, many, record, text, written
from plans.papers.record import at, words

FACTS = ("text", "made_by", "made_on", "addressee", "response", "responded_on", "state")
SETTLED = (Recommendation.State.DONE, Recommendation.State.REJECTED)


@register
class Scrutiny(BlockKind):
    """Recommendations of scrutiny to the partnership with their answers, rows that hang on the paper."""

    name = "scrutiny"
    label = "Scrutiny recommendations"
    help = "What scrutiny recommended to the partnership, and what became of it."
    counted = {"recommendations": ("recommendation", "recommendations")}
    is_placement = True
    is_once = True
    edit_url_name = "governance:scrutiny"
    rows_name = "recommendations"
    schema = record(
        recommendations=many(
            record(
                key=KEY, text=written(5_000), made_by=text(), made_on=PARTIAL_DATE, addressee=text(),
                response=text(5_000), responded_on=PARTIAL_DATE,
                state=choice(*Recommendation.State.values, default=Recommendation.State.OPEN),
            )
        )
    )  # fmt: skip

    def compose(self, block):
        rows = Recommendation.objects.filter(paper=block.paper)
        return {
            "recommendations": [{"key": str(row.key), **{name: getattr(row, name) for name in FACTS}} for row in rows]
        }

    def load(self, block, data, *, by):
        block.data = {}
        for position, given in enumerate(data["recommendations"]):
            facts = {name: given[name] for name in FACTS}
            row = Recommendation(paper=block.paper, key=uuid.UUID(given["key"]), position=position, **facts)
            row._change_reason = "Loaded with its chapter"
            row.full_clean()
            row.save()

    def carry_forward(self, source, target, *, by):
        """What is settled stays with the old plan; what is open goes on."""
        kept = [row for row in self.compose(source)["recommendations"] if row["state"] not in SETTLED]
        self.load(target, {"recommendations": kept}, by=by)

    def context(self, block, document):
        return {"recommendations": [_in_words(row) for row in block["data"]["recommendations"]]}

    def check(self, data, document):
        return [
            CheckWarning("PJA-19", "Scrutiny recommendations", f"No response is recorded to: {row['text'][:100]}")
            for row in data["recommendations"]
            if row["state"] == Recommendation.State.OPEN and not row["response"]
        ]


def _in_words(row):
    made = " ".join(part for part in (row["made_by"], at(row["made_on"]) if row["made_on"] else "") if part)
    addressed = f"to {row['addressee']}" if row["addressee"] else ""
    return row | {
        "origin": ", ".join(part for part in (made, addressed) if part) or "By whom and when is not recorded",
        "responded": words(row["responded_on"]),
        "state_label": Recommendation.State(row["state"]).label,
    }
