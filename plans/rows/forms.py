"""The base of all forms of rows: fields of the row, groups of its parts, and choices that depend on the paper.

It stands on the block forms (``plans.forms``): groups with "Add another", "Move up" and "Remove" work without
scripts. A form takes a row's data in the shape they have in a Document, and gives them back in it.
"""

import uuid

from django import forms
from django.db.models import Q
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

from partnerships.models import Organisation
from partnerships.named import named
from plans.forms.base import BlockForm, ItemForm
from plans.forms.fields import LinesField
from plans.forms.named import one_called
from plans.forms.rich_text import RichTextField
from plans.rows.data import offered_in, slugs_in

NOBODY = ("", "– none –")


class RowForm(BlockForm):
    """One row of a paper. ``item`` is its data; None for a new row."""

    heading = None
    level = None
    council_id = None

    def __init__(self, data=None, *, paper, item=None):
        self.paper, self.item, self._titles = paper, item, {}
        if data is not None:
            data = MultiValueDict({name: list(values) for name, values in data.lists()})
        ItemForm.__init__(self, data, initial=self.to_initial(item) if item else {})

    def to_initial(self, item: dict) -> dict:
        """The row's data, as the fields and groups name them."""
        return item

    def to_item(self, data: dict) -> dict:
        """The cleaned fields and groups as the row's data, in the shape of a Document."""
        return data

    def cleaned_item(self) -> dict:
        """The row's new data; call after ``is_valid()``. The key is the row's own."""
        return {**self.to_item(self.cleaned()), "key": self.item["key"] if self.item else ""}

    # --- Choices that depend on the paper

    def organisation_choices(self, *also: str | None) -> list[tuple[str, str]]:
        """Those at the table in the days of the text that are still to come (of one that is over: in all of them), the
        lead councils, and those that the row names already; read once."""
        return [(row.slug, name) for row, name in self._offered]

    @cached_property
    def _offered(self) -> list[tuple[Organisation, str]]:
        return offered_in(self.paper, self.slugs_named())

    def slugs_named(self) -> list[str]:
        """Organisations that the row's data name by slug."""
        return sorted(slugs_in(self.item))

    def name_of(self, slug: str) -> str:
        return next(row.name for row, _ in self._offered if row.slug == slug)

    def choices_of(self, model) -> list[tuple[str, str]]:
        return list(self.titles_of(model).items())

    def titles_of(self, model) -> dict[str, str]:
        """Rows of another model that this row may name, and those it names already, by key; read once."""
        if model not in self._titles:
            known = model.objects.titles_known_to(self.paper)
            gone = {key: title for key, title in self.named(model).items() if key not in known}
            if gone:
                gone |= model.objects.titles_kept_by(self.paper.partnership_id, gone)
            self._titles[model] = known | gone
        return self._titles[model]

    def named(self, model) -> dict[str, str]:
        """Keys of the model's rows that the row's data name, with a title for those that nobody knows any more."""
        return {}


class KeyField(forms.CharField):
    """The key of a part, carried along in the form; a new part gets a new one."""

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value):
        try:
            return str(uuid.UUID(value))
        except (TypeError, ValueError):
            return str(uuid.uuid4())


class OneField(forms.ChoiceField):
    """An organisation by slug, or a row by key; None for none. Its choices are set in ``prepare``."""

    def __init__(self, **options):
        super().__init__(required=False, **options)

    def offer(self, choices):
        self.choices = [NOBODY, *choices]

    def clean(self, value):
        return super().clean(value) or None


class ManyField(forms.MultipleChoiceField):
    """Several of a list, as checkboxes."""

    def __init__(self, **options):
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **options)

    def offer(self, choices):
        self.choices = choices


class OthersField(LinesField):
    """Organisations that are not of the partnership, found by their names."""

    def __init__(self, **options):
        options.setdefault("label", "Other partners")
        help_text = "Organisations outside the partnership: a part of the name of each, one on each line."
        super().__init__(most=200, lines=20, rows=2, help_text=help_text, **options)

    def clean(self, value):
        found = [self._found(name) for name in super().clean(value)]
        return list({body["slug"]: body for body in found}.values())

    def _found(self, name):
        rows = Organisation.objects.filter(named("name", name) | Q(short_name__iexact=name))
        unknown = f"No organisation is called “{name}”. Add it among the members of the partnership, then choose it."
        one = one_called(rows, name, unknown=unknown)
        return {"slug": one.slug, "name": one.name}


class OptionsForm(BlockForm):
    """Heading and introduction of a block that shows rows; the rows have pages of their own."""

    intro_html = RichTextField(label="Introduction", rows=6)

    def cleaned_block(self):
        return {**self.block.data, **super().cleaned_block()}
