"""Copies of a whole partnership in bulk: rows of every room, frozen versions with true hashes, history and audit.

For benchmarks and lists of national size; the copies are as made up as the partnership they are copied from.
"""

import json
import re
import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from partnerships.models import Area, AuditEntry, Organisation, Partnership, RegisteredCouncil, User
from plans.models import Version
from plans.models.versions import GENESIS
from plans.papers.versions import FROZEN

ROOMS = ("partnerships", "plans", "priorities", "actions", "governance")
#: What belongs to people and machines, not to the partnership's work.
LEFT_OUT = {"user", "auditentry", "roleassignment", "invitation", "draft", "rendering", "mail", "wordindex"}
REASON = "Copied for a data set of national size"


@dataclass
class Copying:
    """The rows to copy, and the new row of each one in each copy."""

    partnership: Partnership
    numbers: list[int]
    by: User
    rows: dict[tuple, models.Model] = field(default_factory=dict)  # (model, pk) → row
    new: dict[tuple, models.Model] = field(default_factory=dict)  # (model, pk, number) → row
    words: re.Pattern = re.compile("(?!)")  # what is replaced in texts
    made_up: str = ""  # the area that it is for
    areas: dict[int, str] = field(default_factory=dict)  # number → area of the register whose name the copy bears

    def key(self, row):
        return type(row), row.pk


@transaction.atomic
def copy_partnership(partnership: Partnership, numbers: list[int], *, by: User) -> int:
    """Write one copy of the partnership and of all its work for each number; gives the number of rows written."""
    copying = Copying(partnership, numbers, by)
    _gather(copying)
    copying.words = _words(copying)
    copying.made_up = next((area.name for area in partnership.areas.all()), partnership.name)
    copying.areas = dict(enumerate(areas_of_the_register(), start=1))
    waiting = list(copying.rows.values())
    while waiting:
        ready = [row for row in waiting if _is_ready(copying, row)]
        by_model = defaultdict(list)
        for row in ready:
            by_model[type(row)].append(row)
        for model, rows in by_model.items():
            _write(copying, model, rows)
        done = {copying.key(row) for row in ready}
        waiting = [row for row in waiting if copying.key(row) not in done]
    return len(copying.new)


def _gather(copying):
    """Follow foreign keys backwards from the partnership and its lead councils."""
    known = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ROOMS]
    names = [(model, model._meta.model_name) for model in known]
    own = {model for model, name in names if name not in LEFT_OUT and not name.startswith("historical")}
    own.remove(Organisation)  # other organisations are shared, never copied
    waiting = [copying.partnership, *copying.partnership.lead_councils.all()]
    while waiting:
        row = waiting.pop()
        if copying.key(row) in copying.rows:
            continue
        copying.rows[copying.key(row)] = row
        for relation in row._meta.get_fields(include_hidden=True):
            is_backward = relation.auto_created and not relation.concrete and not relation.many_to_many
            if is_backward and relation.related_model in own:
                waiting += relation.related_model._base_manager.filter(**{relation.field.name: row})
    # A council's seat at another partnership is reached through the council, and stays where it is.
    before = None
    while before != len(copying.rows):
        before = len(copying.rows)
        copying.rows = {key: row for key, row in copying.rows.items() if not _is_elsewhere(copying, row)}


def _is_elsewhere(copying, row):
    for fk in _foreign_keys(row):
        owner = fk.related_model._meta.label
        value = getattr(row, fk.attname)
        if owner in ("partnerships.Partnership", "plans.Paper", "plans.Plan") and value is not None:
            is_self = fk.name in ("county_parent", "predecessor", "basis")
            if not is_self and (fk.related_model, value) not in copying.rows:
                return True
    return False


def _foreign_keys(row):
    return [f for f in row._meta.concrete_fields if f.is_relation]


def _is_ready(copying, row) -> bool:
    """All that it points at within the partnership is copied."""
    keys = [(fk.related_model, getattr(row, fk.attname)) for fk in _foreign_keys(row)]
    return all((*key, copying.numbers[0]) in copying.new for key in keys if key in copying.rows)


def _write(copying, model, rows):
    unique = _alone_unique(model)
    copies = [
        ((model, row.pk, number), _copied(copying, row, number, unique))
        for number in copying.numbers
        for row in sorted(rows, key=lambda row: row.pk)
    ]
    if model is Version:
        _chain([copy for _, copy in copies])
    made = [copy for _, copy in copies]
    if hasattr(model, "history"):
        bulk_create_with_history(made, model, batch_size=500, default_user=copying.by, default_change_reason=REASON)
    else:
        model._base_manager.bulk_create(made, batch_size=500)
    copying.new.update(copies)
    if model is Version:
        _audit(made, copying.by)


def _alone_unique(model) -> list:
    """Fields that must differ between copies, because no foreign key beside them tells the copies apart."""
    names = {field.name for field in model._meta.concrete_fields if field.unique and not field.primary_key}
    for constraint in model._meta.constraints:
        fields = [model._meta.get_field(name) for name in getattr(constraint, "fields", ())]
        if fields and not any(field.is_relation for field in fields):
            names |= {field.name for field in fields}
    fields = [model._meta.get_field(name) for name in names]
    return [f for f in fields if isinstance(f, models.CharField | models.UUIDField) and not f.is_relation]


def _copied(copying, row, number, unique):
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    for name, value in values.items():
        values[name] = _replaced(copying, value, number)
    if isinstance(row, Area):
        values["name"] = copying.areas.get(number, row.name)
    for each in unique:
        value = getattr(row, each.attname)
        values[each.attname] = _key(value, number) if isinstance(value, uuid.UUID) else _slug(value, number)
    for fk in _foreign_keys(row):
        inside = copying.new.get((fk.related_model, getattr(row, fk.attname), number))
        if inside is not None:
            values[fk.attname] = inside.pk
    return type(row)(**values)


def _key(value: uuid.UUID, number: int) -> uuid.UUID:
    return uuid.uuid5(value, str(number))


def _slug(value: str, number: int) -> str:
    return f"{value}-{number:03d}"


# --- Texts: names, slugs and keys that stand inside documents -------------------------------------------------------


def _words(copying) -> re.Pattern:
    """What tells this partnership from another in texts: unique slugs and keys, and the names of its own."""
    rows = copying.rows.values()
    unique = {str(getattr(row, each.attname)) for row in rows for each in _alone_unique(type(row))}
    slugs_and_keys = "|".join(re.escape(word) for word in sorted(unique - {""}, key=len, reverse=True))
    names = "|".join(re.escape(row.name) for row in rows if isinstance(row, Partnership | Organisation))
    return re.compile(f'(?<=")(?:{slugs_and_keys})(?=")|(?:{names})')


def _replaced(copying, value, number):
    if isinstance(value, str):
        return copying.words.sub(lambda found: _word(copying, found[0], number), value)
    if isinstance(value, dict | list) and value:
        return json.loads(_replaced(copying, json.dumps(value, ensure_ascii=False), number))
    return value


def _word(copying, word: str, number: int) -> str:
    try:
        return str(_key(uuid.UUID(word), number))
    except ValueError:
        return _name(copying, word, number) if " " in word else _slug(word, number)


def _name(copying, name: str, number: int) -> str:
    """The name with a real area's in place of the made-up one; without a register, or beyond it, with its number."""
    area = copying.areas.get(number)
    return name.replace(copying.made_up, area) if area and copying.made_up in name else f"{name} {number:03d}"


def areas_of_the_register() -> list[str]:
    """Names of the areas of today's councils, by name."""
    councils = RegisteredCouncil.objects.filter(last_day=None).of_areas()
    return list(councils.order_by("short_name").values_list("short_name", flat=True))


# --- Versions: a true chain for each copy -----------------------------------------------------------------------------


def _chain(versions: list[Version]):
    last: dict[int, str] = {}
    for version in sorted(versions, key=lambda version: (version.paper_id, version.number)):
        version.sha256 = version.own_sha256()
        version.previous_sha256 = last.get(version.paper_id, GENESIS)
        version.link_sha256 = last[version.paper_id] = version.own_link_sha256()


def _audit(versions: list[Version], by: User):
    AuditEntry.objects.bulk_create(
        (
            AuditEntry(
                by=by,
                event=FROZEN,
                subject_type=version._meta.label_lower,
                subject_id=str(version.pk),
                subject=f"{version.document['title']}, version {version.number}"[:300],
                partnership=version.paper.partnership,
                details={
                    "paper": version.paper_id,
                    "number": version.number,
                    "sha256": version.sha256,
                    "link_sha256": version.link_sha256,
                },
            )
            for version in versions
        ),
        batch_size=500,
    )
