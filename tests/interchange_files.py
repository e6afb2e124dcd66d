"""Interchange files for tests: whole, small, and mended so that everything a document names is there."""

import re
import uuid
from copy import deepcopy

import pytest

from partnerships.models import User
from plans.document.kinds import kind_named
from plans.interchange import NotImported, import_plan, naming
from plans.interchange.defaults import complete, shorten
from plans.interchange.load import check_file
from plans.interchange.schema import build
from plans.interchange.sections import known_sections

PARTNERSHIP = {"slug": "anyborough", "name": "Anyborough Community Safety Partnership"}
COUNCIL = {
    "slug": "anyborough-council",
    "name": "Anyborough Council",
    "short_name": "",
    "kind": "unitary",
    "website": "",
}
PERIOD = {"start": "2026-04-01", "end": "2029-03-31"}


def key(number=0):
    return str(uuid.UUID(int=number + 1))


def make_document(kind="plan", *, number=0, blocks=(), **fields):
    identities = {
        "plan": {"slug": "anyborough-2026-29", "plan_kind": "partnership_plan"},
        "year": {"plan": "anyborough-2026-29", "label": "2026/27"},
        "addendum": {"plan": "anyborough-2026-29", "number": 1, "subject": "Flooding"},
        "assessment": {"slug": "anyborough-assessment-2025"},
    }
    titles = {
        "plan": "Safer Anyborough",
        "year": "Safer Anyborough: 2026/27",
        "addendum": "Addendum 1: Flooding",
        "assessment": "Strategic assessment 2025",
    }
    periods = {
        "plan": PERIOD,
        "year": {"start": "2026-04-01", "end": "2027-03-31"},
        "addendum": {"start": "2027-01-05", "end": "2027-01-05"},
        "assessment": {"start": "2024-10-01", "end": "2025-09-30"},
    }
    return {
        "format": 2,
        "key": key(number),
        "kind": kind,
        "title": titles[kind],
        "language": "en-GB",
        "partnership": dict(PARTNERSHIP),
        "period": dict(periods[kind]),
        "identity": identities[kind],
        "rests_on": [],
        "blocks": list(blocks),
        **fields,
    }


def rich_text(html="<p>Anyborough is a place.</p>", *, number=100, **fields):
    block = {"key": key(number), "kind": "rich_text", "level": 1, "heading": "Our area", "data": {"html": html}}
    return {**block, **fields}


def recorded(document, state="drafting", *, versions=(), adoption=None):
    retold = {"source": "", "source_note": ""}
    return {"key": document["key"], "state": state, **retold, "adoption": adoption, "versions": list(versions)}


def version(number=1, *, public=True, document=None, **fields):
    at = f"2026-02-{number:02d}T10:00:00Z"
    return {
        "number": number,
        "purpose": "import",
        "frozen_for": "",
        "frozen_at": at,
        "public": {"basis": "import", "at": at} if public else None,
        "document": document,
        **fields,
    }


def whole(data):
    """The file with all keys that it leaves out."""
    return complete(data, build())


def short(data):
    """The file as the export writes it: without the keys at their default."""
    return shorten(whole(data), build())


def at(data, place):
    """What stands at a place of a file, such as ``record.timetables[0].stages[2]``."""
    for step in re.findall(r"[^.\[\]]+", place):
        data = data[int(step) if step.isdigit() else step]
    return data


def put(data, place, value):
    """Let something else stand at a place of a file."""
    *_, last = re.findall(r"[^.\[\]]+", place)
    outer = place.removesuffix(f"[{last}]").removesuffix(f".{last}")
    inner = at(data, outer if outer != place else "")
    inner[int(last) if last.isdigit() else last] = value


def check_faults(data):
    """The faults of a file that are found without the database."""
    with pytest.raises(NotImported) as refusal:
        check_file(data)
    return [str(fault) for fault in refusal.value.faults]


def import_faults(data):
    """The faults for which a file is not brought in."""
    with pytest.raises(NotImported) as refusal:
        brought_in(data)
    return [str(fault) for fault in refusal.value.faults]


def brought_in(data):
    """The plan of a file."""
    return import_plan(data, by=User.objects.system("import"))


def small_file(*blocks, **plan_fields):
    """A drafted plan with the blocks given (or one of rich text)."""
    return assembled(make_document(blocks=blocks or [rich_text()], **plan_fields))


def assembled(plan, *, assessments=(), years=(), addenda=(), papers=None, files=()):
    """A file of these documents; organisations are listed as the documents name them."""
    documents = {"assessments": list(assessments), "plan": plan, "years": list(years), "addenda": list(addenda)}
    data = {
        "format": {"name": "csp-plan", "version": 3},
        "documents": documents,
        "record": {
            "partnership": {
                **PARTNERSHIP,
                "kind": "area",
                "is_made_up": True,
                "website": "",
                "email": "",
                "areas": ["Anyborough"],
                "areas_in_wales": [],
                "lead_councils": [COUNCIL["slug"]],
                "county_parent": None,
                "predecessors": [],
                "starts_on": None,
                "ends_on": None,
                "agreement": "",
                "agreed_on": None,
                "colour": "#1d4f5f",
                "accent": "#c2571a",
            },
            "organisations": [],
            "plan": {"slug": plan["identity"]["slug"], "predecessor": None},
            "papers": papers or [recorded(each) for each in (*assessments, plan, *years, *addenda)],
            **{section.name: [] for section in known_sections()},
            "files": list(files),
        },
    }
    data["record"]["organisations"] = organisations_of(data)
    return data


def joint_file(plan, councils):
    """A file of a partnership that these councils lead together."""
    data = assembled(plan)
    known = {each["slug"] for each in data["record"]["organisations"]}
    whole_councils = {each["slug"]: COUNCIL | each for each in councils}
    data["record"]["partnership"]["lead_councils"] = sorted(whole_councils)
    others = [whole_councils.get(each["slug"], each) for each in data["record"]["organisations"]]
    others = [each for each in others if each["slug"] in whole_councils or each["slug"] != COUNCIL["slug"]]
    new = [each for slug, each in whole_councils.items() if slug not in known]
    data["record"]["organisations"] = sorted([*others, *new], key=lambda each: each["slug"])
    return data


def organisations_of(data):
    named = {slug: name for _, slug, name in naming.organisations_of_file(data) if name}
    slugs = {slug for _, slug, _ in naming.organisations_of_file(data)} - {COUNCIL["slug"]}
    others = [
        {"slug": slug, "name": named.get(slug, slug), "short_name": "", "kind": "other", "website": ""}
        for slug in slugs
    ]
    return sorted([dict(COUNCIL), *others], key=lambda organisation: organisation["slug"])


def make_file(plan, *, year_blocks, addendum_blocks, assessment_blocks, keys, state, adopted_on, body):
    """A file around a generated plan; blocks that may not stand there are left out, references are mended."""
    plan = deepcopy(plan)
    years = [make_document("year", key=keys[0], title=f"{plan['title']}: 2026/27")] if year_blocks is not None else []
    addenda = [make_document("addendum", key=keys[1])] if addendum_blocks is not None else []
    assessments = [make_document("assessment", key=keys[2])] if assessment_blocks is not None else []
    for documents, blocks in ((years, year_blocks), (addenda, addendum_blocks), (assessments, assessment_blocks)):
        for document in documents:
            document["blocks"] = deepcopy(blocks)
    for assessment in assessments:
        plan["rests_on"] = [{"paper": assessment["key"], "title": assessment["title"], "note": ""}]
    for document in (plan, *assessments, *years, *addenda):
        mend(document, plan)
    papers = [recorded(each) for each in (*assessments, plan, *years, *addenda)]
    entry = papers[len(assessments)]
    entry["state"] = state
    entry["versions"] = [
        version(1, public=False, document={**plan, "title": "An earlier title", "blocks": []}),
        version(2),
    ]
    if state in ("adopted", "superseded"):
        entry["adoption"] = {"version": 2, "on": adopted_on, "body": body}
    return assembled(plan, assessments=assessments, years=years, addenda=addenda, papers=papers)


def mend(document, plan):
    """Leave out what a file would be refused for: second blocks of a kind, charts without table, missing files."""
    seen, kept = set(), []
    tables = {block["key"]: len(block["data"]["columns"]) for block in document["blocks"] if block["kind"] == "table"}
    for block in document["blocks"]:
        kind, data = kind_named(block["kind"]), block["data"]
        if (kind.is_once and kind.name in seen) or document["kind"] not in kind.papers:
            continue
        if kind.name == "chart":
            data["table"] = next(iter(tables), "")
            width = tables.get(data["table"], 1)
            data["label_column"] = data["label_column"] % width
            data["value_columns"] = sorted({column % width for column in data["value_columns"]})
        if kind.name in ("image", "area_map"):
            data["sha256"] = ""
        seen.add(kind.name)
        kept.append(block)
    document["blocks"] = kept
    mend_priorities(document, naming.rows_of(document, "priorities", "priorities") or priorities_of(plan))


def priorities_of(plan):
    return naming.rows_of(plan, "priorities", "priorities")


def mend_priorities(document, known):
    """Whatever names a priority names one of those known, by its key and title, or none."""
    titles = {row["key"]: row["title"] for row in known}
    for block in document["blocks"]:
        if block["kind"] != "priorities":
            block["data"] = _mended(block["data"], titles)


def _mended(value, titles, name=""):
    if isinstance(value, list) and name == "priorities":
        return [] if not value else [_reference(value[0], titles)] if titles else []
    if name == "priority":
        return _reference(value, titles) if titles and value else None
    if isinstance(value, dict):
        return {key: _mended(item, titles, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_mended(item, titles) for item in value]
    return value


def _reference(value, titles):
    key, title = next(iter(titles.items()))
    return {"key": key, "title": title} if isinstance(value, dict) else key
