"""Forms of the pages that bring files in: the file, what becomes of its chapters and tables."""

from django import forms
from django.core.exceptions import ValidationError

from partnerships.fields import UploadField
from plans.document.kinds import known_kinds
from plans.document.richtext import words_of
from plans.office.packages import Unreadable
from plans.office.word.child import read_apart
from plans.office.word.choosing import CHAPTERS, LEVELS, TABLES, chapters_in, offered
from plans.office.word.kinds_of_file import MOST_BYTES
from plans.office.word.leavings import SORTS

SHOWN_ROWS = 3


class WordFileForm(forms.Form):
    """The file; ``clean`` reads it, so that ``cleaned_data["file"]`` is its name, its bytes and what was found."""

    file = UploadField(
        label="Word document (.docx)",
        help_text=f"Up to {MOST_BYTES // 1_000_000} MB. You see what becomes of it before anything is saved.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "Choose a Word document.", "empty": "The file is empty."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError("The file is larger than 30 MB. Compress its pictures in Word, or split it.")
        data = file.read()
        try:
            reading = read_apart(data, file.name)
        except Unreadable as why:
            raise ValidationError(str(why)) from None
        if not reading["chapters"]:
            raise ValidationError("The document holds no text.")
        return file.name, data, reading


class ChoicesForm(forms.Form):
    """What becomes of each chapter and table of a Word file."""

    seen = forms.BooleanField(
        label="I have read what stays out",
        required=False,
        error_messages={"required": "Read the list of what stays out, and tick that you have."},
    )

    def __init__(self, *args, found, paper_kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.reading, self.chosen = found.reading, found.choices
        kinds = {name for name, kind in known_kinds().items() if paper_kind in kind.papers}
        self.fields["seen"].required = bool(self.reading["left_out"])
        self.fields["seen"].initial = self.chosen.get("seen", False)
        self.chapters = chapters_in(self.reading)
        for at, (chapter, chosen) in enumerate(zip(self.chapters, self.chosen["chapters"], strict=True)):
            title = chapter.heading or "Text before the first heading"
            self._add(f"becomes-{at}", f"“{title}” becomes", offered(CHAPTERS, kinds), chosen["becomes"])
            self._add(f"level-{at}", f"Level of “{title}”", LEVELS, chosen["level"])
        for name, chosen in self.chosen["tables"].items():
            self._add(f"table-{name}", self._label_of_table(name), offered(TABLES, kinds), chosen)

    def _label_of_table(self, name) -> str:
        at, number = map(int, name.split("."))
        part = self.chapters[at].parts[number]
        heads = ", ".join(filter(None, part.rows[0]))
        return f"The table “{part.caption or heads[:120]}” becomes"

    def _add(self, name, label, choices, initial) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=list(choices.items()), initial=initial)

    def choices(self) -> dict:
        """As they are kept with the import; of a form that is valid."""
        given = self.cleaned_data
        return {
            "chapters": [
                {"becomes": given[f"becomes-{at}"], "level": int(given[f"level-{at}"])}
                for at in range(len(self.chapters))
            ],
            "tables": {name: given[f"table-{name}"] for name in self.chosen["tables"]},
            "seen": given["seen"],
        }

    def cards(self):
        """Each chapter as the page shows it, with its fields."""
        for at, chapter in enumerate(self.chapters):
            tables = [
                {"field": self[f"table-{at}.{number}"], "rows": part.rows[: SHOWN_ROWS + 1], "more": _more(part)}
                for number, part in enumerate(chapter.parts)
                if part.sort == "table"
            ]
            text = " ".join(words_of(part.html) for part in chapter.parts if part.html)
            yield {
                "chapter": chapter,
                "becomes": self[f"becomes-{at}"],
                "level": self[f"level-{at}"],
                "text": text,
                "pictures": sum(part.sort == "picture" for part in chapter.parts),
                "tables": tables,
            }

    def left_out(self):
        """What stays out, by its sort: what it is called, what becomes of it, each with its place."""
        by_sort: dict[str, list] = {}
        for each in self.reading["left_out"]:
            by_sort.setdefault(each["sort"], []).append(each)
        return [(*SORTS[sort], items) for sort, items in by_sort.items()]


def _more(part) -> int:
    return max(len(part.rows) - 1 - SHOWN_ROWS, 0)
