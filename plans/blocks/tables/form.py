"""Forms of data tables and charts."""

import csv
import io
import re

from django import forms

from partnerships.numbers import whole
from plans.blocks.tables.block import CELL, CHART_KINDS, MOST_COLUMNS
from plans.blocks.tables.charted import chart_series
from plans.document.chapter_names import chapter_names
from plans.document.figures import FigureStanding, figure_in
from plans.document.kinds import kind_named
from plans.document.richtext import tidy
from plans.forms.base import BlockForm, ItemForm, Repeat
from plans.forms.fields import LineField, LinesField, ParagraphField

MOST_ROWS = 500
#: Every cell is a field of the form, and a server takes so many at a time.
MOST_CELLS = 4_000


class ColumnItem(ItemForm):
    can_be_blank = False

    label = LineField(label="Heading")
    align = forms.ChoiceField(label="Holds", choices=[("left", "Words"), ("right", "Figures")], initial="left")


class RowItem(ItemForm):
    can_be_blank = False

    def prepare(self):
        for column in range(self.root.width):
            label = f"Row {self.number + 1}, column {column + 1}"
            cell = forms.CharField(max_length=CELL, required=False, label=label)
            cell.widget.attrs["aria-label"] = label
            self.fields[f"cell-{column}"] = cell

    def cleaned(self):
        return [tidy(self.cleaned_data[f"cell-{column}"]) for column in range(self.root.width)]


class PartItem(ItemForm):
    value = LineField(label="Figure", most=60, width="5")
    label = LineField(label="What it counts")


class FootnoteItem(ItemForm):
    mark = LineField(
        most=10, width="3", required=True, error_messages={"required": "Enter the mark of this footnote, such as *."}
    )
    text = LineField(most=1_000)
    row = forms.TypedChoiceField(label="In row", coerce=int, empty_value=None, required=False)
    column = forms.TypedChoiceField(label="In column", coerce=int, empty_value=None, required=False)
    repeats = (
        Repeat(
            "parts",
            PartItem,
            "Parts of the figure",
            "part",
            hint="If it says what a figure is made of, enter the parts: the portal tells if they do not sum to it.",
            most=50,
            is_compact=True,
        ),
    )

    def prepare(self):
        for name in ("row", "column"):
            self.fields[name].choices = [("", "The whole table" if name == "row" else "–"), *self.root.places[name]]


class TableForm(BlockForm):
    template_name = "plans/forms/table.html"

    caption = LineField(most=300, help_text="What the table shows, where and when.")
    row_headings = forms.BooleanField(label="The first column names the rows", required=False)
    notes = LinesField(rows=3, lines=30, help_text="Remarks under the table, one on each line.")
    source = LineField(most=500)
    needed_when = {"total_column": "needed with a total"}
    total_value = LineField(label="Total as stated", most=60, width="10", help_text="Only if the source states one.")
    total_column = forms.TypedChoiceField(label="Total of column", coerce=int, empty_value=None, required=False)
    paste = forms.CharField(
        label="Paste from a spreadsheet",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Copy the cells in Excel and paste them here. They take the place of the table above.",
    )
    paste_has_head = forms.BooleanField(label="The first line holds the headings", required=False, initial=True)
    notice = ""
    repeats = (
        Repeat("columns", ColumnItem, "Columns", "column", most=MOST_COLUMNS),
        Repeat("rows", RowItem, "Rows", "row", most=MOST_ROWS),
        Repeat("footnotes", FootnoteItem, "Footnotes", "footnote", most=50),
    )

    def initial_data(self):
        data = self.block.data
        total = data["stated_total"] or {"column": None, "value": ""}
        return {
            **data,
            "rows": [{f"cell-{column}": cell for column, cell in enumerate(row)} for row in data["rows"]],
            "total_value": total["value"],
            "total_column": total["column"],
        }

    def prepare(self):
        columns = self._typed("columns", "label")
        self.width = len(columns)
        self.places = {
            "row": [(n, f"{n + 1}. {words[:40]}".strip()) for n, words in enumerate(self._typed("rows", "cell-0"))],
            "column": [(n, words[:40] or f"Column {n + 1}") for n, words in enumerate(columns)],
        }
        self.fields["total_column"].choices = [("", "No column"), *self.places["column"]]

    def _typed(self, group, name):
        """One field of every item, before there are forms for the items."""
        if not self.is_bound:
            return [item.get(name, "") for item in self.initial[group]]
        count = self.data.get(f"{group}-count", "")
        count = min(whole(count), MOST_ROWS)
        return [self.data.get(f"{group}-{number}-{name}", "") for number in range(count)]

    def clean(self):
        value, column = self.cleaned_data.get("total_value"), self.cleaned_data.get("total_column")
        if value and column is None:
            self.add_error("total_column", "Choose the column of which this is the total.")
        if self.width < 1:
            self.add_error(None, "A table needs a column: add one.")
        if self.width * len(self.places["row"]) > MOST_CELLS:
            self.add_error(None, f"A table may have {MOST_CELLS:,} cells at most: put some of it in another table.")

    def cleaned_block(self):
        data = super().cleaned_block()
        value, column = data.pop("total_value"), data.pop("total_column")
        rows = data["rows"]
        while rows and not any(rows[-1]):
            rows.pop()
        for footnote in data["footnotes"]:
            if footnote["row"] is not None and footnote["row"] >= len(rows):
                footnote["row"] = None
        del data["paste"], data["paste_has_head"]
        return {**data, "stated_total": {"column": column, "value": value} if value else None}

    # --- Adding, removing and moving rows and columns takes cells and footnotes along ---------------------------

    def carry_out(self, verb, where):
        if verb == "paste":
            self._take_pasted()
        else:
            super().carry_out(verb, where)

    def reorder(self, group, order):
        super().reorder(group, order)
        if group.prefix == "columns":
            self._rename(r"(rows-\d+-cell-)(\d+)", order)
        if group.prefix in ("columns", "rows"):
            name = group.repeat.item
            pointers = [key for key in self.data if re.fullmatch(rf"footnotes-\d+-{name}|total_{name}", key)]
            for key in pointers:
                old = self.data[key]
                self.data[key] = str(order.index(whole(old, -1))) if whole(old, -1) in order else ""

    def _rename(self, pattern, order):
        """Give numbered fields their new numbers; those whose number is gone are dropped."""
        for name in [name for name in self.data if re.fullmatch(pattern, name)]:
            start, old = re.fullmatch(pattern, name).groups()
            values = self.data.pop(name)
            if int(old) in order:
                self.data.setlist(f"{start}\0{order.index(int(old))}", values)
        for name in [name for name in self.data if "\0" in name]:
            self.data.setlist(name.replace("\0", ""), self.data.pop(name))

    def _take_pasted(self):
        pasted = tidy(self.data.get("paste", "")).strip("\n")
        lines = [row for row in csv.reader(io.StringIO(pasted), delimiter="\t") if any(cell.strip() for cell in row)]
        if not lines:
            self.notice = "Copy cells in a spreadsheet and paste them into the box first."
            return
        width = max(len(line) for line in lines)
        if width > MOST_COLUMNS or width * len(lines) > MOST_CELLS or len(lines) > MOST_ROWS:
            self.notice = (
                f"The pasted table has {len(lines)} rows and {width} columns. The most is {MOST_ROWS} rows, "
                f"{MOST_COLUMNS} columns and {MOST_CELLS:,} cells: paste it in parts, into several tables."
            )
            return
        head = lines.pop(0) if self.data.get("paste_has_head") else []
        self._put(head, [[cell.strip() for cell in line] + [""] * (width - len(line)) for line in lines], width)
        self.data["paste"] = ""

    def _put(self, head, rows, width):
        for name in [name for name in self.data if re.match(r"(columns|rows)-\d", name)]:
            del self.data[name]
        self.data["columns-count"], self.data["rows-count"] = str(width), str(len(rows))
        for column in range(width):
            cells = [row[column] for row in rows if row[column]]
            figures = sum(figure_in(cell).standing != FigureStanding.UNREAD for cell in cells)
            self.data[f"columns-{column}-label"] = head[column].strip() if column < len(head) else ""
            self.data[f"columns-{column}-align"] = "right" if column and figures * 2 > len(cells) else "left"
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                self.data[f"rows-{number}-cell-{column}"] = cell


class ChartForm(BlockForm):
    template_name = "plans/forms/chart.html"

    title = LineField(required=True, help_text="What the chart tells, such as: Complaints fell in every ward.")
    table = forms.ChoiceField(label="Data table", error_messages={"required": "Choose the table to draw from."})
    chart = forms.ChoiceField(label="Drawn as", choices=list(CHART_KINDS.items()), widget=forms.RadioSelect)
    label_column = forms.TypedChoiceField(label="Names come from", coerce=int)
    value_columns = forms.TypedMultipleChoiceField(
        label="Figures come from",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the column or columns whose figures are drawn."},
    )
    summary = ParagraphField(
        most=1_000,
        rows=3,
        required=True,
        help_text="What the chart shows, in words, for people who cannot see it.",
        error_messages={"required": "Say in words what the chart shows."},
    )

    def prepare(self):
        placed = list(self.paper.blocks.placed())
        self.tables = {str(block.key): block for block in placed if block.kind == "table"}
        names = chapter_names((str(block.key), block.heading, block.kind) for block in placed)
        tables = [(key, block.data.get("caption") or names[key]) for key, block in self.tables.items()]
        self.fields["table"].choices = [("", "Choose a data table"), *tables]
        chosen = self.tables.get(self["table"].value() or "")
        columns = chosen.data["columns"] if chosen else []
        choices = [(n, column["label"] or f"Column {n + 1}") for n, column in enumerate(columns)]
        for name in ("label_column", "value_columns"):
            self.fields[name].choices = choices

    def carry_out(self, verb, where):
        """``columns`` and ``preview`` only show the form again, with the chosen table's columns and its picture."""

    def clean(self):
        if not self.errors and all(isinstance(v, str) for _, numbers in self.series()["series"] for v in numbers):
            self.add_error("value_columns", "The chosen columns hold no figures to draw.")

    def series(self):
        return chart_series(self._as_data(), self._document())

    @property
    def preview(self) -> str:
        """The chart as it is typed; empty until a table and a column of figures are chosen."""
        data, document = self._as_data(), self._document()
        if chart_series(data, document) is None:
            return ""
        block = {"key": "preview", "kind": "chart", "level": 1, "heading": "", "data": data}
        return kind_named("chart").render(block, document=document)

    def _document(self):
        blocks = [
            {"key": key, "kind": "table", "level": 1, "heading": block.heading, "data": block.data}
            for key, block in self.tables.items()
        ]
        return {"blocks": blocks}

    def _as_data(self):
        typed = {name: self[name].value() for name in ("table", "chart", "title", "summary")}
        kind = typed["chart"] if typed["chart"] in CHART_KINDS else "bar"
        return {
            **{name: value or "" for name, value in typed.items()},
            "chart": kind,
            "label_column": whole(self["label_column"].value()),
            "value_columns": [whole(value) for value in self["value_columns"].value() or []],
        }
