"""What a history tells: one entry, and the fields of it that changed. Pure."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.safestring import SafeString

from plans.document.marking import marked_words


@dataclass(frozen=True)
class FieldChange:
    label: str
    before: str
    after: str

    @property
    def html(self) -> SafeString:
        """Both values in one, with what was put in and left out marked word by word."""
        return marked_words(self.before, self.after)


@dataclass
class RecordedChange:
    """One entry of a history. ``verb`` is in the past tense; ``fields`` say what changed, in words."""

    at: datetime
    who: str
    verb: str
    subject: str
    why: str = ""
    fields: list[FieldChange] = field(default_factory=list)
    source: str = ""
    row: int | None = None
    before: int | None = None
    after: int | None = None
    colour: str = "grey"
    block_key: str = ""
    by: int | None = None
    #: Where it tells several saves of one sitting: how many, and when the first was.
    saves: int = 1
    began: datetime | None = None
    #: The page of what was made, such as a version.
    url: str = ""
    #: Where it stands for several lines that one act wrote: those lines.
    run: tuple["RecordedChange", ...] = ()

    def __post_init__(self):
        self.began = self.began or self.at

    @property
    def has_comparison(self) -> bool:
        return bool(self.before and self.after and self.verb == "Changed")
