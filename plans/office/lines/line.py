"""What is read of one line of a table."""

from dataclasses import dataclass, field

from plans.office.lines.cells import CellWords, WordedRow


@dataclass
class ReadLine:
    """A line of a table: the data of its row, what is wrong (with the address of the cell), and what is only kept."""

    number: int
    sheet: str = ""
    key: str = ""
    revision: str = ""  # of the row when the file was made from it
    item: dict = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)  # of its cells, by the head of their column
    names: set[str] = field(default_factory=set)  # the columns that the line fills
    last_row: int = 0  # of those that it has by their keys
    is_scattered: bool = False  # by sorting: its lines do not stand under it, so that their order says nothing
    #: Of what stands inside it those that brought their keys, by their identity: the place that each has in the text.
    places: dict[int, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class KeyedStep:
    """A line inside a row, as the portal handed it out: whose it is, which it is, and what it says now."""

    row_key: str
    key: str
    row: WordedRow
    filled: list[tuple[str, str, CellWords]]
