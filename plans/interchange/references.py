"""Everything a file names must be there: organisations, priorities, findings, tables, files, blocks, papers."""

import re
from collections import Counter

from partnerships.models.organisations import COUNCIL_KINDS
from plans.document.schemas import is_partial_date
from plans.interchange import naming
from plans.interchange.faults import Faults, brief, join, walk
from plans.interchange.wanted import meant

_DATE_KEYS = {"start", "end", "from", "to", "on", "date", "made_on", "responded_on"}


def check(data: dict, faults: Faults):
    for rule in (_organisations, _councils, _assessments, _replaced_blocks, _files):
        faults.attempt(rule, data, faults)
    plan = data["documents"]["plan"]
    for path, document in naming.documents(data):
        faults.attempt(_charts, path, document, faults)
        faults.attempt(_priorities, path, document, plan, faults)


def keys_once(path, value, faults):
    """No two rows of one list have the same key."""
    for at, _, item in walk(value, path):
        if isinstance(item, list):
            keys = Counter(row["key"] for row in item if isinstance(row, dict) and isinstance(row.get("key"), str))
            for key, times in keys.items():
                if times > 1:
                    faults.add(at, f"The key {key} is given {times} times.")


def told_apart(path, data, kind, faults):
    """Entries that other rows name by a field of theirs have each its own."""
    for name, (field, called) in kind.told_apart.items():
        for said, times in Counter(entry[field] for entry in data.get(name, [])).items():
            if times > 1:
                sentence = f"{times} {called} have the {field} {brief(said)}: give each a {field} of its own."
                faults.add(join(path, name), sentence)


def dates_possible(path, value, faults):
    """Whatever is written like a date under a date's name must be one."""
    for at, key, item in walk(value, path):
        looks = key in _DATE_KEYS and isinstance(item, str) and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", item, re.ASCII)
        if looks and not _is_possible(item):
            faults.add(at, f"{brief(item)} is not a possible date.")


def _is_possible(written: str) -> bool:
    try:
        return is_partial_date(written)
    except ValueError:
        return False


def _organisations(data, faults):
    listed = {}
    for index, organisation in enumerate(data["record"]["organisations"]):
        if organisation["slug"] in listed:
            faults.add(f"record.organisations[{index}]", f"{brief(organisation['slug'])} is listed twice.")
        listed[organisation["slug"]] = organisation
    for path, slug, name in naming.organisations_of_file(data):
        if slug not in listed:
            hint = meant(slug, listed)
            faults.add(path, f"The organisation {brief(slug)} is not listed under record.organisations{hint}.")
        elif name not in (None, listed[slug]["name"]):
            faults.add(path, f"The list of organisations calls {brief(slug)} {brief(listed[slug]['name'])}.")
    for index, slug in enumerate(data["record"]["partnership"]["lead_councils"]):
        if slug in listed and listed[slug]["kind"] not in COUNCIL_KINDS:
            faults.add(f"record.partnership.lead_councils[{index}]", f"{brief(slug)} is not a council.")


def _councils(data, faults):
    """What is one council's own is a lead council's of the joint partnership."""
    leading = data["record"]["partnership"]["lead_councils"]
    for path, document in naming.documents(data):
        for at, key, item in walk({name: document[name] for name in ("identity", "blocks")}, path):
            if key == "council" and isinstance(item, dict) and item.get("slug") not in leading:
                faults.add(at, f"{brief(item.get('slug', ''))} is not a lead council of the partnership.")


def _assessments(data, faults):
    """Only assessments on which the plan rests belong to its file."""
    all_documents = {document["key"]: document for _, document in naming.documents(data)}
    waiting = [key for key, document in all_documents.items() if document["kind"] != "assessment"]
    reached = set(waiting)
    while waiting:
        for basis in all_documents[waiting.pop()]["rests_on"]:
            if basis.get("paper") in all_documents and basis["paper"] not in reached:
                reached.add(basis["paper"])
                waiting.append(basis["paper"])
    for index, document in enumerate(data["documents"]["assessments"]):
        if document["key"] not in reached:
            faults.add(f"documents.assessments[{index}]", "No document of this file is based on this assessment.")
    for path, document in naming.documents(data):
        if any(basis.get("paper") == document["key"] for basis in document["rests_on"]):
            faults.add(join(path, "rests_on"), "A paper cannot be based on itself.")


def _replaced_blocks(data, faults):
    there = {block["key"] for block in data["documents"]["plan"]["blocks"]}
    for path, document in naming.documents(data):
        for index, block in enumerate(document["blocks"]):
            at = join(path, "blocks", index, "replaces")
            if "replaces" in block and document["kind"] != "addendum":
                faults.add(at, "Only a chapter of an addendum replaces another.")
            elif "replaces" in block and block["replaces"] not in there:
                faults.add(at, f"The plan has no chapter {block['replaces']}.")


def _charts(path, document, faults):
    tables = {block["key"]: block["data"] for block in document["blocks"] if block["kind"] == "table"}
    for at, block in naming.known_blocks(path, document):
        if block["kind"] != "chart":
            continue
        data = block["data"]
        table = tables.get(data["table"])
        if not data["table"]:
            continue  # a chart begun in the portal, whose table is not chosen yet
        if table is None:
            faults.add(join(at, "data.table"), f"There is no table {data['table']} in this document.")
            continue
        width = len(table["columns"])
        for name, columns in (("label_column", [data["label_column"]]), ("value_columns", data["value_columns"])):
            if any(not 0 <= column < width for column in columns):
                faults.add(join(at, "data", name), f"The table has {width} columns, counted from 0.")


def _priorities(path, document, plan, faults):
    """Priorities are named by key, from the same document or from the plan's."""
    known = {row["key"] for named in (document, plan) for row in naming.rows_of(named, "priorities", "priorities")}
    for at, block in naming.known_blocks(path, document):
        for where, key, item in walk(block["data"], join(at, "data")):
            named = _priority_named(block["kind"], where, key, item)
            if named and named not in known:
                faults.add(where, f"There is no priority {named} in this document or in the plan.")


def _priority_named(kind, where, key, item):
    inside_list = where.endswith("]")
    if key == "priority" or (key == "priorities" and inside_list and kind != "priorities"):
        return item.get("key") if isinstance(item, dict) else item if isinstance(item, str) else None
    return None


def _files(data, faults):
    given = [file["sha256"] for file in data["record"]["files"]]
    for repeated in [sha for sha, times in Counter(given).items() if times > 1]:
        faults.add("record.files", f"The file {repeated} is given twice.")
    named = set()
    for path, document in (*naming.documents(data), *naming.frozen_documents(data)):
        shown = naming.files_named(document)
        named |= shown
        for missing in sorted(shown - set(given)):
            faults.add(path, f"The file {missing} is shown and not given under record.files.")
    for index, sha256 in enumerate(given):
        if sha256 not in named:
            faults.add(f"record.files[{index}]", "No document of this file shows this file.")
