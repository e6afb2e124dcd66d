"""What plans say is found in their kept texts, and shown without markup."""

from datetime import date

import pytest

from plans.document.canonical import canonical
from plans.models import Adoption
from plans.papers.search import BEGINNING, Hit, excerpt, partnerships_named, plans_saying, sweep
from plans.papers.versions import freeze
from tests.factories import make_block, make_partnership, make_plan, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("search")]


def text_of(**data):
    return canonical(
        {"format": 1, "title": "harbour", "blocks": [{"key": "k-harbour", "heading": "Area", "data": data}]}
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"html": "<p>Our <em>old</em> Harbour is safe.</p>"}, "Our old Harbour is safe."),
        ({"rows": ["roads,", "harbours"]}, "harbours"),
        ({"html": "<p>Roads &amp; harbour</p>"}, "Roads & harbour"),
        ({"html": '<p>The “so called” "harbour", they say.</p>'}, 'The “so called” "harbour", they say.'),
        ({"html": '<a href="https://harbour.example">Here</a>'}, ""),
        ({"kind": "harbour", "sha256": "harbour", "harbour": True}, ""),
        ({"html": "<p>" + "a " * 100 + "harbour" + " b" * 100 + "</p>"}, "…" + "a " * 44 + "harbour" + " b" * 44 + "…"),
    ],
)
def test_the_words_are_shown_with_what_stands_around_them(data, said):
    assert excerpt(text_of(**data), "harbour") == said


@pytest.mark.parametrize("length", range(100, 190, 7))
def test_beginning_of_a_text_tells_the_same_or_nothing(length):
    whole = text_of(html="<p>By the pier.</p>", rows=["Roads", "Our <b>old</b> harbour"])

    assert excerpt(whole[:length], "harbour") in ("", excerpt(whole, "harbour"))


@pytest.mark.parametrize(("words", "said"), [('a "b"', 'a "b" c'), ("true", ""), ("ÅNGSTRÖM", "ångström")])
def test_words_are_found_however_they_are_kept(words, said):
    assert excerpt(text_of(html='a "b" c', is_open=True, unit="ångström"), words) == said


def adopt(number, *, starts_on, says):
    return stand(make_plan(title=f"Plan {number}", starts_on=starts_on, blocks=(says,)))


def stand(plan):
    by = make_user()
    version = freeze(plan.paper, by=by, purpose="adoption")
    Adoption.objects.create(paper=plan.paper, version=version, recorded_by=by)
    return plan


def test_plans_that_began_last_come_first_and_rare_words_are_found_too():
    plans = [adopt(n, starts_on=date(2001 + n, 4, 1), says="Lighthouse" if n == 0 else "Harbour") for n in range(7)]

    assert [hit.plan for hit in plans_saying("harbour", limit=2)] == [plans[6], plans[5]]
    assert [hit.plan for hit in plans_saying("lighthouse", limit=2)] == [plans[0]]


def test_hyphens_accents_quotes_and_brackets_hide_no_plan():
    social = ("Anti-social café", "ANTI SOCIAL CAFÉ", "Antisocial cafe", "Tackle antisocial CAFE")
    welsh = ("Penârlâg", "PENÂRLÂG", "yn Penarlag")
    spot, other = ("A hot spot", "Hotspots"), ("Łódź, Straße 1", "Lodz, Strasse 1")
    for n, says in enumerate(social + welsh + spot + other):
        adopt(n, starts_on=date(2001 + n, 4, 1), says=says)
    typed = {
        **dict.fromkeys(
            ("anti social", '"anti-social"', "antisocial", "(anti-social  cafe)", "antisocial café"), social
        ),
        **dict.fromkeys(("penarlag", "Penârlâg"), welsh),
        **dict.fromkeys(("hotspot", "hot spot"), spot),
        **dict.fromkeys(("lodz", "ŁÓDŹ", "strasse", "Straße"), other),
    }

    before = {words: [hit.excerpt for hit in plans_saying(words)] for words in typed}
    sweep(None)

    assert before == {words: [*says][::-1] for words, says in typed.items()}
    assert {words: [hit.excerpt for hit in plans_saying(words)] for words in typed} == before


def test_partnerships_are_found_however_their_names_are_spelled():
    names = {
        "Diogelwch Ynys Môn": ["ynys mon", "YNYS MÔN", "ynys-mon"],
        "Penârlâg": ["penarlag", "PENÂRLÂG"],
        "Safer King's Lynn": ["king’s lynn", "KING'S"],
        "Stoke-on-Trent": ["stoke on trent", "stokeontrent"],
        "Safer North Yorkshire": ["northyorkshire", "yorkshire"],
    }
    for name in names:
        make_partnership(name)

    found = {
        name: [[each.name for each in partnerships_named(words)] for words in typed] for name, typed in names.items()
    }
    assert found == {name: [[name]] * len(typed) for name, typed in names.items()}


def test_other_words_are_looked_for_where_nobody_wrote_what_is_typed():
    plan = adopt(1, starts_on=date(2001, 4, 1), says="Coast and Wold")

    assert [hit.plan for hit in plans_saying("coast & wold")] == [plan]


def test_every_plan_that_says_it_stands_on_one_of_the_pages(client, monkeypatch):
    monkeypatch.setattr("plans.papers.search.PAGE_LENGTH", 2)
    plans = [adopt(n, starts_on=date(2001 + n, 4, 1), says="Harbour") for n in range(5)]

    pages = [client.get("/", {"q": "harbour", "plans": number}) for number in (1, 2, 3, "99", "-1")]

    shown = [[plans.index(hit.plan) for hit in page.context["said"].hits] for page in pages]
    assert shown == [[4, 3], [2, 1], [0], [0], [4, 3]]
    links = [b"plans=1#plans", b"plans=2#plans", b"plans=3#plans"]
    assert [[link in page.content for link in links] for page in pages[:3]] == [
        [False, True, False],
        [True, False, True],
        [False, True, False],
    ]
    assert [page.content.count(b'rel="prev"') for page in pages] == [0, 1, 1, 1, 0]


def test_partnerships_of_a_name_are_turned_over_like_plans(client, monkeypatch):
    monkeypatch.setattr("csp_portal.pages.public.FOUND_LENGTH", 2)
    for n in range(5):
        make_partnership(f"Safer Harbour {n}")

    pages = [client.get("/", {"q": "harbour", "page": number}) for number in (1, 2, 3)]

    assert [[each.name[-1] for each in page.context["page"]] for page in pages] == [["0", "1"], ["2", "3"], ["4"]]
    links = [b"q=harbour&amp;page=1", b"q=harbour&amp;page=2", b"q=harbour&amp;page=3"]
    assert [[link in page.content for link in links] for page in pages] == [
        [False, True, False],
        [True, False, True],
        [False, True, False],
    ]


def test_words_are_found_where_the_beginning_of_a_text_does_not_tell():
    plan = make_plan(blocks=())
    make_block(plan.paper, data={"html": f"<p>{'Roads. ' * BEGINNING}Lighthouse</p>"})
    stand(plan)

    assert plans_saying("lighthouse") == [Hit(plan, "…" + "Roads. " * 12 + "Lighthouse")]


def test_common_words_are_asked_for_in_four_questions(django_assert_num_queries):
    for number in range(6):
        adopt(number, starts_on=date(2001 + number, 4, 1), says="Harbour")

    with django_assert_num_queries(4):
        assert len(plans_saying("harbour", limit=3)) == 3
