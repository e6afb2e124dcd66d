"""Hypothesis strategies for Documents and their blocks. Other rooms add theirs with ``register_data``.

``documents()`` gives whole plan Documents that are already clean: composing what was loaded gives them back.
"""

import uuid
from datetime import date, timedelta

from hypothesis import strategies as st

from partnerships.models import Membership
from plans.blocks.engagement.block import ROUND_KINDS
from plans.blocks.tables.block import CHART_KINDS
from plans.models.assessments import Strand

DATA: dict = {}


def register_data(kind, strategy):
    """Make ``documents()`` know how the data of one more kind look."""
    DATA[kind] = strategy


_letters = "abcdefgh ÉéñŁ0123456789.,;:()£%&<>\"'’–-"


def words(longest=40, least=0):
    return st.text(_letters, min_size=least, max_size=longest).map(lambda t: " ".join(t.split()))


names = words(30, 1).map(lambda t: t or "Name")
keys = st.uuids(version=4).map(str)
days = st.dates(date(1998, 7, 31), date(2035, 12, 31)).map(lambda d: d.isoformat())
partial_dates = st.one_of(st.just(""), days, days.map(lambda d: d[:7]), days.map(lambda d: d[:4]))
counts = st.one_of(st.none(), st.integers(0, 100_000))
percents = st.one_of(st.none(), st.integers(0, 100), st.integers(0, 999).map(lambda n: f"{n // 10}.{n % 10}"))
decimals = st.integers(0, 10**9).map(lambda n: f"{n // 100}.{n % 100:02d}")


def lists(items, most=3):
    return st.lists(items, max_size=most)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


plain = words(60, 1).map(escaped).filter(lambda t: t)
_inline = st.one_of(
    plain,
    plain.map(lambda t: f"<strong>{t}</strong>"),
    plain.map(lambda t: f"<em>{t}</em>"),
    plain.map(lambda t: f'<a href="https://example.org/">{t}</a>'),
)
_runs = st.lists(_inline, min_size=1, max_size=3).map(" ".join)
_item = plain.map(lambda t: f"<li><p>{t}</p></li>")
_cells = st.lists(plain, min_size=2, max_size=2)
_table = st.tuples(_cells, st.lists(_cells, min_size=1, max_size=2)).map(
    lambda t: (
        "<table><tbody><tr>"
        + "".join(f"<th>{cell}</th>" for cell in t[0])
        + "</tr>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in t[1])
        + "</tbody></table>"
    )
)
_pieces = st.one_of(
    _runs.map(lambda t: f"<p>{t}</p>"),
    plain.map(lambda t: f"<h2>{t}</h2>"),
    plain.map(lambda t: f"<h3>{t}</h3>"),
    st.lists(_item, min_size=1, max_size=3).map(lambda items: "<ul>" + "".join(items) + "</ul>"),
    st.lists(st.one_of(_item, st.just("<li></li>")), min_size=1, max_size=3).map(lambda i: f"<ol>{''.join(i)}</ol>"),
    st.sampled_from(["<hr>", "<h2></h2>", "<ul><li></li></ul>", "<table><tbody><tr><td></td></tr></tbody></table>"]),
    _table,
)
rich_texts = st.lists(_pieces, max_size=3).map("".join)


def slug_for(name):
    return "organisation-" + uuid.uuid5(uuid.NAMESPACE_URL, name).hex[:8]


organisations = st.sampled_from(["Police", "Fire", "Council", "Health", "Housing"]).map(
    lambda name: {"slug": slug_for(name), "name": name}
)


@st.composite
def tables(draw):
    columns = draw(
        st.lists(
            st.fixed_dictionaries({"label": words(20), "align": st.sampled_from(["left", "right"])}),
            min_size=1,
            max_size=4,
        )
    )
    width = len(columns)
    rows = draw(lists(st.lists(words(12), min_size=width, max_size=width), 4))
    footnote = st.fixed_dictionaries(
        {
            "mark": st.sampled_from(["*", "†", "1"]),
            "row": st.one_of(st.none(), st.integers(0, 3)),
            "column": st.one_of(st.none(), st.integers(0, 3)),
            "text": words(),
            "parts": lists(st.fixed_dictionaries({"label": words(), "value": st.integers(0, 999).map(str)})),
        }
    )
    total = st.fixed_dictionaries({"column": st.integers(0, width - 1), "value": st.integers(0, 9999).map(str)})
    return {
        "caption": draw(words()),
        "columns": columns,
        "row_headings": draw(st.booleans()),
        "rows": rows,
        "notes": draw(lists(words())),
        "footnotes": draw(lists(footnote, 2)),
        "stated_total": draw(st.one_of(st.none(), total)),
        "source": draw(words()),
    }


@st.composite
def seats(draw):
    since = draw(st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2030, 1, 1))))
    length = draw(st.one_of(st.none(), st.integers(0, 3000)))
    until = None if length is None else (since or date(2010, 1, 1)) + timedelta(days=length)
    return {
        "key": draw(keys),
        "organisation": draw(organisations),
        "statutory_kind": draw(st.sampled_from(Membership.StatutoryKind.values)),
        "designation": draw(st.sampled_from(Membership.Designation.values)),
        "has_vote": draw(st.sampled_from([True, False, None])),
        "office": draw(st.sampled_from(Membership.Office.values)),
        "from": since and since.isoformat(),
        "to": until and until.isoformat(),
        "text": draw(words()),
    }


def fixed(**fields):
    return st.fixed_dictionaries(fields)


register_data("rich_text", fixed(html=rich_texts))
register_data("foreword", fixed(post=names, html=rich_texts))
register_data("table", tables())
register_data(
    "chart",
    fixed(
        table=st.one_of(st.just(""), keys),
        chart=st.sampled_from(list(CHART_KINDS)),
        label_column=st.integers(0, 3),
        value_columns=lists(st.integers(0, 3)),
        title=words(),
        summary=words(),
    ),
)
OF_A_FILE = {
    "sha256": st.one_of(st.just(""), st.binary(min_size=32, max_size=32).map(bytes.hex)),
    "name": words(),
    "content_type": st.sampled_from(["image/png", "image/jpeg"]),
    "alt": words(),
    "caption": words(),
}
register_data("image", fixed(**OF_A_FILE))
register_data(
    "structure",
    fixed(
        intro_html=rich_texts,
        groups=lists(
            fixed(
                name=names, under=words(), tie=st.sampled_from(["reports_to", "works_with"]), lead=words(), does=words()
            )
        ),
    ),
)
register_data(
    "area_map",
    fixed(
        **OF_A_FILE,
        licence=words(),
        facts=lists(fixed(figure=st.integers(1, 999_999).map(str), words=names)),
    ),
)
register_data(
    "membership", fixed(intro_html=rich_texts, members=st.lists(seats(), max_size=3, unique_by=lambda m: m["key"]))
)
register_data(
    "contacts",
    fixed(
        intro_html=rich_texts,
        contacts=lists(fixed(name=names, telephone=words(15), email=words(15), website=words(15), note=words())),
    ),
)
register_data("glossary", fixed(terms=lists(fixed(term=names, meaning=words()))))
register_data("horizon_scan", fixed(sections=lists(fixed(heading=names, items=lists(names)))))
register_data(
    "consultation",
    fixed(
        intro_html=rich_texts,
        rounds=lists(
            fixed(
                kind=st.sampled_from(list(ROUND_KINDS)),
                title=names,
                start=partial_dates,
                end=partial_dates,
                participants=counts,
                place=words(),
                audience=words(),
                text=words(),
            )
        ),
    ),
)
register_data(
    "survey",
    fixed(
        title=words(),
        period=partial_dates,
        responses=counts,
        questions=lists(fixed(question=names, answers=lists(fixed(label=names, percent=percents)))),
        statements=lists(fixed(text=names, percent=percents)),
        findings=lists(names),
    ),
)
register_data(
    "findings",
    fixed(
        intro_html=rich_texts,
        findings=st.lists(
            fixed(
                key=keys,
                title=names,
                text=words(),
                strand=st.sampled_from(["", *Strand.values]),
                is_proposed_priority=st.booleans(),
            ),
            max_size=3,
            unique_by=lambda f: f["key"],
        ),
    ),
)


def blocks(kinds=None):
    """One block of any registered kind, or of the kinds named."""
    return st.sampled_from(sorted(kinds or DATA)).flatmap(
        lambda kind: st.fixed_dictionaries(
            {
                "key": keys,
                "kind": st.just(kind),
                "level": st.sampled_from([1, 2]),
                "heading": words(),
                "data": DATA[kind],
            }
        )
    )


def documents(kinds=None, most=5, **fields):
    """A plan's Document; placement kinds that a paper has once are there once at most."""
    from plans.document.kinds import kind_named

    def once(chosen):
        seen, kept = set(), []
        for block in chosen:
            if not (kind_named(block["kind"]).is_once and block["kind"] in seen):
                kept.append(block)
            seen.add(block["kind"])
        return kept

    return st.fixed_dictionaries(
        {
            "format": st.just(2),
            "key": keys,
            "kind": st.just("plan"),
            "title": names,
            "language": st.just("en-GB"),
            "partnership": st.just({"slug": "anyborough", "name": "Anyborough Community Safety Partnership"}),
            "period": st.just({"start": "2026-04-01", "end": "2029-03-31"}),
            "identity": st.just({"slug": "anyborough-2026-29", "plan_kind": "partnership_plan"}),
            "rests_on": st.just([]),
            "blocks": st.lists(blocks(kinds), max_size=most, unique_by=lambda b: b["key"]).map(once),
            **fields,
        }
    )


# --- Interchange files ---------------------------------------------------------------------------------------------


@st.composite
def interchange_files(draw, kinds=None, most=4):
    """A file with a plan, now and then a year, an addendum and an assessment, and a few versions."""
    from tests.interchange_files import make_file

    plan = draw(documents(kinds, most))
    year_blocks = draw(st.none() | st.lists(blocks(kinds), max_size=2, unique_by=lambda b: b["key"]))
    addendum_blocks = draw(st.none() | st.lists(blocks(kinds), max_size=2, unique_by=lambda b: b["key"]))
    assessment_blocks = draw(st.none() | st.lists(blocks(kinds), max_size=2, unique_by=lambda b: b["key"]))
    return make_file(
        plan,
        year_blocks=year_blocks,
        addendum_blocks=addendum_blocks,
        assessment_blocks=assessment_blocks,
        keys=[draw(keys) for _ in range(3)],
        state=draw(st.sampled_from(["drafting", "in_approval", "adopted", "superseded", "withdrawn"])),
        adopted_on=draw(st.none() | days | days.map(lambda day: day[:7])),
        body=draw(words()),
    )
