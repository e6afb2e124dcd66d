from actions.funding.words import standing_words, years_in
from actions.models import Allocation, FundingLine
from actions.money import pounds_words
from plans.rows.data import key_or_none, money, organisations_by_slug, pounds, slug_of, text_or_none
from plans.rows.noun import Noun, PartKind

NAMES = ("year", "funder", "state", "note")


class LineNoun(Noun):
    name = "line"
    label = "Funding line"
    model = FundingLine
    parts = (PartKind("allocations", Allocation, "line"),)
    organisations = ("organisation",)
    form_path = "actions.funding.form.LineForm"
    table_path = "actions.funding.table.TABLE"
    has_sheet = True
    path = "funding"
    section = "funding"
    data_name = "lines"

    #: Most funders give each year: the money of another year is another line.
    is_known_by_title = False

    def title_of(self, item):
        return f"{item['funder']}, {item['year']}"

    def same_as(self, item):
        year = "/".join(years_in(item["year"])) or item["year"]
        return " ".join(f"{item['funder']} {year}".casefold().split())

    def summary(self, item):
        return " · ".join(filter(None, [pounds_words(item["amount"]), standing_words(item)]))

    def read(self, row, parts):
        decision = {"body": row.decision_body, "on": row.decision_on}
        return {
            **{name: getattr(row, name) for name in NAMES},
            "key": str(row.key),
            "organisation": slug_of(row.organisation),
            "amount": pounds(row.amount),
            "decision": decision if row.decision_body or row.decision_on else None,
            "allocations": [
                {"purpose": a.purpose, "amount": pounds(a.amount), "priority": text_or_none(a.priority_key)}
                for a in parts["allocations"]
            ],
        }

    def look_up(self, items, *, by):
        return organisations_by_slug(item["organisation"] for item in items)

    def fields(self, item, found):
        decision = item["decision"] or {"body": "", "on": ""}
        return {
            **{name: item[name] for name in ("key", *NAMES)},
            "organisation": found[item["organisation"]],
            "amount": money(item["amount"]),
            "decision_body": decision["body"],
            "decision_on": decision["on"],
        }

    def part_fields(self, item, found):
        return {
            "allocations": [
                {
                    "purpose": each["purpose"],
                    "amount": money(each["amount"]),
                    "priority_key": key_or_none(each["priority"]),
                }
                for each in item["allocations"]
            ]
        }

    def words(self, item, names):
        spent = [f"{a['purpose']}: {pounds_words(a['amount']) or 'not stated'}" for a in item["allocations"]]
        return [
            ("Funder", item["funder"]),
            ("Funder in the portal", names.organisations.get(item["organisation"], "")),
            ("Year", item["year"]),
            ("Amount", pounds_words(item["amount"])),
            ("State", standing_words(item)),
            ("Note", item["note"]),
            ("What it is for", "\n".join(spent)),
        ]


LINES = LineNoun()
