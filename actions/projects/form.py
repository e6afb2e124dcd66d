"""Form of a project."""

from plans.forms.fields import LineField, ParagraphField
from plans.rows.forms import ManyField, RowForm
from priorities.models import Priority


class ProjectForm(RowForm):
    title = LineField(label="Project", required=True, error_messages={"required": "Enter the project."})
    text = ParagraphField(label="What it does")
    period = LineField(most=100, help_text="For example 2025/26.")
    outcome = ParagraphField(
        label="What came of it", rows=3, help_text="A project with an outcome is not carried on into the next plan."
    )
    priorities = ManyField(label="Priorities it serves")

    def prepare(self):
        self.fields["priorities"].offer(self.choices_of(Priority))

    def named(self, model):
        return {each["key"]: each["title"] for each in (self.item or {"priorities": []})["priorities"]}

    def to_initial(self, item):
        return {**item, "priorities": [each["key"] for each in item["priorities"]]}

    def to_item(self, data):
        titles = self.titles_of(Priority)
        return {**data, "priorities": [{"key": key, "title": titles[key]} for key in data["priorities"]]}
