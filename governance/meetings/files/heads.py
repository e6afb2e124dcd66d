"""Which column of a sheet holds what, by the words of its head. Pure."""

import re
from dataclasses import dataclass, field, replace
from typing import NoReturn

from governance.meetings.files.words import Said, said_in
from partnerships.days.written import UnreadDate, written_date
from plans.office.packages import Unreadable
from plans.office.sheets import Sheet, SheetRow

COLUMNS = {
    "on": (
        "date", "date of meeting", "meeting date", "start date", "dates", "meeting dates", "date of the meeting",
        "date and time", "date & time", "date/time", "when", "day",
    ),
    "body": (
        "committee or board", "name of body", "committee", "body", "committee name", "meeting name", "name of meeting",
        "meeting", "subject", "title", "board", "panel", "event", "name", "name of committee", "name of board", "mtg",
        "meeting title", "group", "forum", "decision maker",
    ),
    "weekday": ("weekday", "day of week", "day of the week", "day"),
    "starts_at": (
        "time", "start time", "start", "starts at", "time of meeting", "meeting time", "begins", "starts", "from",
    ),
    "place": ("place", "venue", "location", "room", "where"),
    "whole_day": ("all day event", "all day", "all-day event"),
    "ends_on": ("end date",),
}  # fmt: skip
FIRST_DAYS = ("from", "start", "starts", "starts on", "begins", "first day", "start of recess", "date from")
LAST_DAYS = ("to", "until", "end", "ends", "ends on", "last day", "end of recess", "date to")
STATES = (
    "status", "state", "meeting status", "cancelled", "cancelled?", "canceled", "notes", "note", "comments", "comment",
    "remarks", "remark", "changes", "amendments", "update",
)  # fmt: skip
SURE_STATES = ("status", "state", "meeting status", "cancelled", "cancelled?", "canceled")
FINE = (
    "confirmed",
    "scheduled",
    "agreed",
    "held",
    "met",
    "yes",
    "no",
    "ok",
    "active",
    "busy",
    "planned",
    "going ahead",
)
LONGEST_NAME = 80
YES = ("yes", "y", "true", "x", "1", "✓", "✔")
COMMITTEE = re.compile(
    r"\b(committee|cttee|cabinet|council|board|panel|executive|scrutiny|forum|group|partnership|commission|party)\b",
    re.I,
)
_ROOM = re.compile(r"\b(rooms?|chamber|hall|suite|offices?|centre|building|house)\b|\d", re.I)
_GENERIC = re.compile(
    r"(sheet|table|tabelle) ?\d*|meetings?|dates?|calendar|meeting dates|schedule|.*\d{4}.*|all.*|total.*", re.I
)


@dataclass(frozen=True)
class Heads:
    """Columns by what they hold; ``unread`` those that hold something else, with their heads."""

    on: int
    body: int | None = None
    weekday: int | None = None
    starts_at: int | None = None
    place: int | None = None
    whole_day: int | None = None
    ends_on: int | None = None
    states: dict[int, str] = field(default_factory=dict)
    unread: list[tuple[int, str]] = field(default_factory=list)

    @property
    def columns(self) -> list[int]:
        known = (self.on, self.body, self.weekday, self.starts_at, self.place, *self.states)
        return [column for column in known if column is not None]

    def state_of(self, row: SheetRow, column: int) -> str:
        """The words of a state; a tick under “Cancelled” is that word."""
        words = row.at(column).text
        if self.states[column].startswith("cancel"):
            return "cancelled" if words.lower() in YES else "" if words.lower() in ("no", "n", "false", "0") else words
        return words

    def states_not_known(self, row: SheetRow) -> list[str]:
        """Words under a head of states that say nothing that is known here."""
        words = [self.state_of(row, column) for column, head in self.states.items() if head in SURE_STATES]
        return [f"The file says “{each[:60]}”." for each in words if each and said_in(each) == Said.NOTHING
                and each.lower() not in FINE]  # fmt: skip

    def notes_of(self, rows: list[SheetRow]) -> list[str]:
        """Heads of columns with notes, of which only some words are read."""
        notes = [column for column, head in self.states.items() if head not in SURE_STATES]
        return [
            self.states[column].capitalize() for column in notes if any(not row.at(column).is_empty for row in rows)
        ]

    def is_whole_day(self, row: SheetRow) -> bool:
        if row.at(self.whole_day).text.lower() in YES:
            return True
        end = row.at(self.ends_on)
        return not end.is_empty and end.text[:10] != row.at(self.on).text[:10]


def plain_head(text: str) -> str:
    return " ".join(re.sub(r"\([^)]*\)", " ", text).lower().split()).strip(" :.*")


def head_row(rows: list[SheetRow], at: int) -> tuple[int, Heads] | None:
    """Where the heads end that begin at a place, and what the columns hold; None where that row is none of heads.

    Heads may stand in two rows ("Meeting" over "Date" and "Time"): what the lower leaves empty, the upper says.
    """
    if not (heads := heads_in(rows[at])):
        return None
    if at + 1 < len(rows) and heads_in(rows[at + 1]):
        at += 1
    if not at:
        return at, _with_committees(heads, rows[at + 1 :])
    words = {word for words in COLUMNS.values() for word in words} | set(STATES)
    over = {
        column: cell for column, cell in enumerate(rows[at - 1].cells)
        if isinstance(cell.value, str) and plain_head(cell.text) in words and rows[at].at(column).is_empty
    }  # fmt: skip
    width = max([len(rows[at].cells), *(column + 1 for column in over)])
    whole = SheetRow(rows[at].number, [over.get(column, rows[at].at(column)) for column in range(width)])
    return at, _with_committees(heads_in(whole) or heads, rows[at + 1 :])


def _with_committees(heads: Heads, rows: list[SheetRow]) -> Heads:
    """Under whatever head they stand: where most words of a column are names of committees, it says whose meetings."""
    for column, _ in heads.unread if heads.body is None else ():
        texts = [row.at(column).text for row in rows if isinstance(row.at(column).value, str)]
        names = [
            text for text in texts if COMMITTEE.search(text) and not _ROOM.search(text) and len(text) <= LONGEST_NAME
        ]
        if len(names) * 2 > len(texts):
            return replace(heads, body=column, unread=[each for each in heads.unread if each[0] != column])
    return heads


def committees_across(heads: Heads) -> dict[int, str]:
    """Columns under names of committees, where no other column says whose meeting a row is."""
    ends = re.compile(rf"{COMMITTEE.pattern}$", re.I)
    across = {column: head for column, head in heads.unread if ends.search(head)} if heads.body is None else {}
    return across if len(across) > 1 else {}


def refuse_committees_across(across: dict[int, str]) -> NoReturn:
    """Raises Unreadable."""
    named = ", ".join(f"“{head}”" for head in [*across.values()][:6])
    advice = "Give each meeting a row of its own, with the name under “Committee or board”."
    raise Unreadable(f"The columns {named} are committees. {advice}")


def heads_in(row: SheetRow) -> Heads | None:
    """What the columns hold if the row is one of heads, which names a column of dates; else None."""
    words = {column: plain_head(cell.text) for column, cell in enumerate(row.cells) if isinstance(cell.value, str)}
    found: dict[str, int] = {}
    for name, known in COLUMNS.items():
        places = [(rank, column) for column, word in words.items() if (rank := _rank(word, known)) is not None]
        free = [(rank, column) for rank, column in places if column not in found.values()]
        if free:
            found[name] = min(free)[1]
    if "on" not in found and not (found := _spans_in(words)):
        return None
    states = {column: word for column, word in words.items() if word in STATES and column not in found.values()}
    used = {*found.values(), *states}
    width = max(len(row.cells), max(used) + 1) + 5
    unread = [(c, row.at(c).text or f"column {c + 1}") for c in range(width) if c not in used]
    return Heads(**found, states=states, unread=unread)


def _spans_in(words: dict[int, str]) -> dict[str, int]:
    """The columns of a list of recesses: a first and a last day, and what they are called; empty for all else."""
    first = next((column for column, word in words.items() if word in FIRST_DAYS), None)
    last = next((column for column, word in words.items() if word in LAST_DAYS), None)
    if first is None or last is None:
        return {}
    name = next((column for column in words if column not in (first, last)), None)
    return {"on": first, "ends_on": last} | ({} if name is None else {"body": name})


def _rank(head: str, known: tuple[str, ...]) -> int | None:
    """How surely a head is one of these words: by itself, or as two of them ("Location / Venue")."""
    parts = [part.strip() for part in re.split(r"/|&| or ", head)]
    if head in known:
        return known.index(head)
    return len(known) if len(parts) > 1 and all(part in known for part in parts) else None


def columns_not_read(sheet: Sheet, columns: list[tuple[int, str]], rows: list[SheetRow]) -> list[str]:
    """A sentence that names those of the columns in which something stands; none where nothing does."""
    unread = [label for column, label in columns if any(not row.at(column).is_empty for row in rows)]
    if not unread:
        return []
    names = ", ".join(f"“{label}”" for label in unread)
    of_sheet = "" if sheet.is_only else f" of the sheet “{sheet.name}”"
    several = len(unread) > 1
    return [f"The column{'s' if several else ''} {names}{of_sheet} {'were' if several else 'was'} not read."]


def names_a_body(text: str) -> bool:
    """Whether words may be the name of a committee: not a general name, and no date."""
    if _GENERIC.fullmatch(text.strip()) or not re.search(r"[A-Za-z]{3}", text) or len(text) > 200:
        return False
    try:
        written_date(text)
    except UnreadDate as unread:
        return not unread.why
    return False
