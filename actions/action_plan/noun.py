from actions.action_plan.words import leads_words, priced, timescale_words, when_words
from actions.models import (
    Action,
    ActionArea,
    ActionIndicator,
    ActionLead,
    ActionPartner,
    ActionPriority,
    Activity,
)
from partnerships.access import Permission
from plans.rows.data import day, iso, key_or_none, money, named, organisations_by_slug, pounds, titled
from plans.rows.noun import Noun, PartKind
from priorities.models import AreaOfFocus, Indicator, Priority

NAMES = ("reference", "subheading", "title", "places", "measure", "classes", "cost_text")
OF_ACTIVITY = ("text", "lead_post", "due_text", "measure", "cost_text")
#: What an action serves: the name of the list, and the model whose rows it names.
SERVED = {"priorities": Priority, "areas": AreaOfFocus, "indicators": Indicator}


class ActionNoun(Noun):
    name = "action"
    label = "Action"
    model = Action
    parts = (
        PartKind("activities", Activity, "action", "key", has_organisation=True),
        PartKind("leads", ActionLead, "action", has_organisation=True),
        PartKind("partners", ActionPartner, "action", "organisation", has_organisation=True),
        PartKind("priorities", ActionPriority, "action", "key"),
        PartKind("areas", ActionArea, "action", "key"),
        PartKind("indicators", ActionIndicator, "action", "key"),
    )
    form_path = "actions.action_plan.form.ActionForm"
    table_path = "actions.action_plan.table.TABLE"
    has_sheet = True
    permission = Permission.MANAGE_ACTIONS
    path = "actions"
    section = "action_plan"
    card_template = "actions/action_plan/card.html"
    data_name = "actions"

    def summary(self, item):
        titles = "; ".join(priority["title"] for priority in item["priorities"])
        return " · ".join(filter(None, [titles, leads_words(item["leads"]), timescale_words(item["timescale"])]))

    def read(self, row, parts):
        return {
            **{name: getattr(row, name) for name in NAMES},
            "key": str(row.key),
            **{name: [{"key": str(each.key), "title": each.title} for each in parts[name]] for name in SERVED},
            "leads": [{"organisation": named(lead.organisation), "post": lead.post} for lead in parts["leads"]],
            "partners": [named(partner.organisation) for partner in parts["partners"]],
            "timescale": {
                "kind": row.timescale,
                "date": iso(row.due_on),
                "start": iso(row.starts_on),
                "end": iso(row.ends_on),
                "text": row.timescale_text,
            },
            "cost": pounds(row.cost),
            "activities": [_activity(activity) for activity in parts["activities"]],
        }

    def all_data(self, paper):
        """What actions serve under the titles that it has now, where they are known."""
        titles = {name: model.objects.titles_known_to(paper) for name, model in SERVED.items()}
        return [
            {**item, **{name: [titled(each, titles[name]) for each in item[name]] for name in SERVED}}
            for item in super().all_data(paper)
        ]

    def look_up(self, items, *, by):
        led = [each for item in items for each in [*item["leads"], *item["activities"]]]
        bodies = [each["organisation"] for each in led] + [body for item in items for body in item["partners"]]
        return organisations_by_slug([], {body["slug"]: body["name"] for body in bodies if body}, by=by)

    def fields(self, item, found):
        timescale = item["timescale"]
        return {
            **{name: item[name] for name in ("key", *NAMES)},
            "timescale": timescale["kind"],
            "due_on": day(timescale["date"]),
            "starts_on": day(timescale["start"]),
            "ends_on": day(timescale["end"]),
            "timescale_text": timescale["text"],
            "cost": money(item["cost"]),
        }

    def part_fields(self, item, found):
        def body(named_body):
            return found[named_body["slug"]] if named_body else None

        served = {name: [{**each, "key": key_or_none(each["key"])} for each in item[name]] for name in SERVED}
        leads = [lead for lead in item["leads"] if lead["organisation"] or lead["post"]]
        return served | {
            "activities": [
                {
                    **{name: activity[name] for name in OF_ACTIVITY},
                    "key": key_or_none(activity["key"]),
                    "organisation": body(activity["organisation"]),
                    "due_on": day(activity["due_on"]),
                    "cost": money(activity["cost"]),
                }
                for activity in item["activities"]
            ],
            "leads": [{"organisation": body(lead["organisation"]), "post": lead["post"]} for lead in leads],
            "partners": [{"organisation": body(partner)} for partner in item["partners"]],
        }

    def words(self, item, names):
        return [
            ("Action", " ".join(filter(None, [item["reference"], item["title"]]))),
            ("Sub-heading", item["subheading"]),
            ("Priorities", _titles(item["priorities"])),
            ("Areas of focus", _titles(item["areas"])),
            ("Places", "\n".join(item["places"])),
            ("Lead", leads_words(item["leads"])),
            ("Partners", "\n".join(body["name"] for body in item["partners"])),
            ("Timescale", timescale_words(item["timescale"])),
            ("Measure of success", item["measure"]),
            ("Indicators", _titles(item["indicators"])),
            ("Type of action", ", ".join(item["classes"])),
            ("Cost", priced(item)),
            ("Activities", "\n".join(_activity_words(activity) for activity in item["activities"])),
        ]


def _titles(served):
    return "\n".join(each["title"] for each in served)


def _activity(activity):
    return {
        **{name: getattr(activity, name) for name in OF_ACTIVITY},
        "key": str(activity.key),
        "organisation": named(activity.organisation),
        "due_on": iso(activity.due_on),
        "cost": pounds(activity.cost),
    }


def _activity_words(activity):
    lead = leads_words([{"organisation": activity["organisation"], "post": activity["lead_post"]}])
    own = [lead, when_words(activity), activity["measure"], priced(activity)]
    said = "; ".join(filter(None, own))
    return f"{activity['text']} ({said})" if said else activity["text"]


ACTIONS = ActionNoun()
