"""A noun: one kind of row that people edit on its own page, with its parts.

It knows how a row and its parts read as plain data (the shape they have in a Document) and how data become fields
again. Import, carrying forward, forms, history and putting back all go this one way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from partnerships.models import Organisation
from plans.document.kinds import kind_named
from plans.document.marking import marked_words
from plans.document.schemas import faults
from plans.models.rows import PaperRow
from plans.rows.columns import Known
from plans.rows.data import slugs_in
from plans.rows.edited import Edited
from plans.rows.in_sheets import InSheets
from plans.rows.writing import put_parts, put_rows, tell_changed


@dataclass(frozen=True)
class Names:
    """What keys and slugs in the data of rows are called: titles of other rows, names of organisations."""

    titles: dict[str, str]
    organisations: dict[str, str]


@dataclass(frozen=True)
class PartKind:
    """Rows inside a row: the related name, the model, its foreign key, and the field by which a part is recognised."""

    name: str
    model: type
    parent: str
    pair_by: str = ""
    has_organisation: bool = False


class Noun(InSheets, Edited):
    """Base class; one instance for each kind of row."""

    parts: tuple[PartKind, ...] = ()
    #: Foreign keys of the row to an organisation.
    organisations: tuple[str, ...] = ()
    #: Models whose rows the data name by key alone.
    named: tuple[type[PaperRow], ...] = ()
    form_path = ""
    #: The ``RowTable`` in which all rows are edited at once, where there is one.
    table_path = ""
    #: Whether lines of a file can come in as rows: each column of the table says one thing of the row.
    has_sheet = False
    #: The kind of block that shows the rows, and the section that lists them.
    section = ""
    card_template = "plans/editing/row_card.html"
    #: The list in the section's data that holds these rows.
    data_name = ""
    #: Whether a line of a sheet means the row of the same words, where nothing else tells which it means.
    is_known_by_title = True
    #: What a name in a sheet is that means no organisation.
    unnamed = "A post or a group, in these words"

    # --- To be written by each noun

    def read(self, row, parts: dict[str, list]) -> dict:
        """The row as it stands in a Document."""
        raise NotImplementedError

    def look_up(self, items: list[dict], *, by) -> dict:
        """What ``fields`` and ``part_fields`` need from the database for all items at once."""
        return {}

    def fields(self, item: dict, found: dict) -> dict:
        """Field values of the row, with its key as text."""
        raise NotImplementedError

    def part_fields(self, item: dict, found: dict) -> dict[str, list[dict]]:
        """Field values of the parts, by the parts' name."""
        return {}

    def words(self, item: dict, names: Names) -> list[tuple[str, str]]:
        """What a person should see of the data: labels and plain text, for comparing two states."""
        raise NotImplementedError

    def title_of(self, item: dict) -> str:
        """The name of the row in lists; checks name it so too."""
        return item["title"]

    def summary(self, item: dict) -> str:
        """A short line under the name."""
        return ""

    def same_as(self, item: dict) -> str:
        """What a line of a sheet has in common with the row that it changes; empty: its title tells."""
        return item.get("reference") or ""

    def organisations_to_name(self, paper) -> dict[str, str]:
        """What a name in a sheet can mean, by slug."""
        return Known(paper, self.all_data(paper)).organisations

    def unknown_names(self, met: list[str]) -> list[str]:
        """Of the names in a sheet that mean nothing to the partnership those that are asked about."""
        return met

    def faults(self, item: dict) -> list[str]:
        """Why a line of a sheet cannot be a row."""
        return faults(self.schema(), item)

    # --- The same for all

    @property
    def label_many(self):
        plural = str(self.model._meta.verbose_name_plural)
        return plural[0].upper() + plural[1:]

    @property
    def empty_title(self):
        return f"No {self.label_many.lower()} yet"

    @property
    def form_class(self):
        return import_string(self.form_path)

    def rows(self, paper):
        """The paper's rows, with all that ``data`` reads."""
        nested = [f"{p.name}__organisation" if p.has_organisation else p.name for p in self.parts]
        return self.model.objects.of(paper).select_related("paper", *self.organisations).prefetch_related(*nested)

    def data(self, row) -> dict:
        return self.read(row, {part.name: list(getattr(row, part.name).all()) for part in self.parts})

    def all_data(self, paper) -> list[dict]:
        return [self.data(row) for row in self.rows(paper)]

    def names(self, paper, items: list[dict]) -> Names:
        """What ``words`` needs to know of the keys and slugs in these data."""
        bodies = Organisation.objects.filter(slug__in=slugs_in(items)).values_list("slug", "name")
        titles = {key: title for model in self.named for key, title in model.objects.titles_known_to(paper).items()}
        return Names(titles, dict(bodies))

    def load(self, paper, items: list[dict], *, by, reason: str = "") -> None:
        """Make the paper's rows, with all their parts, equal the data."""
        at, found = timezone.now(), self.look_up(items, by=by)
        fields = [self.fields(item, found) for item in items]
        rows, same = put_rows(self.model, paper, fields, by=by, reason=reason, at=at)
        touched = self.put_parts(list(zip(rows, items, strict=True)), found, by=by, reason=reason, at=at)
        tell_changed(self.model, [row for row in same if row in touched], by=by, reason=reason, at=at)

    def put_parts(self, pairs: Iterable[tuple], found: dict, *, by, reason: str, at) -> set:
        """Make the rows' parts equal the data; the rows of which any is another one now."""
        touched: set = set()
        wanted = [(row, self.part_fields(item, found)) for row, item in pairs]
        for part in self.parts:
            of_rows = [(row, fields[part.name]) for row, fields in wanted]
            touched |= put_parts(part.model, part.parent, of_rows, by=by, pair_by=part.pair_by, reason=reason, at=at)
        return touched

    # --- What the pages and verbs of editing ask

    def put(self, row, data, *, by, reason, at):
        data = {**data, "key": str(row.key)}
        found = self.look_up([data], by=by)
        for name, value in self.fields(data, found).items():
            setattr(row, name, UUID(value) if name == "key" else value)
        row._history_user, row._change_reason, row._history_date = by, reason or None, at
        row.save()
        self.put_parts([(row, data)], found, by=by, reason=reason, at=at)

    def schema(self, row=None):
        return kind_named(self.section).schema["properties"][self.data_name]["items"]

    def form(self, row, posted=None, files=None, *, user, data=None):
        item = self.data(row) if data is None and row.pk else data
        return self.form_class(posted, paper=row.paper, item=item)

    def list_title(self, paper):
        return kind_named(self.section).label

    def list_url(self, paper):
        return reverse(kind_named(self.section).edit_url_name, args=[paper.key])

    def shown(self, row, data=None):
        data = data or self.data(row)
        words = self.words(data, self.names(row.paper, [data]))
        return render_to_string("plans/rows/words.html", {"words": words})

    def difference(self, row, before, after):
        names = self.names(row.paper, [before, after])
        changed = differing(self.words(before, names), self.words(after, names))
        fields = [(label, marked_words(old, new)) for label, old, new in changed]
        return render_to_string("plans/rows/difference.html", {"fields": fields}) if fields else ""

    def history(self, row, **only):
        """With the parts as they were then."""
        records = list(self.model.history.filter(id=row.pk, **only).select_related("history_user"))
        parts = {
            part: list(
                part.model.history.filter(**{f"{part.parent}_id": row.pk}).order_by("history_date", "history_id")
            )
            for part in self.parts
        }
        bodies = Organisation.objects.in_bulk(self._bodies_in(records, parts))
        return [(record, self._data_then(record, parts, bodies)) for record in records]

    def data_at(self, paper, at) -> list[dict]:
        """The paper's rows as they were at a moment, with their parts, in their order."""
        records = list(standing_at(self.model.history.filter(paper=paper.pk), at))
        parts, ids = {}, [record.id for record in records]
        for part in self.parts:
            of_rows = part.model.history.filter(**{f"{part.parent}_id__in": ids}).order_by("history_date", "history_id")
            parts[part] = list(of_rows)
        bodies = Organisation.objects.in_bulk(self._bodies_in(records, parts))
        return [self._data_then(record, _of_row(parts, record), bodies) for record in records]

    def _bodies_in(self, records, parts) -> set:
        rows = {getattr(record, f"{name}_id") for record in records for name in self.organisations}
        of_parts = [part for part in parts if part.has_organisation]
        return (rows | {record.organisation_id for part in of_parts for record in parts[part]}) - {None}

    def _data_then(self, record, part_records, bodies):
        parts = {part.name: _parts_then(part, rows, record, bodies) for part, rows in part_records.items()}
        row = record.instance
        for name in self.organisations:
            setattr(row, name, bodies.get(getattr(row, f"{name}_id")))
        return self.read(row, parts)


def differing(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """The words of two states that differ: label, before, after."""
    return [(label, old, new) for (label, old), (_, new) in zip(before, after, strict=True) if old != new]


def standing_at(history, at) -> list:
    """Of some history rows, the newest of each row that stood in the text at a moment, in their order."""
    newest = {
        record.id: record for record in history.filter(history_date__lte=at).order_by("history_date", "history_id")
    }
    standing = [record for record in newest.values() if record.history_type != "-" and record.removed_at is None]
    return sorted(standing, key=lambda record: (record.position, record.id))


def _of_row(part_records, record) -> dict:
    return {
        part: [each for each in records if getattr(each, f"{part.parent}_id") == record.id]
        for part, records in part_records.items()
    }


def _parts_then(part, records, then, bodies) -> list:
    """The parts as they were when ``then`` was written: everything of one change carries the same time."""
    standing = {}
    for record in records:
        if record.history_date <= then.history_date:
            standing[record.id] = record
    parts = [record.instance for record in standing.values() if record.history_type != "-"]
    for each in parts:
        if part.has_organisation:
            each.organisation = bodies.get(each.organisation_id)
    return sorted(parts, key=lambda each: (each.position, each.pk))
