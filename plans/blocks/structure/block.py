"""The structure chart: the partnership's groups, and who reports to whom."""

from plans.blocks.structure.known import known_groups
from plans.blocks.structure.picture import structure_svg
from plans.blocks.structure.tree import REPORTS, WORKS, faults_of, tops
from plans.document.kinds import BlockKind, CheckWarning, register
from plans.document.schemas import choice, html, many, needed, record, text

MOST_GROUPS = 60


@register
class StructureChart(BlockKind):
    name = "structure"
    label = "Structure chart"
    help = "The partnership’s board and groups as a picture: who reports to whom, and who leads each."
    counted = {"groups": ("group", "groups")}
    form_path = "plans.blocks.structure.form.StructureForm"
    schema = record(
        intro_html=html(),
        groups=many(
            record(
                name=needed(text()),
                under=text(),
                tie=choice(REPORTS, WORKS, default=REPORTS),
                lead=text(),
                does=text(500),
            ),
            most=MOST_GROUPS,
        ),
    )

    def empty(self):
        return {"intro_html": "", "groups": []}

    def begin(self, paper):
        return {**self.empty(), "groups": known_groups(paper.partnership)}

    def context(self, block, document):
        branches = tops(block["data"]["groups"])
        return {
            "wide": structure_svg(branches, is_wide=True) if branches else "",
            "narrow": structure_svg(branches, is_wide=False) if branches else "",
            "groups": [
                {**branch.group, "above": above.name if above else ""}
                for top in branches
                for branch, above in top.walk_with_above()
            ],
        }

    def check(self, data, document):
        return [
            CheckWarning("structure", data["groups"][at]["name"], sentence)
            for at, _, sentence in faults_of(data["groups"])
        ]
