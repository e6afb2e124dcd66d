"""Findings of a strategic assessment: rows of ``plans.Finding`` on the paper; the block holds its introduction only."""

from plans.document.kinds import BlockKind, register
from plans.document.schemas import KEY, TEXT, choice, html, many, needed, record, text, truth
from plans.models import Finding
from plans.models.assessments import Strand

FIELDS = ("title", "text", "strand", "is_proposed_priority")


@register
class Findings(BlockKind):
    name = "findings"
    label = "Findings"
    help = "What the assessment found, one finding each; priorities name the findings they come from."
    counted = {"findings": ("finding", "findings")}
    papers = ("assessment",)
    is_placement = True
    is_once = True
    load_order = 10
    form_path = "plans.blocks.findings.form.FindingsForm"
    schema = record(
        intro_html=html(),
        findings=many(
            record(
                key=KEY,
                title=needed(text(300)),
                text=text(TEXT),
                strand=choice("", *Strand.values, default=""),
                is_proposed_priority=truth(False),
            )
        ),
    )

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        rows = Finding.objects.filter(paper=block.paper_id)
        return {
            "intro_html": block.data.get("intro_html", ""),
            "findings": [{"key": str(row.key), **{name: getattr(row, name) for name in FIELDS}} for row in rows],
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        keep_findings(block.paper, data["findings"], by=by)

    def context(self, block, document):
        findings = block["data"]["findings"]
        labels = dict(Strand.choices)
        return {"findings": [{**each, "strand_label": labels.get(each["strand"], "")} for each in findings]}


def keep_findings(paper, findings, *, by):
    """Make the paper's findings exactly these, in this order: rows keep their key, those left out are deleted."""
    rows = {str(row.key): row for row in Finding.objects.filter(paper=paper)}
    for position, each in enumerate(findings):
        row = rows.pop(each["key"], None) or Finding(paper=paper, key=each["key"])
        wanted = {**{name: each[name] for name in FIELDS}, "position": position}
        if row._state.adding or any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(row, name, value)
            row._history_user = by
            row.save()
    for row in rows.values():
        row._history_user = by
        row.delete()
