from actions.projects.noun import PROJECTS
from plans.document.kinds import BlockKind, register
from plans.document.schemas import KEY, TEXT, TITLED, html, many, needed, record, text

PROJECT = record(
    key=KEY,
    title=needed(text()),
    text=text(TEXT),
    period=text(100),
    outcome=text(TEXT),
    priorities=many(TITLED, 100),
)


@register
class Projects(BlockKind):
    """Projects and achievements, with the priorities each serves."""

    name = "projects"
    label = "Projects and achievements"
    help = "Projects, the priorities each serves, and what came of them."
    counted = {"projects": ("project", "projects")}
    schema = record(intro_html=html(), projects=many(PROJECT, 300))
    is_placement = True
    is_once = True
    load_order = 30
    form_path = "plans.rows.forms.OptionsForm"
    edit_url_name = "actions:projects"
    rows_name = "projects"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        return {
            "intro_html": block.data.get("intro_html", ""),
            "projects": PROJECTS.all_data(block.paper),
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        PROJECTS.load(block.paper, data["projects"], by=by)

    def carry_forward(self, source, target, *, by):
        """Projects without an outcome go on; what was achieved stays in the earlier paper."""
        data = self.compose(source)
        self.load(target, {**data, "projects": [p for p in data["projects"] if not p["outcome"]]}, by=by)
