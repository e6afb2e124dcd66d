"""The tables whose rows files bring in, and how files of a partnership name their columns and organisations."""

from django.utils.module_loading import import_string

from plans.models import RememberedWords
from plans.office.imports.remembering import remembered
from plans.office.lines.cells import rows_of_grid
from plans.office.lines.heads import heads_in
from plans.office.lines.line import ReadLine
from plans.office.lines.names import NUMBERED_PRIORITY, names_known_to, organisations_named_in
from plans.office.lines.reading import TableReading
from plans.office.rosters.contacts import CONTACTS
from plans.office.rosters.roster import Roster
from plans.office.rosters.seats import SEATS
from plans.office.word.making import TableOfActions
from plans.rows.columns import Known
from plans.rows.sections import known_nouns
from plans.rows.tables import RowTable

#: What makes a table one of actions, beside the actions themselves: somebody leads them, or they are measured.
SIGNS = {"leads", "measure"}
ACTION = "action"
NO_ACTIONS = "This table has no column “Action” with one beside it that is known here: make it a data table."
_ROSTERS = [CONTACTS, SEATS]


def register_roster(roster: Roster) -> None:
    """Rooms above this one have lists that sheets fill; registering twice changes nothing."""
    if roster not in _ROSTERS:
        _ROSTERS.append(roster)


def noun_named(subject: str):
    """The noun whose rows a file can bring, or the list whose lines; None for others."""
    return next((each for each in (*known_nouns(), *_ROSTERS) if each.name == subject and each.has_sheet), None)


def table_of(noun) -> RowTable:
    return import_string(noun.table_path)


def is_action_table(rows: list[list[str]], partnership) -> bool:
    columns = remembered(partnership, RememberedWords.Sort.COLUMN, ACTION)
    return _has_actions(rows, columns) or _has_actions(turned(rows), columns)


def _has_actions(rows, columns) -> bool:
    heads = heads_in(rows, table_of(noun_named(ACTION)), columns)
    return heads is not None and bool(heads.names & SIGNS)


def turned(rows: list[list[str]]) -> list[list[str]]:
    """A table that has its heads in the first column, with them in the first row: an action on each line."""
    return [list(column) for column in zip(*rows, strict=True)]


def lines_of_grid(paper, found: TableOfActions, *, place: str) -> list[ReadLine]:
    """The lines of a table of actions that stands in a Word text."""
    table = table_of(noun_named(ACTION))
    rows = table.unfolded(found.rows, found.heading, found.caption)
    columns = remembered(paper.partnership, RememberedWords.Sort.COLUMN, ACTION)
    rows = turned(rows) if not _has_actions(rows, columns) and _has_actions(turned(rows), columns) else rows
    heads = heads_in(rows, table, columns)
    if heads is None:
        return [ReadLine(1, place, faults=[("", NO_ACTIONS)])]
    printed = organisations_named_in(rows) if rows is not found.rows else {}
    names = names_known_to(paper.partnership, remembered(paper.partnership, RememberedWords.Sort.BODY) | printed)
    known = Known(paper, [{"slug": slug} for slug in printed.values()])
    above = found.caption if NUMBERED_PRIORITY.match(found.caption) else found.above
    return TableReading(table, heads, known, names, sheet=place, above=above).read(rows_of_grid(rows))
