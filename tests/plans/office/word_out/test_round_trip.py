"""A Document → Word → our own reader of Word: its headings, its tables and its actions are the same."""

from plans.office.word.reading import read_word
from tests.plans.office.word_out.test_writing import block, made

HEADS = [["Area", "Homes"], ["North, by the river", "1,204"], ["South", "–"]]


def data_table(caption="Homes by area"):
    columns = [{"label": HEADS[0][0], "align": "left"}, {"label": HEADS[0][1], "align": "right"}]
    told = {"notes": ["Counted in May"], "footnotes": [], "stated_total": None, "source": "The council"}
    return {"caption": caption, "columns": columns, "row_headings": True, "rows": HEADS[1:], **told}


def action(title, **fields):
    lists = ("priorities", "areas", "places", "leads", "partners", "indicators", "classes", "activities")
    when = {"kind": "date", "date": "2027-03-31", "start": None, "end": None, "text": ""}
    texts = {"reference": "", "subheading": "", "measure": "", "cost_text": ""}
    return {
        "key": title,
        "title": title,
        "timescale": when,
        "cost": None,
        **texts,
        **{name: [] for name in lists},
        **fields,
    }


def read(*blocks):
    return read_word(made(*blocks))["chapters"][1:-1]  # between its title page and what the file says of itself


def tables(chapters):
    return [part["rows"] for chapter in chapters for part in chapter["parts"] if part["sort"] == "table"]


def test_headings_come_back_at_their_levels():
    chapters = read(
        block(heading="Foreword", html="<p>We begin.</p>"),
        block(heading="Homes", number=1, html="<p>Many.</p><h2>Old ones</h2><p>Few.</p>"),
        block(heading="Money", number=2, level=2, html="<ul><li>One</li><li>Two</li></ul>"),
    )

    assert [(chapter["level"], chapter["heading"]) for chapter in chapters] == [
        (1, "Foreword"), (1, "Homes"), (2, "Old ones"), (2, "Money"),
    ]  # fmt: skip
    assert chapters[0]["parts"][0]["html"] == "<p>We begin.</p>"
    assert chapters[3]["parts"][0]["html"] == "<ul><li>One</li><li>Two</li></ul>"


def test_tables_come_back_cell_for_cell():
    assert tables(read(block("table", **data_table()))) == [HEADS]


def test_actions_come_back_with_who_and_when():
    police = {"slug": "police", "name": "Police"}
    rows = [
        action("Light the park", leads=[{"organisation": police, "post": ""}], measure="Fewer thefts"),
        action("Mend the fence"),
    ]
    plan = {"intro_html": "", "rows_known": True, "reference": "", "taxonomy": [], "actions": rows}
    (table,) = tables(read(block("action_plan", **plan)))

    assert table == [
        ["Action", "Lead and partners", "When", "Measure of success"],
        ["Light the park", "Police", "By 31 March 2027", "Fewer thefts"],
        ["Mend the fence", "Lead not stated", "By 31 March 2027", "Not stated"],
    ]
