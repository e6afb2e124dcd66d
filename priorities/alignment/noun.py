from plans.rows.data import organisations_by_slug, slug_of
from plans.rows.noun import Noun, PartKind
from priorities.models import AlignmentEntry, Priority, StrategyAim


class AimNoun(Noun):
    name = "aim"
    label = "Aim"
    model = StrategyAim
    parts = (PartKind("entries", AlignmentEntry, "aim", has_organisation=True),)
    named = (Priority,)
    form_path = "priorities.alignment.form.AimForm"
    path = "alignment"
    section = "alignment"
    data_name = "aims"

    def summary(self, item):
        return ", ".join(entry["partner"] for entry in item["entries"])

    def read(self, row, parts):
        return {
            "key": str(row.key),
            "title": row.title,
            "text": row.text,
            "priorities": row.priorities,
            "entries": [
                {
                    "partner": entry.partner,
                    "organisation": slug_of(entry.organisation),
                    "contributions": entry.contributions,
                }
                for entry in parts["entries"]
            ],
        }

    def look_up(self, items, *, by):
        return organisations_by_slug(entry["organisation"] for item in items for entry in item["entries"])

    def fields(self, item, found):
        return {name: item[name] for name in ("key", "title", "text", "priorities")}

    def part_fields(self, item, found):
        return {"entries": [{**entry, "organisation": found[entry["organisation"]]} for entry in item["entries"]]}

    def words(self, item, names):
        return [
            ("Aim", item["title"]),
            ("What it asks for", item["text"]),
            ("Bears on", "\n".join(names.titles.get(key, "A priority of another text") for key in item["priorities"])),
            ("Contributions", "\n".join(_entry_words(entry, names) for entry in item["entries"])),
        ]


def _entry_words(entry, names):
    body = names.organisations.get(entry["organisation"], "")
    partner = f"{entry['partner']} ({body})" if body and body != entry["partner"] else entry["partner"]
    return ": ".join(filter(None, [partner, "; ".join(entry["contributions"])]))


AIMS = AimNoun()
