from actions.models import Project
from plans.rows.data import titled
from plans.rows.noun import Noun
from priorities.models import Priority

NAMES = ("title", "text", "period", "outcome")


class ProjectNoun(Noun):
    name = "project"
    label = "Project"
    model = Project
    form_path = "actions.projects.form.ProjectForm"
    path = "projects"
    section = "projects"
    data_name = "projects"

    def summary(self, item):
        serves = ", ".join(priority["title"] for priority in item["priorities"])
        return " · ".join(filter(None, [item["period"], serves]))

    def read(self, row, parts):
        return {
            **{name: getattr(row, name) for name in NAMES},
            "key": str(row.key),
            "priorities": row.priorities,
        }

    def all_data(self, paper):
        """Priorities under the titles that they have now, where they are known."""
        titles = Priority.objects.titles_known_to(paper)
        return [
            {**item, "priorities": [titled(priority, titles) for priority in item["priorities"]]}
            for item in super().all_data(paper)
        ]

    def fields(self, item, found):
        return item

    def words(self, item, names):
        return [
            ("Project", item["title"]),
            ("What it does", item["text"]),
            ("Period", item["period"]),
            ("What came of it", item["outcome"]),
            ("Priorities", "\n".join(priority["title"] for priority in item["priorities"])),
        ]


PROJECTS = ProjectNoun()
