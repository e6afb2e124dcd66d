"""A plan's file on its way in: what it would bring, said before anything is kept; then all of it, or nothing. And out
again, until somebody works with it."""

import hashlib

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from partnerships.models import Organisation, Partnership, audit
from partnerships.verbs import Refused, require
from plans.document.kinds import kind_named, known_kinds
from plans.interchange import naming
from plans.interchange.defaults import shorten
from plans.interchange.export import export_plan
from plans.interchange.faults import NotImported
from plans.interchange.load import import_plan, whole_file
from plans.interchange.places import place_of
from plans.interchange.schema import build
from plans.interchange.sections import known_sections
from plans.models import Attachment, Import, Paper, Plan
from plans.office.imports.undone import not_there_to_undo
from plans.papers.taking_back import begun, reasons_not_to_take_back, rows_around, take_back

PLAN_FILE = Import.PLAN_FILE
BROUGHT_IN = "This file was brought in already."


class AlreadyThere(Exception):
    """Nothing to do: the plan of this file is in the portal, and says the same."""

    def __init__(self, plan: Plan, sentence: str):
        self.plan = plan
        super().__init__(sentence)


def look_through(data: bytes, *, by) -> dict:
    """What the file would bring, as plain data. Raises NotImported with all faults, or AlreadyThere."""
    _refuse_the_same_bytes(data)
    try:
        with transaction.atomic():
            before = {model: set(model.objects.values_list("slug", flat=True)) for model in (Organisation, Partnership)}
            last = Attachment.objects.aggregate(last=Max("pk"))["last"] or 0
            plan = import_plan(data, by=by)
            told = _told(whole_file(data), plan, before)
            kept = [attachment.file for attachment in Attachment.objects.filter(pk__gt=last)]
            transaction.set_rollback(True)
    except NotImported:
        _refuse_the_same_text(data)
        raise
    for file in kept:
        file.delete(save=False)
    return told


def _refuse_the_same_bytes(data: bytes) -> None:
    same = Import.objects.filter(
        subject=PLAN_FILE, sha256=hashlib.sha256(data).hexdigest(), state=Import.State.BROUGHT_IN
    ).select_related("brought_in_by")
    for each in same:
        plan = Plan.objects.filter(paper=each.paper_id).first()
        if plan:
            on = f"{timezone.localtime(each.brought_in_at):%-d %B %Y}"
            raise AlreadyThere(plan, f"{each.brought_in_by} brought this very file in on {on}: it is already there.")


def _refuse_the_same_text(data: bytes) -> None:
    """A file that this portal wrote, or that came in by the command."""
    try:
        given = whole_file(data)
        plan = Plan.objects.filter(slug=given["documents"]["plan"]["identity"]["slug"], paper__isnull=False).first()
    except (NotImported, LookupError, TypeError):
        return
    if plan and export_plan(plan) == shorten(given, build()):
        raise AlreadyThere(plan, f"“{plan}” is already there, and says the same as this file.")


def _told(data: dict, plan: Plan, before: dict) -> dict:
    record = data["record"]
    new = Organisation.objects.exclude(slug__in=before[Organisation]).order_by("name")
    papers = {paper["key"]: paper for paper in record["papers"]}
    return {
        "plan": {"title": plan.title, "slug": plan.slug},
        "partnership": {
            "name": plan.partnership.name,
            "is_new": plan.partnership.slug not in before[Partnership],
        },
        "organisations": list(new.values_list("name", flat=True)),
        "texts": [_text(document, papers[document["key"]]) for _, document in naming.documents(data)],
        "record": [
            [section.name.replace("_", " ").capitalize(), len(record[section.name])]
            for section in known_sections()
            if record[section.name]
        ],
        "warnings": [
            {"place": place_of(data, each.where.split(" ")[0]) or each.where, "sentence": each.sentence}
            for each in plan.import_warnings
        ],
    }


def _text(document: dict, recorded: dict) -> dict:
    return {
        "title": document["title"],
        "kind": Paper.Kind(document["kind"]).label,
        "state": Paper.State(recorded["state"]).label,
        "versions": len(recorded["versions"]),
        "chapters": [_chapter(block) for block in document["blocks"]],
    }


def _chapter(block: dict) -> dict:
    kind = kind_named(block["kind"])
    is_known = block["kind"] in known_kinds()
    return {
        "heading": block["heading"] or kind.label,
        "label": kind.label if is_known else f"“{block['kind']}”, which this portal does not know",
        "level": block["level"],
        "summary": kind.summary(block["data"])[:300] if is_known else "",
        "unknown": None if is_known else block["data"],
    }


@transaction.atomic
def bring_in(found: Import, *, by) -> Plan:
    """All of the file, or NotImported."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    if not found.is_open:
        raise Refused([BROUGHT_IN])
    with found.file.open("rb") as file:
        plan = import_plan(file.read(), by=by)
    found.paper, found.partnership = plan.paper, plan.partnership
    texts = _texts_of(paper.pk for paper in plan.came_in)
    found.made = {"papers": [paper.pk for paper in texts], "rows": rows_around(texts)}
    found.state, found.brought_in_by, found.brought_in_at = Import.State.BROUGHT_IN, by, timezone.now()
    found.save()
    return plan


def texts_brought(found: Import) -> list[Paper]:
    """The texts that came in with a file, each with what it is the text of: none as long as it waits."""
    if not found.brought_in_at:
        return []
    return _texts_of(found.made["papers"] if "papers" in found.made else _came_in_with(found))


def _came_in_with(found: Import) -> list[int]:
    """Of a file from before this was noted: its texts that began in this portal when it came in."""
    with found.file.open("rb") as file:
        keys = [document["key"] for _, document in naming.documents(whole_file(file.read()))]
    texts = Paper.objects.filter(key__in=keys)
    return list(begun(texts, since=found.uploaded_at, until=found.brought_in_at).values_list("pk", flat=True))


def _texts_of(keys) -> list[Paper]:
    return list(Paper.everything.filter(pk__in=list(keys)).with_owner().order_by("pk"))


def reasons_not_to_undo(found: Import, *, by) -> list[str]:
    if found.state != Import.State.BROUGHT_IN:
        return [not_there_to_undo(found)]
    rows = found.made.get("rows")
    return reasons_not_to_take_back(texts_brought(found), since=found.brought_in_at, rows=rows, by=by)


@transaction.atomic
def undo(found: Import, *, by, reason: str) -> None:
    """Take the file's texts out of the portal again, with all that happened to them."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    require(reasons_not_to_undo(found, by=by))
    texts = texts_brought(found)
    take_back(texts, by=by, reason=reason)
    found.made["papers"] = [paper.pk for paper in texts]  # under their keys nobody finds them any more
    found.state, found.undone_by, found.undone_at = Import.State.UNDONE, by, timezone.now()
    found.save()
    audit("import taken back", found.paper, by=by, partnership=found.partnership, reason=reason)
