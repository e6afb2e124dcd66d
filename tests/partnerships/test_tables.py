"""What every list shares: sorting, pages, the filter, and an address that cannot harm it."""

from datetime import date

import pytest
from django.template import engines

from partnerships.filters import PortalFilter, WordsFilter
from partnerships.models import Organisation
from partnerships.tables import DayColumn, PortalTable, WordsColumn
from tests.factories import make_organisation
from tests.lists import filter_fields, list_on

pytestmark = pytest.mark.both("ordering")
PAGE = engines["django"].from_string("{% load django_tables2 %}<main>{% render_table table %}</main>")


class FruitTable(PortalTable):
    name = WordsColumn()
    picked = DayColumn()

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Fruit", "empty_hint": "Plant a tree."}
        empty_text = "No fruit"
        per_page = 3
        order_by = "name"


class OrganisationNames(PortalTable):
    name = WordsColumn()
    kind = WordsColumn()
    website = WordsColumn()

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Organisations"}


class OrganisationNamesFilter(PortalFilter):
    words = WordsFilter(label="Name", fields=("name", "short_name"))

    class Meta:
        model = Organisation
        fields = ()


FRUIT = [
    {"name": "pear", "picked": date(2026, 9, 30)},
    {"name": "Apple", "picked": date(2026, 10, 2)},
    {"name": "Quince", "picked": None},
    {"name": "apricot", "picked": date(2025, 12, 1)},
]


class Shown:
    """A page as a client would have got it."""

    def __init__(self, make, request):
        self.table = make(request)
        self.content = PAGE.render({"table": self.table}, request).encode()


def fruit(rf, address="/", rows=FRUIT):
    return list_on(Shown(lambda request: FruitTable(rows, request=request), rf.get(address)), "Fruit")


def test_words_are_sorted_without_case_and_the_heading_says_so(rf):
    shown = fruit(rf)

    assert shown.column("Name") == ["Apple", "apricot", "pear"]
    assert (shown.sorted_by, shown.sorts) == ({"Name": "ascending"}, {"Name": "?sort=-name", "Picked": "?sort=picked"})
    assert (shown.scopes, shown.labels) == ({"col", "row"}, [["Name", "Picked"]] * 3)


@pytest.mark.parametrize(
    ("sort", "days"),
    [
        ("picked", ["1 December 2025", "30 September 2026", "2 October 2026"]),
        ("-picked", ["2 October 2026", "30 September 2026", "1 December 2025"]),
    ],
)
def test_days_are_sorted_as_days_and_none_comes_last_both_ways(rf, sort, days):
    assert fruit(rf, f"/?sort={sort}").column("Picked") == days
    assert fruit(rf, f"/?sort={sort}&page=2").column("Picked") == ["–"]


@pytest.mark.parametrize("sort", ["colour", "--name", "name,-picked", "", "-", "%F0%9F%8D%90"])
def test_sort_that_the_list_does_not_know_is_passed_over(rf, sort):
    assert fruit(rf, f"/?sort={sort}").sorted_by == {"Name": "ascending"}


@pytest.mark.parametrize(
    ("page", "number"), [("", 1), ("2", 2), ("99", 2), ("-1", 2), ("0", 2), ("two", 1), ("9" * 50, 2)]
)
def test_page_that_is_not_there_is_the_nearest_that_is(rf, page, number):
    shown = Shown(lambda request: FruitTable(FRUIT, request=request), rf.get(f"/?page={page}&per_page=0"))

    assert shown.table.page.number == number


def test_links_keep_what_else_the_address_says_and_sorting_begins_at_the_first_page(rf):
    shown = fruit(rf, "/?as_at=2018-04-01&page=2&sort=-picked")

    assert shown.sorts["Name"] == "?as_at=2018-04-01&sort=name"
    assert shown.pages[0] == "?as_at=2018-04-01&page=1&sort=-picked"


def test_list_without_rows_says_what_to_do(rf):
    shown = Shown(lambda request: FruitTable([], request=request), rf.get("/"))

    assert list_on(shown, "Fruit") is None
    assert "No fruit" in shown.content.decode() and "Plant a tree." in shown.content.decode()


def organisations(rf, address):
    def make(request):
        return OrganisationNames(request=request, found=OrganisationNamesFilter(request, Organisation.objects.all()))

    return Shown(make, rf.get(address))


@pytest.fixture
def known(db):
    for name, website in (("beacon Trust", ""), ("Anyshire Police", "https://p.example"), ("Beacon Homes", "")):
        make_organisation(name, website=website, short_name=name[:3])


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["Anyshire Police", "Beacon Homes", "beacon Trust"]),
        ("-name", ["beacon Trust", "Beacon Homes", "Anyshire Police"]),
    ],
)
def test_database_sorts_by_the_same_rules(rf, known, sort, names):
    assert list_on(organisations(rf, f"/?sort={sort}"), "Organisations").column("Name") == names


def test_filter_finds_rows_with_every_word_and_keeps_the_sort(rf, known):
    shown = organisations(rf, "/?words=BEACON+h&sort=-name&page=4")

    assert list_on(shown, "Organisations").column("Name") == ["Beacon Homes"]
    assert filter_fields(shown) == ["words", "sort"]
    assert 'href="?sort=-name&amp;page=4"' in shown.content.decode()


def test_filter_that_finds_nothing_leads_back_to_the_whole_list(rf, known):
    shown = organisations(rf, "/?words=nobody")

    assert list_on(shown, "Organisations") is None
    assert "Nothing matches" in shown.content.decode()


@pytest.mark.parametrize(("number", "fields"), [(10, []), (11, ["words"])])
def test_filter_stands_above_a_long_list_only(rf, db, number, fields):
    for n in range(number):
        make_organisation(f"Organisation {n}")

    assert filter_fields(organisations(rf, "/")) == fields


def test_filter_tells_of_words_that_are_too_many_and_narrows_nothing(rf, known):
    shown = organisations(rf, f"/?words={'x' * 101}")

    assert len(list_on(shown, "Organisations").rows) == 3
    assert "Shorten it to 100 characters at most: it has 101." in shown.content.decode()
