"""Figures come from files: looked at, taken once, revised by a newer file."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.printing import limits
from priorities.measures.files.reading import ANOTHER_KIND, DAMAGED, TOO_MUCH, names_of, read
from priorities.measures.files.verbs import bring_in, found_in, names_in, say_names, say_rule, take
from priorities.measures.series import series_of
from priorities.measures.shown import shown_series
from tests.factories import make_partnership, make_user
from tests.priorities.measures.files.samples import STREET, TABLE, changed_table, sample, uploaded
from tests.priorities.measures.rows import make_measure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def by():
    return make_user("site_administrator")


@pytest.fixture
def partnership():
    partnership = make_partnership()
    partnership.areas.create(name="Anyborough")
    return partnership


@pytest.fixture
def shoplifting(partnership, by):
    measure = make_measure(partnership, frequency="quarter", unit="")
    say_rule(measure, by=by, sort="home_office", names=["Shoplifting"])
    return measure


def brought(partnership, content, by, *, sort="home_office", name=TABLE):
    figures = bring_in(partnership, uploaded(content, name), by=by, sort=sort)
    read(figures)
    figures.refresh_from_db()
    return figures


def figures_of(measure):
    return [(each.span.name, each.figure) for each in series_of(measure).points]


def rows_of(measure):
    return {row["name"]: (row["words"], row["remarks"]) for row in shown_series(series_of(measure))["rows"]}


def test_the_table_gives_the_quarters_of_a_measure(partnership, shoplifting, by):
    take(brought(partnership, sample(TABLE), by), by=by)

    assert rows_of(shoplifting) == {
        "Q2 2026/27": (
            "175",
            ["provisional [p]", "doubtful", "64 offences are assigned to no partnership by the force"],
        ),
        "Q1 2026/27": ("182", ["provisional [p]"]),
    }


def in_a_zip(name, content) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def damaged(content: bytes) -> bytes:
    """With other bytes in the middle of what is packed."""
    at = len(content) // 2
    return content[:at] + bytes(64) + content[at + 64 :]


STREET_ROWS = sample(STREET).decode()
HEAD = STREET_ROWS.splitlines()[0]


def rows_of_places(number) -> str:
    row = STREET_ROWS.splitlines()[1]
    return "\n".join(row.replace("Anyborough", f"Place {each}") for each in range(number))


TABLE_HEAD = "Financial Quarter,Police Force,CSP Name,Offence Description,Offence Count\n"
UNREADABLE = {
    "a zip that is damaged inside": ("street", damaged(in_a_zip("a-street.csv", STREET_ROWS * 9)), DAMAGED),
    "a table that is damaged inside": ("home_office", damaged(sample(TABLE)), DAMAGED),
    "a sheet of nothing": ("home_office", in_a_zip("xl/workbook.xml", "<x/>"), "The file is damaged, or no ODS or Ex"),
    "columns repeated without end": (
        "home_office",
        changed_table(('table:number-columns-repeated="', 'table:number-columns-repeated="x')),
        DAMAGED,
    ),
    "a count without end": (
        "home_office",
        f"{TABLE_HEAD}1,Any,Anyborough,Arson,inf",
        "“inf” is not a count of offences",
    ),
    "a count of all": ("home_office", f"{TABLE_HEAD}1,Any,Anyborough,Arson,1e300", "“1e300” offences are more than"),
    "a text for a count": ("home_office", f"{TABLE_HEAD}1,Any,Anyborough,Arson,{'x' * 900}", f"“{'x' * 400}"),
    "thousands of places": ("street", f"{HEAD}\n{rows_of_places(2_001)}", ANOTHER_KIND),
    "a table of whole texts": ("home_office", f"{TABLE_HEAD}1,Any,{'x' * 201},Arson,1", ANOTHER_KIND),
    "a picture": ("street", b"\x89PNG\r\n\x1a\n", "This is not a street-level file"),
}


@pytest.mark.parametrize(("sort", "content", "sentence"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_fails_with_a_sentence(partnership, by, sort, content, sentence):
    figures = brought(partnership, content if isinstance(content, bytes) else content.encode(), by, sort=sort)

    assert (figures.state, figures.error[: len(sentence)]) == ("failed", sentence)
    assert len(figures.error) <= 500


def test_a_file_that_takes_too_much_is_given_up(partnership, by):
    figures = bring_in(partnership, uploaded(sample(STREET)), by=by, sort="street")

    with limits.applied(limits.Limits(seconds=0, megabytes=500)):
        read(figures)

    figures.refresh_from_db()
    assert (figures.state, figures.error) == ("failed", TOO_MUCH)


def test_counts_that_were_taken_back_stay_negative(partnership, by):
    robbery = make_measure(partnership, title="Robbery", frequency="quarter", unit="")
    say_rule(robbery, by=by, sort="home_office", names=["34B"])

    take(brought(partnership, sample(TABLE), by), by=by)

    assert figures_of(robbery) == [("Q1 2026/27", 11), ("Q2 2026/27", -1)]
    assert rows_of(robbery)["Q2 2026/27"][1] == ["provisional [p]", "Figures of earlier periods were taken back"]


def test_the_same_file_again_is_refused_and_the_same_figures_add_nothing(partnership, shoplifting, by):
    take(brought(partnership, sample(TABLE), by), by=by)

    with pytest.raises(Refused, match="This very file came in on"):
        bring_in(partnership, uploaded(sample(TABLE)), by=by, sort="home_office")
    counts = take(brought(partnership, changed_table(("Otherborough", "Elsewhere")), by), by=by)

    assert (counts["new"], counts["revised"], counts["there already"]) == (0, 0, 2)
    assert shoplifting.values.count() == 2


def test_a_newer_file_revises(partnership, shoplifting, by):
    take(brought(partnership, sample(TABLE), by), by=by)
    take(brought(partnership, changed_table(("182", "185")), by), by=by)

    assert rows_of(shoplifting)["Q1 2026/27"] == ("185", ["revised [r]", "was 182"])


def test_an_older_table_takes_nothing_back(partnership, shoplifting, by):
    earlier = changed_table((">182<", ">181<"), ("22 October 2026", "23 July 2026"), ('"182"', '"181"'))
    take(brought(partnership, sample(TABLE), by), by=by)

    counts = take(brought(partnership, earlier, by), by=by)

    assert (counts["older than what is there"], counts["revised"]) == (2, 0)
    assert figures_of(shoplifting) == [("Q1 2026/27", 182), ("Q2 2026/27", 175)]


def test_a_file_that_could_not_be_read_is_sent_again_as_what_it_is(partnership, shoplifting, by):
    wrong = brought(partnership, sample(TABLE), by, sort="street")

    right = brought(partnership, sample(TABLE), by)

    assert (wrong.state, right.pk, right.state, right.error) == ("failed", wrong.pk, "read", "")
    assert [len(found.arrivals) for found in found_in(right)] == [2]


def test_a_file_that_was_taken_gives_a_measure_of_later_what_is_new(partnership, shoplifting, by):
    figures = brought(partnership, sample(TABLE), by)
    take(figures, by=by)
    take(brought(partnership, changed_table((">182<", ">185<"), ('"182"', '"185"')), by), by=by)
    robbery = make_measure(partnership, title="Robbery", frequency="quarter", unit="")
    say_rule(robbery, by=by, sort="home_office", names=["34B"])

    counts = take(figures, by=by)

    assert (counts["new"], counts["revised"]) == (2, 0)
    assert figures_of(robbery) == [("Q1 2026/27", 11), ("Q2 2026/27", -1)]
    assert figures_of(shoplifting) == [("Q1 2026/27", 185), ("Q2 2026/27", 175)]


def test_names_said_after_a_file_was_taken_let_it_be_read_again(partnership, shoplifting, by):
    figures = brought(partnership, changed_table((">Anyborough<", ">Anyborough and Shepway<")), by)
    take(figures, by=by)

    say_names(figures, by=by, ours=["Anyborough and Shepway"])
    read(figures)
    figures.refresh_from_db()

    assert take(figures, by=by)["new"] == 2


def test_nothing_is_taken_from_a_file_that_is_not_read(partnership, by):
    figures = bring_in(partnership, uploaded(sample(TABLE)), by=by, sort="home_office")

    with pytest.raises(Refused, match="The file is not read"):
        take(figures, by=by)


def test_figures_are_given_to_the_measures_of_the_partnership_and_of_the_kind_of_file(partnership, shoplifting, by):
    elsewhere = make_partnership(name="Elsewhere")
    for measure, sort in [
        (make_measure(elsewhere, frequency="quarter", unit=""), "home_office"),
        (make_measure(partnership, title="Drugs", frequency="quarter", unit=""), "street"),
        (make_measure(partnership, title="Robbery", frequency="quarter", unit=""), "home_office"),
    ]:
        say_rule(measure, by=by, sort=sort, names=["34B"])

    found = found_in(brought(partnership, sample(TABLE), by))

    assert [each.measure.title for each in found] == sorted(["Robbery", shoplifting.title])
    assert bring_in(elsewhere, uploaded(sample(TABLE)), by=by, sort="home_office").partnership == elsewhere


def test_only_who_manages_measures_brings_files_in_and_takes_them(partnership, shoplifting, by):
    figures, reader = brought(partnership, sample(TABLE), by), make_user("reader", partnership)
    of_no_measure = brought(partnership, sample(STREET), by, sort="street", name=STREET)

    for verb in (
        lambda: bring_in(partnership, uploaded(b"another"), by=reader, sort="street"),
        lambda: say_names(figures, by=reader, ours=[]),
        lambda: say_rule(shoplifting, by=reader, sort="home_office", names=["Arson"]),
        lambda: say_rule(shoplifting, by=reader, sort="home_office", names=[]),
        lambda: take(figures, by=reader),
        lambda: take(of_no_measure, by=reader),
    ):
        with pytest.raises(Refused, match="do not let you"):
            verb()


def test_a_measure_that_became_a_rate_is_counted_no_longer_and_says_why(partnership, shoplifting, by):
    type(shoplifting).objects.update(adds_up="rate", per=1000)

    (found,) = found_in(brought(partnership, sample(TABLE), by))

    assert (found.arrivals, found.remarks) == (
        [], ["Files have counts: only a measure whose counts are summed is counted from them."],
    )  # fmt: skip


def test_a_measure_is_counted_from_a_kind_of_file_no_longer(partnership, shoplifting, by):
    say_rule(shoplifting, by=by, sort="street", names=["Shoplifting"])

    say_rule(shoplifting, by=by, sort="home_office", names=[])

    assert [rule.sort for rule in shoplifting.counting_rules.all()] == ["street"]
    assert AuditEntry.objects.get(event="counting rule taken away").details["names"] == ["Shoplifting"]
    with pytest.raises(Refused, match="Enter what is counted"):
        say_rule(shoplifting, by=by, sort="home_office", names=[])


def test_what_is_done_with_a_file_is_on_record(partnership, shoplifting, by, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as asked:
        figures = bring_in(partnership, uploaded(sample(TABLE)), by=by, sort="home_office")
    read(figures)
    figures.refresh_from_db()
    take(figures, by=by)

    events = AuditEntry.objects.filter(partnership=partnership).order_by("pk").values_list("event", flat=True)
    assert (len(asked), list(events)) == (
        1, ["counting rule said", "figures brought in", "figures entered", "figures taken"],
    )  # fmt: skip


def test_a_name_that_is_ticked_no_more_is_denied(partnership, by):
    figures = brought(partnership, sample(STREET), by, sort="street", name=STREET)
    for ours in (["Anyborough", "Otherborough"], ["Otherborough"]):
        say_names(figures, by=by, ours=ours)
        figures.refresh_from_db()

    assert (names_of(partnership, "street"), figures.state) == (["Otherborough"], "read")
    assert dict(partnership.names_in_files.values_list("name", "is_ours")) == {
        "Anyborough": False, "Otherborough": True,
    }  # fmt: skip


def test_a_file_is_read_once_and_no_other_with_it(partnership, by):
    first = bring_in(partnership, uploaded(sample(TABLE)), by=by, sort="home_office")
    second = bring_in(partnership, uploaded(sample(STREET)), by=by, sort="street")

    read(first)

    second.refresh_from_db()
    assert second.state == "waiting"


def test_a_file_of_years_to_come_is_refused(partnership, by):
    street = brought(partnership, sample(STREET).replace(b"2026-08", b"2062-08"), by, sort="street")
    office = brought(partnership, f"Financial Year,{TABLE_HEAD}2062/63,1,Any,Anyborough,Arson,1".encode(), by)

    assert (street.error, office.error) == (
        "August 2062 is far from today: look at the year.", "Q1 2062/63 is far from today: look at the year.",
    )  # fmt: skip


def test_names_are_said_for_each_kind_of_file_and_may_be_denied(partnership, by):
    for sort, name, is_ours in [
        ("street", "Shepway", True),
        ("street", "Anyborough", False),
        ("home_office", "X", True),
    ]:
        partnership.names_in_files.create(sort=sort, name=name, is_ours=is_ours, said_by=by)

    assert (names_of(partnership, "street"), names_of(partnership, "home_office")) == (
        ["Shepway"], ["Anyborough", "X"],
    )  # fmt: skip


def test_a_file_is_taken_once(partnership, shoplifting, by):
    figures = brought(partnership, sample(TABLE), by)
    take(figures, by=by)
    figures.state = "read"

    with pytest.raises(Refused, match="changed by somebody else"):
        take(figures, by=by)


def test_names_that_differ_are_said_once(partnership, shoplifting, by, django_capture_on_commit_callbacks):
    renamed = changed_table((">Anyborough<", ">Anyborough and Shepway<"))
    figures = brought(partnership, renamed, by)
    nothing = found_in(figures)

    say_names(figures, by=by, ours=["Anyborough and Shepway"])
    read(figures)
    figures.refresh_from_db()

    assert names_in(figures) == ["Anyborough and Shepway", "Otherborough"]
    assert [found.arrivals for found in nothing] == [[]]
    assert [[int(each.value) for each in found.arrivals] for found in found_in(figures)] == [[182, 175]]


def test_street_files_count_crimes_and_incidents_apart(partnership, by):
    crimes = make_measure(partnership, title="Crimes", unit="")
    incidents = make_measure(partnership, title="Incidents", unit="")
    say_rule(crimes, by=by, sort="street", names=["Shoplifting", "Violence and sexual offences", "Burglary"])
    say_rule(incidents, by=by, sort="street", names=["Anti-social behaviour"])

    take(brought(partnership, sample(STREET), by, sort="street", name=STREET), by=by)

    assert (figures_of(crimes), figures_of(incidents)) == ([("August 2026", 2)], [("August 2026", 1)])
    with pytest.raises(Refused, match="counted in incidents, not in crimes"):
        say_rule(crimes, by=by, sort="street", names=["Anti-social behaviour", "Drugs"])


def test_a_quarter_of_which_a_month_is_missing_is_no_figure(partnership, by):
    measure = make_measure(partnership, frequency="quarter")
    say_rule(measure, by=by, sort="street", names=["Shoplifting"])

    figures = brought(partnership, sample(STREET), by, sort="street", name=STREET)

    assert [found.arrivals for found in found_in(figures)] == [[]]


def test_a_file_that_cannot_be_read_says_why(partnership, by):
    figures = brought(partnership, b"nothing", by)

    assert (figures.state, figures.error) == (
        "failed",
        "No sheet has the columns of the partnership tables, such as “CSP Name” and “Offence Count”.",
    )


def test_only_counts_are_counted_from_files(partnership, by):
    rate = make_measure(partnership, adds_up="rate")
    rolling = make_measure(partnership, is_rolling=True)
    monthly = make_measure(partnership)

    for measure in (rate, rolling):
        with pytest.raises(Refused, match="only a measure whose counts are summed"):
            say_rule(measure, by=by, sort="street", names=["Drugs"])
    with pytest.raises(Refused, match="This file has quarters"):
        say_rule(monthly, by=by, sort="home_office", names=["Drugs"])
