"""The record's ``privacy_statements``: what the lead councils tell about personal data, for a portal where they say
nothing yet. What a council says there already is its own affair, and stays."""

from partnerships.models import PrivacyStatement
from plans.document.schemas import SLUG, many, needed, text, written
from plans.interchange.faults import brief, join
from plans.interchange.sections import register_section
from plans.interchange.shapes import RowShape

STATEMENT = RowShape(
    PrivacyStatement,
    {
        "controller": written(300),
        "contact": needed(text(1000)),
        "officer": text(1000),
        "basis": needed(text(4000)),
        "periods": needed(text(4000)),
        "recipients": text(4000),
        "rights": needed(text(4000)),
    },
)
STATEMENTS = many(STATEMENT.schema(council=SLUG), most=200)


def register():
    register_section("privacy_statements", export_statements, load_statements, STATEMENTS, check_statements)


def export_statements(plan, papers) -> list[dict]:
    said = PrivacyStatement.objects.filter(council__in=plan.partnership.lead_councils.all()).select_related("council")
    return [{"council": row.council.slug, **STATEMENT.data(row)} for row in said.order_by("council__slug")]


def check_statements(value, data, faults):
    leading, seen = data["record"]["partnership"]["lead_councils"], set()
    for index, given in enumerate(value):
        path = join("record.privacy_statements", index)
        if given["council"] not in leading:
            faults.add(join(path, "council"), f"{brief(given['council'])} is not a lead council of the partnership.")
        if given["council"] in seen:
            faults.add(join(path, "council"), f"{brief(given['council'])} has a statement above.")
        seen.add(given["council"])


def load_statements(value, importing):
    for index, given in enumerate(value):
        path, council = join("record.privacy_statements", index), importing.organisation(given["council"])
        here = PrivacyStatement.objects.filter(council=council).first()
        if here is None:
            importing.save(path, STATEMENT.row(given, council=council))
        elif STATEMENT.data(here) != STATEMENT.values(given):
            importing.warn("privacy", path, f"{council} says something else here already, which stays.")
