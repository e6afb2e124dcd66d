"""Names that stand over lines, or over marks in them, in place of a column: a committee over its councillors."""

from dataclasses import replace

from plans.office.lines.asides import Filled
from plans.office.lines.heads import NOTHING, TableHeads
from plans.rows.tables import RowTable

#: The mark that says no more than that a name holds.
PLAIN = "x"


class NamesOver:
    """What stands inside the lines that come next, where several may stand in one cell.

    ``understood``: heads that are such names, whose marks were read.
    """

    def __init__(self, table: RowTable, known):
        self.known, self.understood = known, set[str]()
        self.held = ""
        if table.nested and table.nested.between:
            self.column = next(column for column in table.nested.columns if column.name == table.nested.main)
            self.held = f"{table.nested.name}.{table.nested.main}"
        self._said: Filled = []

    def takes(self, filled: Filled, heads: TableHeads) -> bool:
        """Whether a line is such a name, alone on it: it stands over those under it."""
        is_alone = bool(self.held) and len(filled) == 1 and self.held not in heads.names
        if is_alone and not filled[0][2].fault and self.column.marked(filled[0][2].words, PLAIN, self.known):
            self._said = [(self.held, filled[0][2].words, filled[0][2])]
            return True
        return False

    def put_into(self, filled: Filled) -> Filled:
        """A line with what stands over it, and with its marks (an X under “Cabinet”) as what they say."""
        return [*map(self._marked, filled), *self._said] if self.held else filled

    def _marked(self, each):
        held, head, cell = each
        said = self.column.marked(head, cell.words, self.known) if head and held == NOTHING else ""
        if not said:
            return each
        self.understood.add(head)
        return self.held, head, replace(cell, words=said)
