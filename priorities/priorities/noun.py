from django.utils.html import strip_tags
from django.utils.text import Truncator

from plans.forms.councils import EVERYBODYS
from plans.models.assessments import Strand
from plans.rows.data import key_or_none, named, organisations_by_slug, slug_of, text_or_none
from plans.rows.noun import Noun, PartKind
from priorities.models import AreaOfFocus, CrossCuttingTheme, Priority, PriorityFinding, PriorityLineage
from priorities.priorities.words import council_words, lead_words, lineage_words

NAMES = ("key", "title", "title_known", "kind", "strands", "html", "aim_html", "approach_html")


class PriorityNoun(Noun):
    name = "priority"
    label = "Priority"
    model = Priority
    parts = (
        PartKind("areas", AreaOfFocus, "priority", "key"),
        PartKind("sources", PriorityFinding, "priority", "key"),
        PartKind("lineage", PriorityLineage, "priority"),
    )
    organisations = ("lead_organisation", "council")
    form_path = "priorities.priorities.form.PriorityForm"
    table_path = "priorities.priorities.table.TABLE"
    path = "priorities"
    section = "priorities"
    data_name = "priorities"

    def summary(self, item):
        areas = len(item["areas"])
        parts = [council_words(item), f"{areas} area{'' if areas == 1 else 's'} of focus", lead_words(item["lead"], {})]
        return " · ".join(filter(None, parts))

    def read(self, row, parts):
        lead = {"post": row.lead_post, "organisation": slug_of(row.lead_organisation), "note": row.lead_note}
        return {
            **{name: getattr(row, name) for name in NAMES},
            "key": str(row.key),
            "lead": lead if row.has_lead else None,
            "areas": [{"key": str(area.key), "title": area.title, "text": area.text} for area in parts["areas"]],
            "findings": [{"key": str(source.key), "title": source.title} for source in parts["sources"]],
            "lineage": [_lineage(step) for step in parts["lineage"]],
            **({"council": named(row.council)} if row.council else {}),
        }

    def look_up(self, items, *, by):
        leads = [(item["lead"] or {}).get("organisation") for item in items]
        return organisations_by_slug([*leads, *(item.get("council", {}).get("slug") for item in items)])

    def fields(self, item, found):
        lead = item["lead"] or {"post": "", "organisation": None, "note": ""}
        return {
            **{name: item[name] for name in NAMES},
            "has_lead": item["lead"] is not None,
            "lead_post": lead["post"],
            "lead_organisation": found[lead["organisation"]],
            "lead_note": lead["note"],
            "council": found[item.get("council", {}).get("slug")],
        }

    def part_fields(self, item, found):
        return {
            "areas": [{**area, "key": key_or_none(area["key"])} for area in item["areas"]],
            "sources": [{**finding, "key": key_or_none(finding["key"])} for finding in item["findings"]],
            "lineage": [{**step, "from_key": key_or_none(step["from_key"])} for step in item["lineage"]],
        }

    def words(self, item, names):
        strands = dict(Strand.choices)
        return [
            ("Priority", item["title"]),
            ("Kind", Priority.Kind(item["kind"]).label),
            ("Whose priority it is", item.get("council", {}).get("name", EVERYBODYS)),
            ("Statutory strands", "\n".join(strands[strand] for strand in item["strands"])),
            ("Text", _plain(item["html"])),
            ("What we want", _plain(item["aim_html"])),
            ("What we will do", _plain(item["approach_html"])),
            ("Areas of focus", "\n".join(": ".join(filter(None, [a["title"], a["text"]])) for a in item["areas"])),
            ("Lead", lead_words(item["lead"], names.organisations)),
            ("Findings", "\n".join(finding["title"] for finding in item["findings"])),
            ("Where it comes from", "\n".join(lineage_words(item))),
        ]


def _plain(html):
    return strip_tags(html.replace("</", "\n</")).strip()


def _lineage(step):
    return {
        "change": step.change,
        "from_title": step.from_title,
        "from_key": text_or_none(step.from_key),
        "from_period": step.from_period,
        "note": step.note,
    }


class ThemeNoun(Noun):
    name = "theme"
    label = "Cross-cutting theme"
    model = CrossCuttingTheme
    form_path = "priorities.priorities.form.ThemeForm"
    path = "priorities/themes"
    section = "priorities"
    data_name = "cross_cutting"

    def summary(self, item):
        return Truncator(item["text"]).chars(160)

    def read(self, row, parts):
        return {"key": str(row.key), "title": row.title, "text": row.text}

    def fields(self, item, found):
        return item

    def words(self, item, names):
        return [("Theme", item["title"]), ("What is meant", item["text"])]


PRIORITIES, THEMES = PriorityNoun(), ThemeNoun()
