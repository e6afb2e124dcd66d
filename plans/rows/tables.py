"""The table of a noun's rows: its columns, and the lines inside each row."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from plans.rows.columns import Column, Known


@dataclass(frozen=True)
class Nested:
    """Rows inside a row, each a line under it. Its columns stand under those of the row with the same name."""

    name: str
    label: str
    columns: tuple[Column, ...]
    blank: Callable[[], dict]
    #: The column without which the line is nothing: emptied, the line goes.
    main: str
    #: Whether each has a key of its own in the data; else its place in the list tells which it is.
    has_keys: bool = True
    #: The columns of its period and its figure, where sheets have a column for each period instead of lines.
    by_period: tuple[str, str] | None = None
    #: What parts several of them that stand in one cell; empty: each has a line there, or a mark.
    between: str = ""

    @property
    def article(self) -> str:
        return "an" if self.label[0] in "aeiou" else "a"

    def keyed(self, item: dict) -> list[tuple[str, dict]]:
        """What stands inside the row, in its order, each under its key."""
        inner = item[self.name]
        return [(each["key"] if self.has_keys else key_of_place(at), each) for at, each in enumerate(inner)]


@dataclass(frozen=True)
class RowTable:
    """The table of one noun's rows."""

    noun: object
    columns: tuple[Column, ...]
    blank: Callable[[], dict]
    nested: Nested | None = None
    #: Keys of the paper's rows that are overdue on a day.
    late: Callable[..., set[str]] | None = None
    #: A printed grid (``rows, heading, caption``) with a column for each thing again; others as they are.
    unfolded: Callable[[list[list[str]], str, str], list[list[str]]] = lambda rows, heading, caption: rows
    #: Columns of which a sheet of such rows has at least one, beside the main one.
    signs: frozenset[str] = frozenset()
    #: The column that tells lines of the same words apart.
    apart_by: str = ""
    #: How sheets ask for a column in place of naming it (“Who will lead this?”): its pattern; the first counts.
    questions: tuple[tuple[str, str], ...] = ()
    #: A column of spans (it has ``between``) whose first days sheets have in a column of their own, and its heads.
    begins: tuple[str, tuple[str, ...]] = ("", ())
    #: Heads of the two columns in which sheets have the halves of what the main one holds: forename and surname.
    halves: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    #: What a line of a file says where it says nothing, other than a new line in the portal's own table begins with.
    unsaid: dict[str, str] = field(default_factory=dict)
    #: The column that is the main one where a sheet has no main one.
    stand_in: str = ""
    #: Columns of figures whose heads may hold the period (“Baseline 2024/25”) → the columns that say it.
    dated: dict[str, str] = field(default_factory=dict)

    def within(self, known: Known) -> "RowTable":
        """With the columns that the tables of one paper have."""
        return replace(self, columns=tuple(column for column in self.columns if column.is_there(known)))

    @property
    def heads(self) -> tuple[Column, ...]:
        """All columns, those that only lines inside a row have at their place after the row's main one."""
        own = {column.name for column in self.columns}
        only = tuple(column for column in (self.nested.columns if self.nested else ()) if column.name not in own)
        main = next((at for at, column in enumerate(self.columns) if column.width == "wide"), 0) + 1
        return (*self.columns[:main], *only, *self.columns[main:])


def key_of_place(at: int) -> str:
    return str(UUID(int=at + 1))
