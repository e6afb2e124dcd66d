"""Data tables with notes and footnotes, and charts drawn from them."""

from itertools import pairwise, zip_longest

from plans.blocks.tables.cells import footnote_words, is_typed
from plans.blocks.tables.charted import chart_series
from plans.blocks.tables.sums import footnote_sums, total
from plans.document.kinds import BlockKind, CheckWarning, register
from plans.document.schemas import KEY, choice, many, needed, nullable, record, text, truth, whole
from plans.document.summaries import number

CELL = 2_000
MOST_COLUMNS = 20
#: Letters across half of a page, and as many as the room between two columns takes.
LETTERS_OF_HALF_A_PAGE, LETTERS_BETWEEN = 48, 3
CHART_KINDS = {"bar": "Bars", "line": "Line", "stacked_bar": "Stacked bars"}


@register
class Table(BlockKind):
    name = "table"
    label = "Data table"
    help = "Figures in rows and columns, with notes, footnotes, a source and a stated total."
    form_path = "plans.blocks.tables.form.TableForm"
    schema = record(
        caption=text(300),
        columns=needed(many(record(label=text(), align=choice("left", "right", default="left")), most=MOST_COLUMNS)),
        row_headings=truth(True),
        rows=many(many(text(CELL), most=MOST_COLUMNS)),
        notes=many(text(1_000), most=30),
        footnotes=many(
            record(
                mark=needed(text(10)),
                row=nullable(whole()),
                column=nullable(whole()),
                text=text(1_000),
                parts=many(record(label=needed(text()), value=text(60)), most=50),
            ),
            most=50,
        ),
        stated_total=nullable(record(column=whole(), value=needed(text(60)))),
        source=text(500),
    )

    def empty(self):
        return {
            "caption": "",
            "columns": [{"label": "", "align": "left"}, {"label": "", "align": "right"}],
            "row_headings": True,
            "rows": [["", ""], ["", ""], ["", ""]],
            "notes": [],
            "footnotes": [],
            "stated_total": None,
            "source": "",
        }

    def summary(self, data):
        if not data["rows"]:
            return ""
        size = f"{number(len(data['rows']), 'row', 'rows')}, {number(len(data['columns']), 'column', 'columns')}"
        return f"{data['caption']}: {size}" if data["caption"] else size.capitalize()

    def context(self, block, document):
        return {"table": laid_out(block["data"])}

    def check(self, data, document):
        where = data["caption"] or "Data table"
        return [*_uneven_rows(data, where), *footnote_sums(data, where), *total(data, where)]


@register
class Chart(BlockKind):
    name = "chart"
    label = "Chart"
    help = "Bars, stacked bars or lines, drawn from a data table of the same paper."
    form_path = "plans.blocks.tables.form.ChartForm"
    schema = record(
        table={"anyOf": [KEY, {"const": ""}], "default": ""},
        chart=choice(*CHART_KINDS),
        label_column={**whole(), "default": 0},
        value_columns=many(whole(), most=MOST_COLUMNS),
        title=text(),
        summary=text(1_000),
    )

    def empty(self):
        return {"table": "", "chart": "bar", "label_column": 0, "value_columns": [1], "title": "", "summary": ""}

    def context(self, block, document):
        chart = chart_series(block["data"], document)
        if chart:
            chart |= {
                "picture_id": f"chart-{block['key']}",
                "table_id": f"figures-{block['key']}",
                "figures": f"Figures: {block['data']['title'] or chart['caption']}",
                "is_beside": _stand_together(block, document),
                "is_half": _follows(block, document) and _is_narrow(document, block["data"]["table"]),
            }
        return {"chart": chart}

    def check(self, data, document):
        where = data["title"] or "Chart"
        chart = chart_series(data, document)
        if chart is None:
            return [CheckWarning("chart-table", where, "The data table of this chart is not in the plan: choose one.")]
        warnings = [CheckWarning("chart-figures", where, sentence) for sentence in chart["faults"]]
        if not data["summary"].strip():
            sentence = "The chart has no summary: say in words what it shows, for people who cannot see it."
            warnings.append(CheckWarning("chart-summary", where, sentence))
        return warnings


def laid_out(data: dict) -> dict:
    """A table ready to draw: every row as wide as the head, each cell with its alignment and its footnotes' marks."""
    marks = {}
    for footnote in data["footnotes"]:
        marks.setdefault((footnote["row"], footnote["column"]), []).append(footnote["mark"])
    columns = data["columns"]

    def cell(row, number, column):
        words = row[column] if column < len(row) else ""
        own = [mark for mark in marks.get((number, column), []) if not is_typed(words, mark)]
        return {
            "text": words,
            "marks": own,
            "is_heading": data["row_headings"] and column == 0,
            "is_number": columns[column]["align"] == "right",
        }

    rows = [[cell(row, number, column) for column in range(len(columns))] for number, row in enumerate(data["rows"])]
    total = data["stated_total"]
    footnotes = [{"mark": footnote["mark"], "words": footnote_words(footnote)} for footnote in data["footnotes"]]
    return {"rows": rows, "total": _total_row(total, columns) if total else None, "footnotes": footnotes}


def _total_row(total, columns):
    at = min(total["column"], len(columns) - 1)
    return [
        {
            "text": total["value"] if column == at else "Total as stated" if column == 0 else "",
            "is_heading": column == 0,
        }
        for column in range(len(columns))
    ]


def _stand_together(block, document):
    """Whether a chart's table is the block before or after it, so that its figures need not be repeated."""
    keys = [each["key"] for each in document["blocks"]]
    table = block["data"]["table"]
    return block["key"] in keys and table in keys and abs(keys.index(block["key"]) - keys.index(table)) == 1


def _follows(block, document):
    """Whether a chart comes right after its table: on paper it may stand beside it then."""
    pairs = pairwise(document["blocks"])
    return any(after["key"] == block["key"] and before["key"] == block["data"]["table"] for before, after in pairs)


def _is_narrow(document, key):
    """Whether a table leaves half of a page's width free, judged by the longest word of each column."""
    table = next(each["data"] for each in document["blocks"] if each["key"] == key)
    rows = [[column["label"] for column in table["columns"]], *table["rows"]]
    words = (" ".join(column).split() for column in zip_longest(*rows, fillvalue=""))
    return sum(max(map(len, each), default=0) + LETTERS_BETWEEN for each in words) <= LETTERS_OF_HALF_A_PAGE


def _uneven_rows(data, where):
    width = len(data["columns"])
    uneven = [number for number, row in enumerate(data["rows"], start=1) if len(row) != width]
    if not uneven:
        return []
    sentence = f"Row {uneven[0]} has not as many cells as the table has columns ({width})."
    return [CheckWarning("table-shape", where, sentence)]
