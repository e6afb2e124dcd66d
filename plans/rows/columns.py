"""Rows as a table: what each column says of a row as text, and what typed or pasted text makes of the row.

A row is its plain data (``Noun.data``). ``read`` gives a cell's text; ``put`` changes the data, or raises a
ValidationError for the cell. Which columns a table has: ``plans.rows.tables``.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError

from partnerships.fields import DayField
from plans.rows.data import day, iso, names_around, offered_in, slugs_in

SEVERAL = re.compile(r"\s*(?:;|\n)\s*")
MOST_NAMED = 8
ELSEWHERE = "Of another text"
DAY = DayField(required=False)


class Known:
    """What cells may name in one paper: organisations by slug, rows of other tables by key; read when asked for."""

    def __init__(self, paper, items: list[dict], *, place=None):
        """``place``: whose list it is, where it is no paper's."""
        self.paper, self.place = paper, place or paper
        self._items, self._read = items, {}

    def once(self, name, read: Callable):
        """What ``read`` gives, asked for once for all rows."""
        if name not in self._read:
            self._read[name] = read()
        return self._read[name]

    @property
    def organisations(self) -> dict[str, str]:
        return self.once("organisations", lambda: names_around(self.paper, slugs_in(self._items)))

    @property
    def offered(self) -> list[str]:
        """Names to choose from: who has left the table is read, and no more offered."""
        return self.once("offered", lambda: [row.name for row, _ in offered_in(self.paper, slugs_in(self._items))])

    def titles(self, model) -> dict[str, str]:
        return self.once(model, lambda: model.objects.titles_known_to(self.paper))


@dataclass(frozen=True)
class Column(ABC):
    """Base class. ``width`` is the column's width in the table: narrow, usual or wide."""

    name: str
    label: str
    width: str = "usual"
    #: Whether the table can be filtered and grouped by it.
    is_sorting: bool = False
    #: What sheets of officers call the column.
    also: tuple[str, ...] = ()
    #: Whether it only tells: of a row that stands, a file does not change it.
    is_told: bool = False
    #: Whether it names one organisation, which may be new; what words of sheets mean is asked about and remembered.
    may_be_new = False

    def is_there(self, known: Known) -> bool:
        """Whether the tables of this paper have it."""
        return True

    def read(self, item: dict, known: Known) -> str:
        return item[self.name]

    @abstractmethod
    def put(self, item: dict, text: str, known: Known) -> None: ...

    def several(self, text: str, known: Known) -> list[str]:
        """What stands in one cell of a file, where it is several of them."""
        return [text]

    def marked(self, head: str, mark: str, known: Known) -> str:
        """What a mark says under a head that names one thing that it may hold; empty where it says nothing."""
        return ""

    def choices(self, known: Known) -> list[str]:
        """What may be chosen; empty where anything may be written."""
        return []

    @property
    def is_several(self) -> bool:
        return False


@dataclass(frozen=True)
class FieldColumn(Column):
    """A cell that is read as one field of a form reads it. ``of``: its name in the data, where it is another."""

    field: forms.Field = field(default_factory=forms.CharField)
    of: str = ""

    def read(self, item, known):
        value = item[self.of or self.name]
        return "" if value is None else str(self.field.prepare_value(value))

    def put(self, item, text, known):
        item[self.of or self.name] = self.field.clean(self.on_its_lines(text))

    def on_its_lines(self, text: str) -> str:
        """Line breaks are kept where the field has several lines; elsewhere they are spaces."""
        return text if isinstance(self.field.widget, forms.Textarea) else " ".join(text.split())


@dataclass(frozen=True)
class InnerColumn(FieldColumn):
    """One value of a record inside the row (a baseline's figure); the record is there while any of its values is."""

    part: str = ""
    inner: str = ""
    empty: tuple[str, ...] = ()

    def read(self, item, known):
        value = (item[self.part] or {}).get(self.inner)
        return "" if value is None else str(self.field.prepare_value(value))

    def put(self, item, text, known):
        record = (
            dict.fromkeys(self.empty, "")
            | (item[self.part] or {})
            | {self.inner: self.field.clean(self.on_its_lines(text))}
        )
        item[self.part] = record if any(record.values()) else None


@dataclass(frozen=True)
class LinesColumn(FieldColumn):
    """A list of short texts with semicolons between them, or with lines where a text may hold semicolons itself."""

    between: str = "; "

    def read(self, item, known):
        return self.between.join(item[self.name])

    def put(self, item, text, known):
        words = several(text) if self.between == "; " else text.split("\n")
        item[self.name] = list(dict.fromkeys(self.field.clean("\n".join(words))))


@dataclass(frozen=True)
class ChoiceColumn(Column):
    """One of a few words."""

    of: Callable[[Known], dict[str, str]] = dict
    #: What an empty cell means.
    nothing: str | None = None
    #: What sheets of officers say, in small letters, for one of the words.
    said: dict[str, str] = field(default_factory=dict)

    def words(self, known):
        return known.once(self.of, lambda: self.of(known))

    def read(self, item, known):
        value = item[self.name]
        return "" if value in (None, "") else self.words(known).get(value, value)

    def put(self, item, text, known):
        said = self.said.get(" ".join(text.casefold().split()).strip(".")) or text
        item[self.name] = one_of(said, self.words(known)) if text.strip() else self.nothing

    def choices(self, known):
        return list(self.words(known).values())


@dataclass(frozen=True)
class ChoicesColumn(ChoiceColumn):
    """Several of a few words, with semicolons between them."""

    def read(self, item, known):
        words = self.words(known)
        return "; ".join(words.get(value, value) for value in item[self.name])

    def put(self, item, text, known):
        item[self.name] = list(dict.fromkeys(one_of(word, self.words(known)) for word in several(text)))

    @property
    def is_several(self):
        return True


@dataclass(frozen=True)
class DateColumn(Column):
    """A day, as officers write it."""

    def read(self, item, known):
        found = day(item[self.name])
        return found.strftime("%d/%m/%Y") if found else ""

    def put(self, item, text, known):
        item[self.name] = iso(DAY.clean(text.strip()))


@dataclass(frozen=True)
class BodyColumn(Column):
    """One organisation, kept by its slug."""

    def read(self, item, known):
        return known.organisations.get(item[self.name], item[self.name] or "")

    def put(self, item, text, known):
        item[self.name] = one_of(text, known.organisations) if text.strip() else None

    def choices(self, known):
        return known.offered


@dataclass(frozen=True)
class KeyColumn(Column):
    """One row of another table, named by its key alone."""

    model: type | None = None

    def read(self, item, known):
        key = item[self.name]
        return known.titles(self.model).get(key, ELSEWHERE) if key else ""

    def put(self, item, text, known):
        item[self.name] = one_of(text, known.titles(self.model)) if text.strip() else None

    def choices(self, known):
        return list(known.titles(self.model).values())


@dataclass(frozen=True)
class ServedColumn(Column):
    """Rows of another table that this one names by key and title, with semicolons between them."""

    model: type | None = None

    def read(self, item, known):
        return "; ".join(each["title"] for each in item[self.name])

    def put(self, item, text, known):
        titles = {each["key"]: each["title"] for each in item[self.name]} | known.titles(self.model)
        keys = dict.fromkeys(one_of(word, titles) for word in several_of(text, titles.values()))
        item[self.name] = [{"key": key, "title": titles[key]} for key in keys]

    def choices(self, known):
        return list(known.titles(self.model).values())

    @property
    def is_several(self):
        return True


@dataclass(frozen=True)
class BodiesColumn(Column):
    """Organisations of the partnership, with semicolons between them."""

    def read(self, item, known):
        return "; ".join(body["name"] for body in item[self.name])

    def put(self, item, text, known):
        names = known.organisations
        slugs = dict.fromkeys(one_of(word, names) for word in several_of(text, names.values()))
        item[self.name] = [{"slug": slug, "name": names[slug]} for slug in slugs]

    def choices(self, known):
        return known.offered

    @property
    def is_several(self):
        return True


def several(text: str) -> list[str]:
    return [word for word in SEVERAL.split(text.strip()) if word]


def several_of(text: str, names: Iterable[str]) -> list[str]:
    """As ``several``; commas divide too where the whole is not a name and each part is one."""
    known, words = {name.casefold() for name in names}, []
    for word in several(text):
        parts = [part.strip() for part in word.split(",") if part.strip()]
        is_list = word.casefold() not in known and all(part.casefold() in known for part in parts)
        words += parts if is_list else [word]
    return words


def one_of(text: str, choices: dict[str, str]) -> str:
    """The key of the choice that the text names: whole, or by a beginning that no other has."""
    wanted = " ".join(text.split()).casefold()
    whole = [key for key, label in choices.items() if label.casefold() == wanted]
    begun = [key for key, label in choices.items() if wanted and label.casefold().startswith(wanted)]
    if whole or len(begun) == 1:
        return (whole or begun)[0]
    if not choices:
        raise ValidationError(f"“{text.strip()}” cannot be chosen: there is nothing to choose from yet.")
    named = list(choices.values())
    more = f" … and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    raise ValidationError(f"“{text.strip()}” is not among: {'; '.join(named[:MOST_NAMED])}{more}.")
