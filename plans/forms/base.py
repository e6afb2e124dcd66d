"""The base of all block forms: repeatable groups that work without scripts.

A group's items are forms of their own, counted by a hidden field. Buttons named ``structure`` add, remove or move an
item of what was typed; the form is then shown again, nothing checked.
"""

from copy import deepcopy
from dataclasses import dataclass
from functools import partial

from django import forms
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import SimpleLazyObject, cached_property

from partnerships.numbers import whole
from plans.forms.chapters import chapters_to_link
from plans.forms.councils import CouncilField, said_of_council
from plans.forms.fields import LineField
from plans.forms.rich_text import RichTextField

STRUCTURE = "structure"
#: Fields that chapters of all kinds have.
OF_ANY = ("heading", "level", "council_id")


@dataclass(frozen=True)
class Repeat:
    """What repeats: its name in the data, the form of one item, and the words on the page."""

    name: str
    form_class: type
    legend: str
    item: str
    hint: str = ""
    most: int = 100
    fresh: int = 0
    can_be_added: bool = True
    is_compact: bool = False

    @property
    def article(self) -> str:
        return "an" if self.item[0] in "aeiou" else "a"


class Group:
    """The items of one ``Repeat`` in one form."""

    def __init__(self, parent, repeat: Repeat, items: list[dict]):
        self.repeat, self.parent = repeat, parent
        self.prefix = parent.add_prefix(repeat.name)
        self.count_name = f"{self.prefix}-count"
        count = self._typed_count() if parent.is_bound else max(len(items), repeat.fresh)
        self.forms = [
            repeat.form_class(
                parent.data if parent.is_bound else None,
                prefix=f"{self.prefix}-{number}",
                initial=items[number] if number < len(items) else {},
                root=parent.root,
                number=number,
            )
            for number in range(count)
        ]

    def _typed_count(self):
        typed = self.parent.data.get(self.count_name, "")
        return min(whole(typed), self.repeat.most)

    def __iter__(self):
        return iter(self.forms)

    @property
    def count(self):
        return len(self.forms)

    @property
    def is_full(self):
        return self.count >= self.repeat.most

    def cleaned(self) -> list:
        return [form.cleaned() for form in self.forms if not form.is_blank()]


class ItemForm(forms.Form):
    """One form with its groups; an item that was left blank does not count."""

    template_name = "plans/forms/fields.html"
    use_required_attribute = False
    repeats: tuple[Repeat, ...] = ()
    #: Fields with a value from the start, which do not make an item count as filled in.
    defaults: tuple[str, ...] = ()
    can_be_blank = True
    #: Names of the chapters that a rich text may link to, by key.
    chapter_names: dict[str, str] = {}

    def __init__(self, data=None, files=None, *, prefix=None, initial=None, root=None, number=0):
        self.root, self.number = root or self, number
        super().__init__(data, files, prefix=prefix, initial=initial or {})
        for name, field in self.fields.items():
            if isinstance(field, RichTextField):
                field.knows(str(self.get_initial_for_field(field, name) or ""), self.root.chapter_names)
        self.prepare()
        self.build_groups()

    def prepare(self):
        """For fields that depend on the paper or on other fields."""

    def build_groups(self):
        self.groups = [Group(self, repeat, self.initial.get(repeat.name) or []) for repeat in self.repeats]
        self.__dict__.pop("parts", None)

    @cached_property
    def parts(self) -> dict[str, Group]:
        """Groups by name, for templates: ``form.parts.columns``."""
        return {group.repeat.name: group for group in self.groups}

    def own_fields(self):
        return [self[name] for name in self.fields]

    def __iter__(self):
        """All fields, those of the groups too: the error summary names each."""
        yield from self.own_fields()
        for group in self.groups:
            for form in group:
                yield from form

    @property
    def media(self):
        return sum((form.media for group in self.groups for form in group), super().media)

    def is_blank(self) -> bool:
        if not self.is_bound or not self.can_be_blank:
            return False
        typed = (self[name].data for name in self.fields if name not in self.defaults)
        return not any(str(value or "").strip() for value in typed) and all(
            form.is_blank() for group in self.groups for form in group
        )

    def full_clean(self):
        if self.is_bound and (self.root.is_as_typed or self.is_blank()):
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
            return
        super().full_clean()
        if not self.is_bound:
            return
        for group in self.groups:
            for form in group:
                for name, errors in form.errors.items():
                    self._errors[form.add_prefix(name) if name in form.fields else f"{form.prefix}:{name}"] = errors

    def cleaned(self) -> dict:
        """The item's data: its fields and its groups."""
        return {**self.cleaned_data, **{group.repeat.name: group.cleaned() for group in self.groups}}


class BlockForm(ItemForm):
    """Heading, level and data of one block. See ``plans.forms`` for what a view may ask of it."""

    template_name = "plans/forms/form.html"
    can_be_blank = False
    is_as_typed = False

    heading = LineField(help_text="As it appears in the contents. Leave it empty to continue under the heading before.")
    level = forms.TypedChoiceField(
        label="Kind of heading",
        coerce=int,
        choices=[(1, "Chapter"), (2, "Section within a chapter")],
        widget=forms.RadioSelect,
    )

    council_id = CouncilField(label="Whose chapter is it?")

    def __init__(self, data=None, files=None, *, block, paper, user):
        self.block, self.paper, self.user = block, paper, user
        if data is not None:
            data = MultiValueDict(_lists(data))
        own = {"heading": block.heading, "level": block.level, "council_id": block.council_id}
        super().__init__(data, files, initial={**self.initial_data(), **own})
        self.fields["council_id"].offer(self, paper, block.council_id)

    @cached_property
    def chapter_names(self):
        """Read when they are asked for: what the editor sends says itself where it links to."""
        return SimpleLazyObject(partial(chapters_to_link, self.paper))

    def initial_data(self) -> dict:
        """The block's data, as the fields and groups name them."""
        return self.block.data

    def cleaned_block(self) -> dict:
        """The new ``block.data``."""
        data = self.cleaned()
        return {name: value for name, value in data.items() if name not in OF_ANY}

    def cleaned_item(self) -> dict:
        """All that the form edits, as the verbs save it; call after ``is_valid()``."""
        return {
            "heading": self.cleaned_data["heading"],
            "level": int(self.cleaned_data["level"]),
            **said_of_council(self.cleaned_data.get("council_id", self.block.council_id)),
            "data": self.cleaned_block(),
        }

    def save_rows(self, *, by) -> None:
        """Rows beside the block; most kinds have none."""

    def all_errors(self) -> list[tuple[str, str]]:
        """Every fault: the id of its control, and the sentence."""
        return [(field.first_id, str(error)) for field in self for error in field.errors]

    def initial_fields(self) -> dict[str, str]:
        """What this form would post if nobody touched it."""
        fresh = self if not self.is_bound else type(self)(block=self.block, paper=self.paper, user=self.user)
        fields = {field.html_name: str(field.value() if field.value() is not None else "") for field in fresh}
        return fields | {group.count_name: str(group.count) for group in _all_groups(fresh)}

    # --- Buttons that add, remove and move -------------------------------------------------------------------

    def show_as_typed(self):
        """Show what was posted, without checking it."""
        self.is_as_typed = True
        self._errors = None

    def handle_structure_button(self) -> bool:
        """Carry out the button that was pressed on what was typed; False when it was another button."""
        pressed = self.data.get(STRUCTURE) if self.is_bound else None
        if not pressed:
            return False
        verb, *where = pressed.split(":")
        self.carry_out(verb, where)
        self.data.pop(STRUCTURE, None)
        self._bound_fields_cache.clear()
        self.fields = deepcopy(self.base_fields)  # as it was before ``prepare``, which may have left some out
        self.prepare()
        self.build_groups()
        self.show_as_typed()
        return True

    def carry_out(self, verb: str, where: list[str]) -> None:
        """``add:contacts``, ``remove:contacts:2``, ``up:…``, ``down:…``; groups within groups by their prefix."""
        group = next((g for g in _all_groups(self) if where and g.prefix == where[0]), None)
        if group is None:
            return
        order = list(range(group.count))
        at = whole(where[1], group.count) if len(where) > 1 else group.count
        at = at if at < group.count else None
        if verb == "add" and not group.is_full and group.repeat.can_be_added:
            order.append(None)
        elif verb == "remove" and at is not None and group.repeat.can_be_added:
            order.remove(at)
        elif verb == "up" and at:
            order[at - 1 : at + 1] = [at, at - 1]
        elif verb == "down" and at is not None and at + 1 < group.count:
            order[at : at + 2] = [at + 1, at]
        self.reorder(group, order)

    def reorder(self, group: Group, order: list[int | None]) -> None:
        """Give the group's items a new order by their old numbers; None is a new, empty one."""
        reordered = MultiValueDict()
        items: dict[int, dict] = {}
        start = f"{group.prefix}-"
        for name, values in self.data.lists():
            number, dash, rest = name.removeprefix(start).partition("-")
            if name.startswith(start) and dash and (old := whole(number, -1)) >= 0:
                items.setdefault(old, {})[rest] = values
            else:
                reordered.setlist(name, values)
        for place, old in enumerate(order):
            for rest, values in items.get(old, {}).items():
                reordered.setlist(f"{start}{place}-{rest}", values)
        reordered[group.count_name] = str(len(order))
        self.data = reordered


def _lists(data):
    if hasattr(data, "lists"):
        return {name: list(values) for name, values in data.lists()}
    return {name: value if isinstance(value, list) else [value] for name, value in data.items()}


def _all_groups(form):
    for group in form.groups:
        yield group
        for item in group:
            yield from _all_groups(item)
