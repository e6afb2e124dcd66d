"""What must hold in a file beyond its shape, without looking at the database. Every fault is collected."""

from collections import Counter
from datetime import date

from plans.document.kinds import kind_named, known_kinds
from plans.interchange import naming, references
from plans.interchange.defaults import missing_in_frozen
from plans.interchange.faults import Faults, brief, join
from plans.interchange.kept_schemas import schema_of_frozen
from plans.interchange.schema import build
from plans.interchange.sections import known_sections
from plans.interchange.wanted import meant


def check(data: dict, faults: Faults):
    """All rules, each as far as it can be asked of a file that is not what the schema says."""
    for rule in (_identities, _papers, _frozen_whole, _documents, references.check, _sections):
        faults.attempt(rule, data, faults)


def _documents(data, faults):
    for path, document in naming.documents(data):
        for rule in (_period, _chapters):
            faults.attempt(rule, path, document, faults)


def _sections(data, faults):
    for section in known_sections():
        if section.check:
            faults.attempt(section.check, data["record"][section.name], data, faults)


def _frozen_whole(data, faults):
    for path, key in _left_out_of_frozen(data):
        faults.add(path, f"{brief(key)} is missing: the text of a version is given whole, so that its checksum stands.")


def _left_out_of_frozen(data: dict):
    yield from missing_in_frozen(data, build())
    for path, document in naming.frozen_documents(data):
        if schema := schema_of_frozen(document):
            yield from missing_in_frozen(document, schema, path=path, is_frozen=True)


def warn(data: dict, faults: Faults):
    """What is taken and yet worth a word: unusual periods, and what each kind of block finds."""
    for path, document in naming.documents(data):
        years = _days(document) / 365.25
        if document["kind"] == "plan" and not 0.9 <= years <= 3.1:
            sentence = f"The plan runs for {years:.1f} years; three are usual, or one, year by year."
            faults.warn("FIS-11", join(path, "period"), sentence)
        for at, kind in naming.unknown_kinds(path, document):
            faults.warn("kind", at, f"{_unknown(kind)}: it is kept as it is, shown plainly, and can be replaced.")
        for at, block in naming.known_blocks(path, document):
            faults.warnings += [
                type(found)(found.rule, f"{at} ({found.where})", found.sentence)
                for found in kind_named(block["kind"]).check(block["data"], document)
            ]


def _unknown(kind) -> str:
    return f"This portal knows no chapters of the kind {brief(kind)}{meant(kind, known_kinds())}"


def _days(document) -> int:
    start, end = (date.fromisoformat(document["period"][name]) for name in ("start", "end"))
    return (end - start).days


def _identities(data, faults):
    plan, record = data["documents"]["plan"], data["record"]
    slug = plan["identity"]["slug"]
    if record["plan"]["slug"] != slug:
        faults.add("record.plan.slug", f"The plan's document calls itself {brief(slug)}.")
    if (record["plan"]["predecessor"] or {}).get("slug") == slug:
        faults.add("record.plan.predecessor.slug", "A plan cannot come after itself: name an earlier one.")
    partnership = {name: record["partnership"][name] for name in ("slug", "name")}
    for path, document in naming.documents(data):
        if document["partnership"] != partnership:
            named = " and ".join(map(brief, partnership.values()))
            faults.add(
                join(path, "partnership"), "This is not the partnership of the record.", f"slug and name {named}"
            )
        if document["identity"].get("plan", slug) != slug:
            faults.add(join(path, "identity.plan"), f"The plan in this file is {brief(slug)}.")
    for name, key in (("assessments", "slug"), ("years", "label"), ("addenda", "number")):
        each = [document["identity"][key] for document in data["documents"][name]]
        for repeated in _repeated(each):
            faults.add(f"documents.{name}", f"The {key} {brief(str(repeated))} is given twice.")
    for index, year in enumerate(data["documents"]["years"]):
        if year["identity"]["label"] != year_label(year["period"]):
            path = f"documents.years[{index}].identity.label"
            faults.add(path, f"A year of this period is called {brief(year_label(year['period']))}.")


def year_label(period: dict) -> str:
    """As PlanYear.label: ``2017/18``, or the one year when the layer stays inside it."""
    start, end = int(period["start"][:4]), int(period["end"][:4])
    return str(start) if start == end else f"{start}/{end % 100:02d}"


def _papers(data, faults):
    keys = [document["key"] for _, document in naming.documents(data)]
    recorded = [paper["key"] for paper in data["record"]["papers"]]
    for repeated in _repeated(keys):
        faults.add("documents", f"Two documents have the key {repeated}.")
    if sorted(keys) != sorted(recorded):
        faults.add("record.papers", "There must be one entry for each document, and no other.")
    kinds = {document["key"]: document["kind"] for _, document in naming.documents(data)}
    for index, paper in enumerate(data["record"]["papers"]):
        _versions(f"record.papers[{index}]", paper, kinds.get(paper["key"]), faults)


def _versions(path, paper, kind, faults):
    versions = paper["versions"]
    if [version["number"] for version in versions] != list(range(1, len(versions) + 1)):
        faults.add(join(path, "versions"), "Versions must be numbered 1, 2, 3 … without a gap.")
    frozen = [version["frozen_at"] for version in versions]
    if frozen != sorted(frozen):
        faults.add(join(path, "versions"), "A version was made before the one it follows.")
    for index, version in enumerate(versions):
        document = version["document"]
        if document and (document["key"], document["kind"]) != (paper["key"], kind):
            faults.add(join(path, "versions", index, "document.key"), "This is the document of another paper.")
        if version["public"] and version["public"]["at"] < version["frozen_at"]:
            faults.add(join(path, "versions", index, "public.at"), "It was published before it was made.")
    _adoption(path, paper, faults)


def _adoption(path, paper, faults):
    adoption = paper["adoption"]
    if (paper["state"] in ("adopted", "superseded")) != bool(adoption):
        faults.add(join(path, "adoption"), f"A paper that is {paper['state'].replace('_', ' ')} " + (
            "has no adoption." if adoption else "must name the version adopted."
        ))  # fmt: skip
        return
    if not adoption:
        return
    adopted = [version for version in paper["versions"] if version["number"] == adoption["version"]]
    if not adopted:
        faults.add(join(path, "adoption.version"), f"There is no version {adoption['version']}.")
    elif not adopted[0]["public"]:
        faults.add(join(path, "adoption.version"), f"Version {adoption['version']} is adopted, so it must be public.")


def _period(path, document, faults):
    days = _days(document)
    if document["kind"] == "addendum":
        if days:
            faults.add(join(path, "period"), "An addendum has one date: its period begins and ends on it.")
    elif days < 0:
        faults.add(join(path, "period.end"), "The period ends before it begins.")
    elif not days:
        faults.add(join(path, "period.end"), "The period has one day: its last day must come after its first.")


def _chapters(path, document, faults):
    for repeated in _repeated(block["key"] for block in document["blocks"]):
        faults.add(join(path, "blocks"), f"Two chapters have the key {repeated}.")
    kinds = Counter(block["kind"] for block in document["blocks"])
    for kind in sorted(kind for kind, times in kinds.items() if times > 1 and kind_named(kind).is_once):
        faults.add(join(path, "blocks"), f"A document has one part of the kind {brief(kind)} at most.")
    for at, block in naming.known_blocks(path, document):
        references.keys_once(join(at, "data"), block["data"], faults)
        references.told_apart(join(at, "data"), block["data"], kind_named(block["kind"]), faults)
        references.dates_possible(join(at, "data"), block["data"], faults)


def _repeated(values) -> list:
    return [value for value, times in Counter(values).items() if times > 1]
