"""What can be edited in a paper, whatever its table: its chapters, or the rows of a noun.

All of it has paper, position, revision and removed_at (``PaperRow``), a history, and a shape as plain data. The verbs
and pages of ``plans.editing`` are the same for all of it; what differs is said here, by one instance for each kind.
"""

from django.urls import reverse
from django.utils.safestring import SafeString

from partnerships.access import Permission
from plans.models.rows import PaperRow


class Edited:
    """Base class; see ``plans.rows.noun.Noun`` and ``plans.editing.chapters``."""

    name = ""
    label = ""
    model: type[PaperRow]
    permission = Permission.EDIT_PAPER
    #: Path of its pages under a paper; the page that lists it marks each with this and its key.
    path = ""
    anchor = "row"
    back_words = "Back to the list"
    #: What a person should know when something is, or was, removed.
    kept_with = "its history"
    kept_where = "It is kept below the list and can be put back."

    # --- To be written by each

    def new(self, paper, data: dict) -> PaperRow:
        """An unsaved row of the paper, as ``put`` fills it."""
        return self.model(paper=paper)

    def data(self, row) -> dict:
        """What a person edits of the row, as plain data."""
        raise NotImplementedError

    def put(self, row, data: dict, *, by, reason: str, at) -> None:
        """Save the row, and whatever belongs to it, as the data say."""
        raise NotImplementedError

    def history(self, row, **only) -> list[tuple]:
        """Every state of the row (``only`` some of them), newest first: its history row and its data then."""
        raise NotImplementedError

    def schema(self, row) -> dict:
        """The JSON Schema of the data: it tells rich text from plain."""
        raise NotImplementedError

    def form(self, row, posted=None, files=None, *, user, data: dict | None = None):
        """The form of the row, or of other ``data`` than it holds."""
        raise NotImplementedError

    def shown(self, row, data: dict | None = None) -> SafeString:
        """What the row says (or would say with other data), for people; empty where that cannot be told unsaved."""
        raise NotImplementedError

    def difference(self, row, before: dict, after: dict) -> SafeString:
        """What changes from one state to the other, word by word; empty: nothing."""
        raise NotImplementedError

    def list_title(self, paper) -> str:
        """The name of the page that lists it, as a way back; empty where the trail names that page already."""
        raise NotImplementedError

    def list_url(self, paper) -> str:
        raise NotImplementedError

    # --- Where a kind has more to say

    def has_form(self, row) -> bool:
        """Whether it is written in a form; else ``page`` tells the page of its rows."""
        return True

    def has_rows_beside(self, row) -> bool:
        """Whether its form saves rows beside it (findings), under its revision."""
        return False

    def composed(self, row) -> dict:
        """What it shows, with the rows beside it."""
        return self.data(row)

    def asked_about(self, row) -> SafeString:
        """What of the row is shown to whoever is asked whether to remove it."""
        return self.shown(row)

    def page(self, row) -> dict:
        """More for the page of its form: ``lede``, ``prompt``, ``rows_url`` and ``rows_name``, ``links``."""
        return {}

    # --- The same for all

    @property
    def namespace(self):
        return self.model._meta.app_label

    @property
    def article(self):
        return "an" if self.label[0] in "AEIOU" else "a"

    def of(self, paper):
        """What the paper holds of it, in its order."""
        return self.model.objects.of(paper)

    def address(self, verb: str, paper, *keys) -> str:
        """The address of one of its pages: ``add``, or what is done with the row of the first key."""
        return reverse(f"{self.namespace}:{self.name}_{verb}", args=[paper.key, *keys])

    def url(self, verb: str, row, *more) -> str:
        """The address of one of the row's pages."""
        return self.address(verb, row.paper, row.key, *more)

    def place_of(self, row) -> str:
        """The row in the page that lists it."""
        return f"{self.list_url(row.paper)}#{self.anchor}-{row.key}"
