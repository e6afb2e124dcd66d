"""Forms of the pages that bring files in: the file, what becomes of its chapters and tables."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from partnerships.fields import UploadField
from plans.document.kinds import known_kinds
from plans.document.richtext import words_of
from plans.office.imports.reading import LONG, LONG_SHEET, read_rows, read_text
from plans.office.imports.sheets import ASIDE, SheetPlan
from plans.office.lines.child import MOST_BYTES as MOST_OF_SHEETS
from plans.office.lines.child import refuse_other_kinds as refuse_other_sheets
from plans.office.lines.heads import BEGIN, FIRST, PERIOD, plain_head
from plans.office.lines.names import likely, plain
from plans.office.packages import Unreadable
from plans.office.rosters.roster import Roster
from plans.office.word.choosing import CHAPTERS, LEVELS, TABLES, chapters_in, offered
from plans.office.word.kinds_of_file import MOST_BYTES, refuse_other_kinds
from plans.office.word.leavings import SORTS

SHOWN_ROWS = 3
MOST_PASTED = 200_000
PASTED, TAB, LINE_ENDS = "Pasted cells.csv", "\t", "\r\n"
TABS = "sep=\t\n"  # what says that tabs stand between the cells
#: What is chosen where words mean nothing that is known.
NONE = "-"
NONE_OF_THESE = "None of these"


class WordFileForm(forms.Form):
    """The file; ``clean`` reads it, so that ``cleaned_data["file"]`` is its name, its bytes and what was found: None of
    a long one, which the worker reads."""

    file = UploadField(
        label="Word document (.docx)",
        help_text=f"Up to {MOST_BYTES // 1_000_000} MB. You see what becomes of it before anything is saved.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "Choose a Word document.", "empty": "The file is empty."},
    )

    changes = forms.ChoiceField(
        label="Tracked changes",
        choices=[
            ("accept", "As if all were accepted"),
            ("reject", "As if all were rejected: as it was before"),
        ],
        initial="accept",
        widget=forms.RadioSelect,
        required=False,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError("The file is larger than 30 MB. Compress its pictures in Word, or split it.")
        return file

    @property
    def rejects(self) -> bool:
        return self.cleaned_data.get("changes") == "reject"

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        if file is None:
            return cleaned
        data = file.read()
        try:
            refuse_other_kinds(data, file.name)
            reading = None if file.size > LONG else read_text(data, file.name, rejects=self.rejects)
        except Unreadable as why:
            self.add_error("file", str(why))
        else:
            cleaned["file"] = (file.name, data, reading)
        return cleaned


class ReturnedFileForm(WordFileForm):
    """A file whose notes are wanted, not its text."""

    changes = None


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


class SheetFileForm(forms.Form):
    """A workbook or CSV file, or cells that were copied; ``clean`` reads them, so that ``cleaned_data["file"]`` is its
    name, bytes and sheets: None of a long one, which the worker reads."""

    needed_when = {"file": "or paste its cells below"}

    file = UploadField(
        label="Excel file (.xlsx) or CSV file",
        help_text=f"Up to {MOST_OF_SHEETS // 1_000_000} MB. You see every line before anything is saved.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": "The file is empty."},
        required=False,
    )
    cells = forms.CharField(
        label="Cells copied from a sheet",
        help_text="Copy them in Excel with their headings, and paste them here. If you choose a file, it is used "
        "instead.",
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[MaxLengthValidator(MOST_PASTED, f"Paste at most {MOST_PASTED:,} characters, or send a file.")],
        required=False,
        strip=False,
    )

    def __init__(self, *args, noun, owner, **kwargs):
        self.noun, self.owner = noun, owner
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        file, cells = cleaned.get("file"), cleaned.get("cells", "")
        if not file and not cells.strip():
            self.add_error("file", "Choose an Excel or CSV file, or paste its cells.")
        elif file:
            self._read("file", file.name, file.read())
        else:
            self._read("cells", PASTED, f"{TABS if TAB in cells else ''}{cells.lstrip(LINE_ENDS)}".encode())
        return cleaned

    def _read(self, field: str, name: str, data: bytes) -> None:
        try:
            refuse_other_sheets(data, name)
            reading = None if len(data) > LONG_SHEET else read_rows(data, name, self.noun, self.owner)
        except Unreadable as why:
            self.add_error(field, str(why))
        else:
            self.cleaned_data["file"] = (name, data, reading)


class ColumnsForm(forms.Form):
    """What the columns of each sheet hold, and which organisation some words mean."""

    def __init__(self, *args, plan: SheetPlan, sheets: list[dict], organisations: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.plan, self.sheets = plan, sheets
        table = plan.table
        inner = table.nested.columns if table.nested else ()
        held = {column.name: column.label for column in table.columns}
        held |= {BEGIN: "First day, with the last one beside it"} if table.begins[0] else {}
        held |= {FIRST: "First name, with the surname beside it"} if table.halves[0] else {}
        for each in inner:
            of_inner = table.nested.label.capitalize()
            is_main = each.name == table.nested.main
            held[f"{table.nested.name}.{each.name}"] = of_inner if is_main else f"{of_inner}: {each.label}"
        if table.nested and table.nested.by_period:
            held[PERIOD] = f"{table.nested.label.capitalize()}s of this period"
        for at, heads in self._heads():
            for number, (head, meaning) in enumerate(heads.columns):
                if head:
                    self._add(
                        f"column-{at}-{number}", f"“{head}” is", {NONE: "Not read"} | ASIDE | held, meaning or NONE
                    )
        for number, words in enumerate(plan.met):
            choices = {NONE: NONE_OF_THESE if words in plan.no_posts else table.noun.unnamed, **organisations}
            proposed = "" if isinstance(table.noun, Roster) else likely(words, organisations)
            self._add(f"body-{number}", f"“{words}” is", choices, proposed or NONE)
            self.fields[f"words-{number}"] = forms.CharField(widget=forms.HiddenInput, initial=words, required=False)

    def _heads(self):
        return [(at, self.plan.heads[s["name"]]) for at, s in enumerate(self.sheets) if s["name"] in self.plan.heads]

    def _add(self, name, label, choices, initial) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=list(choices.items()), initial=initial)

    def columns(self):
        """The fields of each sheet's columns, under its name."""
        for at, _ in self._heads():
            fields = [self[name] for name in self.fields if name.startswith(f"column-{at}-")]
            yield self.sheets[at]["name"], fields

    def bodies(self):
        return [(self[name], self[name.replace("body", "words")]) for name in self.fields if name.startswith("body-")]

    def choices(self, before: dict) -> dict:
        """As they are kept with the import; of a form that is valid."""
        columns = {
            str(at): {
                plain_head(head): self.cleaned_data[f"column-{at}-{number}"].removeprefix(NONE)
                for number, (head, _) in enumerate(heads.columns)
                if head
            }
            for at, heads in self._heads()
        }
        said = {
            plain(self.cleaned_data[name.replace("body", "words")]): self.cleaned_data[name]
            for name in self.fields
            if name.startswith("body-")
        }
        return {
            "columns": columns,
            "bodies": before.get("bodies", {}) | {words: slug for words, slug in said.items() if slug != NONE},
        }
