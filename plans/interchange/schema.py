"""The JSON Schema of an interchange file, put together from the registered kinds of block and sections of the record.

The file ``csp-plan-v3.schema.json`` beside this module is what it gives; ``python manage.py import_plan --schema``
prints it, and a test holds the two together.
"""

import json
from pathlib import Path

from plans.document.compose import FORMAT
from plans.document.kinds import known_kinds
from plans.document.schemas import (
    DATE,
    KEY,
    MOMENT,
    PARTIAL_DATE,
    SHA256,
    SLUG,
    choice,
    frozen,
    many,
    needed,
    nullable,
    record,
    text,
    truth,
    whole,
    written,
)
from plans.interchange.kept_schemas import VERSION_OF_FORMAT
from plans.interchange.sections import known_sections
from plans.interchange.shapes import ORGANISATION, PARTNERSHIP
from plans.interchange.upgrades import NAME, VERSION
from plans.models import Paper, Plan, Publication, Version
from plans.models.attachments import KINDS

FILE = Path(__file__).with_name(f"csp-plan-v{VERSION}.schema.json")


NAMED = record(slug=SLUG, name=written())
#: Of what people write; what a period leaves behind when it closes is in no file of a plan.
PURPOSES = [each for each in Version.Purpose.values if each != Version.Purpose.PERIOD]
BASES = [each for each in Publication.Basis.values if each != Publication.Basis.RECEIVED]
STATES = [each for each in Paper.State.values if each not in (Paper.State.CLOSED, Paper.State.TAKEN_BACK)]
IDENTITIES = {
    Paper.Kind.PLAN: record(
        {"council": NAMED}, slug=SLUG, plan_kind=choice(*Plan.Kind.values, default=Plan.Kind.PARTNERSHIP_PLAN)
    ),
    Paper.Kind.YEAR: record(plan=SLUG, label=needed(text(20))),
    Paper.Kind.ADDENDUM: record(plan=SLUG, number=whole(1), subject=needed(text(200))),
    Paper.Kind.ASSESSMENT: record({"author": NAMED, "also_covers": many(NAMED, most=100)}, slug=SLUG),
}
BASIS = {
    "if": {"type": "object", "required": ["paper"]},
    "then": record(paper=KEY, title=needed(text(500)), note=text(500)),
    "else": record(reference=written(300), note=text(500)),
}
PREDECESSOR = {
    "if": {"type": "object", "required": ["title"]},
    "then": record(slug=SLUG, title=written(), start=DATE, end=DATE, years_only=truth(False), note=text(500)),
    "else": nullable(record(slug=SLUG)),
    "default": None,
}


#: An addendum has its date; of other texts the years may be all that is recorded.
PERIODS = dict.fromkeys(Paper.WRITTEN, record({"years_only": {"const": True}}, start=DATE, end=DATE)) | {
    Paper.Kind.ADDENDUM: record(start=DATE, end=DATE)
}


def _block(kinds: dict) -> dict:
    block = record(
        {"replaces": KEY, "council": NAMED},
        key=KEY,
        kind=written(30),
        level={"enum": [1, 2], "default": 1},
        heading=text(200),
        data={"type": "object", "default": {}},
    )
    block["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": {"properties": {"data": {"$ref": f"#/$defs/kind_{name}"}}},
        }
        for name in kinds
    ]
    return block


def _document(kind: str) -> dict:
    return record(
        format={"const": FORMAT, "default": FORMAT},
        key=KEY,
        kind={"const": str(kind), "default": str(kind)},
        title=written(500),
        language={"const": "en-GB", "default": "en-GB"},
        partnership=NAMED,
        period=PERIODS[kind],
        identity=IDENTITIES[kind],
        rests_on=many(BASIS),
        blocks=many({"$ref": "#/$defs/block"}),
    )


#: A text that was frozen in an earlier format stays in it: the kept schema of that day says what it holds.
FROZEN = {
    "if": {"properties": {"format": {"const": FORMAT}}, "required": ["format"]},
    "then": {"$ref": "#/$defs/document"},
    "else": {"required": ["format", "blocks"], "properties": {"format": {"enum": list(VERSION_OF_FORMAT)}}},
}


def _version() -> dict:
    text_then = {"if": {"type": "object"}, "then": FROZEN, "else": {"type": "null"}}
    return record(
        number=whole(1),
        purpose=choice(*PURPOSES, default=Version.Purpose.IMPORT),
        frozen_for=text(300),
        frozen_at=MOMENT,
        public=nullable(record(basis=choice(*BASES, default=Publication.Basis.IMPORT), at=MOMENT)),
        document=frozen(text_then) | {"default": None},
    )


def _any_document() -> dict:
    kinds = [str(kind) for kind in Paper.WRITTEN]
    chosen = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/{kind}_document"},
        }
        for kind in kinds
    ]
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": kinds}}, "allOf": chosen}


def _record() -> dict:
    own = {
        "partnership": PARTNERSHIP.schema(
            areas=many(written()) | {"uniqueItems": True},
            areas_in_wales=many(written()) | {"uniqueItems": True},
            lead_councils=many(SLUG) | {"uniqueItems": True},
            county_parent=nullable(NAMED),
            predecessors=many(NAMED),
        ),
        "organisations": many(ORGANISATION.schema()),
        "plan": record(slug=SLUG, predecessor=PREDECESSOR),
        "papers": many(
            record(
                key=KEY,
                state=choice(*STATES, default=Paper.State.DRAFTING),
                source=text(300),
                source_note=text(4000),
                adoption=nullable(record(version=whole(1), on=nullable(PARTIAL_DATE), body=text(200))),
                versions=many({"$ref": "#/$defs/version"}),
            )
        ),
        "files": many(
            record(
                sha256=SHA256,
                name=written(),
                content_type={"enum": list(KINDS)},
                base64=needed(text(14 * 1024 * 1024)),
            )
        ),
    }
    sections = {section.name: {"$ref": f"#/$defs/record_{section.name}", "default": []} for section in known_sections()}
    return record(**own, **sections)


def build() -> dict:
    """The whole schema (draft 2020-12), as plain data."""
    kinds = known_kinds()
    documents = {kind: {"$ref": f"#/$defs/{kind}_document"} for kind in map(str, Paper.WRITTEN)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{NAME}, version {VERSION}: a community safety plan with its record",
        **record(
            format=record({"relative_to": DATE}, name={"const": NAME}, version={"const": VERSION}),
            documents=record(
                assessments=many(documents["assessment"]),
                plan=documents["plan"],
                years=many(documents["year"]),
                addenda=many(documents["addendum"]),
            ),
            record=_record(),
        ),
        "$defs": {
            **{f"{kind}_document": _document(kind) for kind in Paper.WRITTEN},
            "document": _any_document(),
            "version": _version(),
            "block": _block(kinds),
            **{f"kind_{name}": strict(kind.schema) for name, kind in kinds.items()},
            **{f"record_{section.name}": strict(section.schema) for section in known_sections()},
        },
    }


def strict(schema):
    """The schema with unknown keys refused wherever it names keys and says nothing about others."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(item) for key, item in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    return closed


def as_text() -> str:
    """What stands in the schema's file."""
    return json.dumps(build(), indent=1, ensure_ascii=False) + "\n"
