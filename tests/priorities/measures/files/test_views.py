"""Pages of files of crime figures."""

import pytest
from django.urls import reverse

from priorities.measures.files.reading import read
from priorities.measures.files.verbs import bring_in, take
from priorities.models import FigureFile
from tests.factories import make_partnership, make_user
from tests.priorities.measures.files.samples import STREET, TABLE, sample, uploaded
from tests.priorities.measures.rows import make_measure

pytestmark = pytest.mark.django_db
DOUBT = "64 offences are assigned to no partnership by the force"


@pytest.fixture
def partnership(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    partnership = make_partnership()
    partnership.areas.create(name="Anyborough")
    officer = make_user("officer", partnership)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return partnership


def test_a_file_is_sent_read_looked_at_and_taken(client, partnership):
    measure = make_measure(partnership, frequency="quarter")
    rule = reverse("priorities:measure_rule", args=[partnership.slug, measure.key])
    client.post(rule, {"sort": "home_office", "names": "Shoplifting"})
    files = reverse("priorities:figure_files", args=[partnership.slug])

    sent = client.post(files, {"sort": "home_office", "file": uploaded(sample(TABLE))})
    figures = FigureFile.objects.get()
    waiting = client.get(sent.url).content.decode()
    read(figures)
    (found,) = client.get(sent.url).context["found"]
    client.post(reverse("priorities:figure_file_take", args=[figures.key]))

    assert "The file is being read" in waiting
    assert [(line["name"], line["figure"], line["novelty"]) for line in found[1]] == [
        ("Q1 2026/27", "182", "new"),
        ("Q2 2026/27", "175", "new"),
    ]
    assert [int(value.value) for value in measure.values.all()] == [182, 175]


def test_the_rule_of_each_kind_of_file_is_changed_by_itself(client, partnership):
    measure = make_measure(partnership, frequency="quarter")
    for sort, names in (("street", ["Drugs"]), ("home_office", ["Arson"])):
        measure.counting_rules.create(sort=sort, names=names)
    page = client.get(measure.get_absolute_url()).content.decode()
    address = reverse("priorities:measure_rule", args=[partnership.slug, measure.key])

    shown = [client.get(f"{address}{query}").context["form"].initial["names"] for query in ("", "?sort=street")]
    answer = client.post(address, {"sort": "home_office", "names": ""}, follow=True)

    assert (shown, f"{address}?sort=street" in page) == ([["Arson"], ["Drugs"]], True)
    assert [str(each) for each in answer.context["messages"]] == ["Such files are counted for it no longer."]
    assert [rule.sort for rule in measure.counting_rules.all()] == ["street"]


def sent(partnership, content, **fields):
    officer = partnership.role_assignments.get().user
    figures = bring_in(partnership, uploaded(content), by=officer, **fields)
    read(figures)
    return FigureFile.objects.get(pk=figures.pk)


def test_the_page_of_a_street_file_says_what_was_placed_nowhere(client, partnership):
    measure = make_measure(partnership, unit="")
    measure.counting_rules.create(sort="street", names=["Shoplifting", "Shopliftng"])
    figures = sent(partnership, sample(STREET), sort="street")

    page = client.get(reverse("priorities:figure_file", args=[figures.key]))

    assert page.context["ours"] == ["Anyborough"]
    assert page.context["street"] == [
        "Anyshire Police, 2026-08: 1 of 5 rows have no place (20.0%); 1 was there twice and counted once."
    ]
    assert page.context["found"][0][1] == [
        {"name": "August 2026", "figure": "1", "before": "", "novelty": "new", "doubt": ""}
    ]
    assert "No row of the file has “Shopliftng”" in page.content.decode()


def test_a_file_that_was_taken_offers_what_is_new_alone(client, partnership):
    officer = partnership.role_assignments.get().user
    measure = make_measure(partnership, frequency="quarter", unit="")
    measure.counting_rules.create(sort="home_office", names=["Shoplifting"])
    figures = sent(partnership, sample(TABLE), sort="home_office")
    address = reverse("priorities:figure_file", args=[figures.key])
    take(figures, by=officer)
    taken = client.get(address)
    robbery = make_measure(partnership, title="Robbery", frequency="quarter", unit="")
    robbery.counting_rules.create(sort="home_office", names=["34B"])

    more = client.get(address)

    assert [page.context["has_more"] for page in (taken, more)] == [False, True]
    assert ["Take what is new" in page.content.decode() for page in (taken, more)] == [False, True]
    assert [(line["before"], line["doubt"]) for line in taken.context["found"][0][1]] == [("182", ""), ("175", DOUBT)]


def test_the_names_of_the_file_are_offered_and_ours_are_ticked(client, partnership):
    files = reverse("priorities:figure_files", args=[partnership.slug])
    client.post(files, {"sort": "home_office", "file": uploaded(sample(TABLE))})
    figures = FigureFile.objects.get()
    read(figures)

    form = client.get(reverse("priorities:figure_file_names", args=[figures.key])).context["form"]

    assert [name for name, _ in form.fields["ours"].choices] == ["Anyborough", "Otherborough"]
    assert form.initial == {"ours": ["Anyborough"]}


def test_a_file_without_places_has_no_names_to_tick(client, partnership):
    officer = partnership.role_assignments.get().user
    figures = FigureFile.objects.create(partnership=partnership, sort="street", name="figures.csv", uploaded_by=officer)

    page = client.get(reverse("priorities:figure_file_names", args=[figures.key]))

    assert page.context["reasons"] == ["No line of this file says a place: bring in one that does."]
