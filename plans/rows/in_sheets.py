"""What rows and lists that sheets bring in may do beside the usual."""


class InSheets:
    """The usual: every line stands alone, and all of them together mean nothing more."""

    def joined(self, lines: list) -> list:
        """Lines of a sheet that are one row, as one; those of nearly all tables stand alone."""
        return lines

    def settle(self, old: dict | None, new: dict) -> list[str]:
        """Why a line cannot make this of the row that stands; it may set what the line left open."""
        return []

    def looked_at(self, place, lines: list) -> list:
        """The planned lines, with remarks on what all of them together mean."""
        return lines
