"""What somebody typed into rows of a page that others changed meanwhile: put on top of what stands there now.

Rows are told apart by their keys, fields of a row by their names: what only one of both changed is taken from that one.
Where both changed one field, the field holds both texts (theirs before mine), and whoever saves second is told.
Of a row of which nobody knows how it was read, every field that differs is one that both changed.
"""

import re
from dataclasses import dataclass, field

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from governance.reporting.forms import EMPTY_ROWS, part_formset
from governance.reporting.part_changes import rows_as_read
from partnerships.numbers import whole
from plans.document.merging import merge_sequences

MOST, LAST = 1_300, 10_000  # rows of one page, and the place of one that says none
THEY_REMOVED = "This was removed while you were changing it. Save to keep yours, or tick “Remove”."
THEY_CHANGED = "You removed this while it was being changed. Tick “Remove” once more if it is to go."
NOT_KNOWN = "Yours differs from what stands there now. The box holds that first and yours after it, or yours alone."
BOTH_CHANGED = "You both changed this. Where you did, the box holds theirs first and yours after it, or yours alone."


@dataclass(frozen=True)
class TwoTexts:
    """One field of one row that both changed."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class RowClash:
    """A row that both changed, and what is said above it."""

    sentence: str
    fields: list[TwoTexts] = field(default_factory=list)


@dataclass(frozen=True)
class WrittenRows:
    """The rows of one page: as they were read, as they stand now (both by key), and the form of each."""

    prefix: str
    form: type[forms.ModelForm]
    begun: dict[int, Model]
    now: dict[int, Model]
    options: dict = field(default_factory=dict)
    key: str = "id"  # the field that says which row it is
    empty: int = EMPTY_ROWS  # rows for what is new


@dataclass(frozen=True)
class Rebased:
    """A POST of the rows as they stand now, with what was typed; ``clashes`` by the number of the row."""

    data: QueryDict
    files: MultiValueDict
    clashes: dict[int, RowClash]


@dataclass
class TypedRow:
    """One row of the POST to come. ``key``: that of a row that is there, or nothing."""

    key: int | None
    values: dict[str, list]
    files: dict[str, list] = field(default_factory=dict)
    is_removed: bool = False
    clash: RowClash | None = None


def rebase(post, files, *, report, part, by, read: int | None) -> Rebased:
    """``read``: the newest change (``part_changes.newest_change``) that the page was made of; None: not known."""
    rows = WrittenRows(
        prefix=part.name,
        form=part_formset(part).form,
        begun=rows_as_read(report, part, read),
        now={row.pk: row for row in part.rows(report)},
        options={"paper": report.paper, "by": by} if part.name == "annexes" else {},
    )
    return put_together(post, files, rows)


def put_together(post, files, rows: WrittenRows) -> Rebased:
    return Rebasing(post, files, rows).done()


class Rebasing:
    def __init__(self, post, files, rows: WrittenRows):
        self.post, self.files, self.rows = post, files or MultiValueDict(), rows
        self.begun, self.now = rows.begun, rows.now

    def done(self) -> Rebased:
        posted = sorted(self._posted(), key=lambda each: whole(self._own(each, "ORDER"), default=LAST))
        rows, mine = {}, []
        for index in posted:
            key = whole(self._own(index, self.rows.key)) or None
            row = self._row(index, key)
            mine.append(key or f"new {index}")
            if row is not None:
                rows[mine[-1]] = row
        for key, row in self.now.items():
            if key not in mine:
                rows[key] = TypedRow(key, self._values(self._form(0, row), row))
        order = in_order([*self._begun_order()], [*self.now], mine)
        return self._written([rows[each] for each in order if each in rows])

    # --- Reading what was sent

    def _posted(self) -> range:
        return range(min(whole(self.post.get(f"{self.rows.prefix}-TOTAL_FORMS", "")), MOST))

    def _own(self, index, name) -> str:
        return self.post.get(f"{self.rows.prefix}-{index}-{name}", "")

    def _form(self, index, row=None):
        """The form of what was sent as ``index``, as somebody began it with ``row``."""
        initial = {self.rows.key: row.pk} if row else None
        prefix = f"{self.rows.prefix}-{index}"
        return self.rows.form(self.post, self.files, prefix=prefix, instance=row, initial=initial, **self.rows.options)

    def _begun_order(self):
        return sorted(self.begun, key=lambda key: (self.begun[key].position, key))

    # --- One row

    def _row(self, index, key) -> TypedRow | None:
        """What becomes of a row that was sent; None where nothing of it is left to say."""
        now, is_removed = self.now.get(key), bool(self._own(index, "DELETE"))
        if now is not None:
            return self._removed(index, now) if is_removed else self._changed(index, now)
        form = self._form(index, self.begun.get(key))
        if is_removed or not form.has_changed() or (key is None and self._came_already(index)):
            return None
        return TypedRow(None, *self._sent(form), clash=RowClash(THEY_REMOVED) if key else None)

    def _removed(self, index, now) -> TypedRow:
        form, begun = self._form(index, now), self.begun.get(now.pk)
        standing = self._values(form, now)
        if begun is None or standing != self._values(form, begun):
            return TypedRow(now.pk, standing, clash=RowClash(THEY_CHANGED))
        return TypedRow(now.pk, standing, is_removed=True)

    def _changed(self, index, now) -> TypedRow:
        is_known, begun = now.pk in self.begun, self.begun.get(now.pk, now)
        form, differs = self._form(index, begun), self._form(index, now).changed_data
        (values, files), standing = self._sent(form), self._values(form, now)
        before = self._values(form, begun) if is_known else {name: [""] for name in standing}
        mine = [
            name for name in form.changed_data if not is_known or name not in values or values[name] != before[name]
        ]
        told = []
        for name, sent in values.items():
            if name not in mine:
                values[name] = standing[name]
            elif name in differs and standing[name] != before[name]:
                told.append(self._told(form, name, standing[name], sent))
                values[name] = _together(form.fields[name], before[name], standing[name], sent)
        if "upload" in mine and now.attachment_id not in (None, begun.attachment_id if is_known else None):
            told.append(TwoTexts(str(form.fields["upload"].label), now.attachment.name, files["upload"][0].name))
        sentence = BOTH_CHANGED if is_known else NOT_KNOWN
        return TypedRow(now.pk, values, files, clash=RowClash(sentence, told) if told else None)

    def _told(self, form, name, theirs, mine) -> TwoTexts:
        named = form.fields[name]
        said = {True: "ticked", False: "not ticked"} if isinstance(named.widget, forms.CheckboxInput) else {}
        choices = {str(value): str(label) for value, label in getattr(named.widget, "choices", ())}

        def words(values):
            text = "\n\n".join(values)
            return said.get(bool(values)) or choices.get(text, text) or "Nothing"

        return TwoTexts(str(named.label), words(theirs), words(mine))

    def _sent(self, form) -> tuple[dict[str, list], dict[str, list]]:
        names = {name: form.add_prefix(name) for name in form.fields}
        values = {
            name: _lines(form.fields[name], [each.replace("\r\n", "\n") for each in self.post.getlist(sent)])
            for name, sent in names.items()
            if not isinstance(form.fields[name], forms.FileField)
        }
        return values, {name: self.files.getlist(sent) for name, sent in names.items() if self.files.getlist(sent)}

    def _values(self, form, row) -> dict[str, list]:
        """The row's own values as its form would send them."""
        own = forms.models.model_to_dict(row, fields=[*form.fields])
        return {
            name: _as_sent(named, own.get(name))
            for name, named in form.fields.items()
            if not isinstance(named, forms.FileField)
        }

    def _came_already(self, index) -> bool:
        """The same row was added meanwhile: the form was sent twice."""
        return any(not self._form(index, row).has_changed() for key, row in self.now.items() if key not in self.begun)

    # --- Writing the POST to come

    def _written(self, rows: list[TypedRow]) -> Rebased:
        places = {id(row): place for place, row in enumerate(rows, start=1)}
        there = [row for row in rows if row.key]
        rows = there + [row for row in rows if not row.key]
        name = self.rows.prefix
        data, files, clashes = QueryDict(mutable=True), MultiValueDict(), {}
        data.update(self.post)
        for sent in [each for each in data if re.match(rf"{name}-\d+-", each)]:
            del data[sent]
        data[f"{name}-INITIAL_FORMS"] = str(len(there))
        data[f"{name}-TOTAL_FORMS"] = str(len(rows) + self.rows.empty)
        for index, row in enumerate(rows):
            prefix = f"{name}-{index}-"
            managed = {self.rows.key: [str(row.key or "")], "ORDER": [str(places[id(row)])]}
            if row.is_removed:
                managed["DELETE"] = ["on"]
            for each, values in (row.values | managed).items():
                data.setlist(prefix + each, values)
            for each, values in row.files.items():
                files.setlist(prefix + each, values)
            if row.clash:
                clashes[index] = row.clash
        return Rebased(data, files, clashes)


def _as_sent(named, value) -> list[str]:
    if isinstance(named.widget, forms.CheckboxInput):
        return ["on"] if value else []
    shown = named.widget.format_value(named.prepare_value(value))
    values = shown if isinstance(shown, list) else [shown]
    return _lines(named, ["" if each is None else str(each).replace("\r\n", "\n") for each in values])


def _lines(named, values: list[str]) -> list[str]:
    """A list typed into several boxes is one text, as it is kept."""
    if not hasattr(named, "join"):
        return values
    return [named.join.join(named.split("\n\n".join(values)))]


def _together(named, before: list[str], theirs: list[str], mine: list[str]) -> list[str]:
    """Both people's texts of a field in which much is written; of any other mine alone."""
    if not isinstance(named.widget, forms.Textarea):
        return mine
    between = getattr(named, "join", "\n")
    merged, _ = merge_sequences(*("".join(each).split(between) for each in (before, theirs, mine)))
    return [between.join(merged)]


def in_order(begun: list, theirs: list, mine: list) -> list:
    """All that stands in either: in the order of whoever changed it, what the other added behind what it follows."""
    ours = [each for each in mine if each in begun and each in theirs]
    first, second = (theirs, mine) if ours == [each for each in begun if each in ours] else (mine, theirs)
    order = [*first]
    for place, each in enumerate(second):
        if each not in order:
            before = next((other for other in reversed(second[:place]) if other in order), None)
            behind = next((other for other in second[place:] if other in order), None)
            at = order.index(behind) if behind is not None else len(order)
            order.insert(at if before is None else order.index(before) + 1, each)
    return order
