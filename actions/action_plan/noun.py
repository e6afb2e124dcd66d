from actions.action_plan.words import timescale_words
from actions.models import Action, ActionPartner, Activity
from actions.money import pounds_words
from partnerships.access import Permission
from plans.rows.data import day, iso, key_or_none, money, named, organisations_by_slug, pounds, titled
from plans.rows.noun import Noun, PartKind
from priorities.models import Priority

NAMES = ("reference", "title", "lead_post", "measure", "classes")


class ActionNoun(Noun):
    name = "action"
    label = "Action"
    model = Action
    parts = (
        PartKind("activities", Activity, "action", "key"),
        PartKind("partners", ActionPartner, "action", "organisation", has_organisation=True),
    )
    organisations = ("lead",)
    form_path = "actions.action_plan.form.ActionForm"
    permission = Permission.MANAGE_ACTIONS
    path = "actions"
    section = "action_plan"
    card_template = "actions/action_plan/card.html"
    data_name = "actions"

    def summary(self, item):
        lead = ", ".join(filter(None, [(item["lead"] or {}).get("name"), item["lead_post"]]))
        priority = item["priority"]["title"] if item["priority"] else ""
        return " · ".join(filter(None, [priority, lead, timescale_words(item["timescale"])]))

    def read(self, row, parts):
        return {
            **{name: getattr(row, name) for name in NAMES},
            "key": str(row.key),
            "priority": {"key": str(row.priority_key), "title": row.priority_title} if row.priority_key else None,
            "lead": named(row.lead),
            "partners": [named(partner.organisation) for partner in parts["partners"]],
            "timescale": {
                "kind": row.timescale,
                "date": iso(row.due_on),
                "start": iso(row.starts_on),
                "end": iso(row.ends_on),
                "text": row.timescale_text,
            },
            "cost": pounds(row.cost),
            "activities": [{"key": str(activity.key), "text": activity.text} for activity in parts["activities"]],
        }

    def all_data(self, paper):
        """Priorities under the titles that they have now, where they are known."""
        titles = Priority.objects.titles_known_to(paper)
        items = super().all_data(paper)
        return [{**item, "priority": titled(item["priority"], titles)} for item in items]

    def look_up(self, items, *, by):
        bodies = [body for item in items for body in [*item["partners"], item["lead"]] if body]
        return organisations_by_slug([], {body["slug"]: body["name"] for body in bodies}, by=by)

    def fields(self, item, found):
        priority = item["priority"] or {"key": None, "title": ""}
        timescale = item["timescale"]
        return {
            **{name: item[name] for name in ("key", *NAMES)},
            "priority_key": key_or_none(priority["key"]),
            "priority_title": priority["title"],
            "lead": found[item["lead"]["slug"]] if item["lead"] else None,
            "timescale": timescale["kind"],
            "due_on": day(timescale["date"]),
            "starts_on": day(timescale["start"]),
            "ends_on": day(timescale["end"]),
            "timescale_text": timescale["text"],
            "cost": money(item["cost"]),
        }

    def part_fields(self, item, found):
        return {
            "activities": [{**part, "key": key_or_none(part["key"])} for part in item["activities"]],
            "partners": [{"organisation": found[body["slug"]]} for body in item["partners"]],
        }

    def words(self, item, names):
        return [
            ("Action", " ".join(filter(None, [item["reference"], item["title"]]))),
            ("Priority", item["priority"]["title"] if item["priority"] else ""),
            ("Lead", ", ".join(filter(None, [(item["lead"] or {}).get("name"), item["lead_post"]]))),
            ("Partners", "\n".join(body["name"] for body in item["partners"])),
            ("Timescale", timescale_words(item["timescale"])),
            ("Measure of success", item["measure"]),
            ("Type of action", ", ".join(item["classes"])),
            ("Cost", pounds_words(item["cost"])),
            ("Activities", "\n".join(activity["text"] for activity in item["activities"])),
        ]


ACTIONS = ActionNoun()
