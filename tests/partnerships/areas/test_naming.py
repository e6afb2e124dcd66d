import pytest
from django.core.exceptions import ValidationError

from partnerships.areas.naming import Named, NamesField
from partnerships.models import RegisteredCouncil

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture
def named():
    return Named(RegisteredCouncil.objects.of_areas())


@pytest.mark.parametrize(
    ("written", "council"),
    [
        ("Castle Point", "Castle Point Borough Council"),
        ("castle  point borough council", "Castle Point Borough Council"),
        ("Rochford DC", "Rochford District Council"),
        ("Rochfrod DC", None),
        ("Ynys Môn", "Isle of Anglesey County Council"),
        ("Cyngor Caerdydd", "City of Cardiff Council"),
        ("E07000075", "Rochford District Council"),
        ("The City of Hull", "Hull City Council"),
        ("King's Lynn & West Norfolk", "Borough Council of King's Lynn and West Norfolk"),
        ("Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole Council"),
        ("Dorset", "Dorset Council"),
    ],
)
def test_council_is_found_however_it_is_written(named, written, council):
    try:
        found = str(named.find(written))
    except ValidationError:
        found = None

    assert found == council


def test_what_is_not_known_says_what_was_perhaps_meant(named):
    with pytest.raises(ValidationError) as refused:
        named.find("Rochfrod")

    assert refused.value.messages == [
        "“Rochfrod” is not known. Did you mean Rochdale Metropolitan Borough Council or Rochford District Council?"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Epping", "Epping Forest District Council"),
        ("Richmond", "London Borough of Richmond upon Thames"),
        ("Stoke", "Stoke-on-Trent City Council"),
    ],
)
def test_a_name_that_is_cut_short_is_asked_about(named, written, meant):
    with pytest.raises(ValidationError) as refused:
        named.find(written)

    assert refused.value.messages == [f"“{written}” is not known. Did you mean {meant}?"]


@pytest.mark.parametrize("line", ["Castle Point and Rochford", "Castle Point, Rochford", "Castle Point & Rochford DC"])
def test_field_takes_several_on_one_line(line):
    field = NamesField()
    field.rows = RegisteredCouncil.objects.of_areas()

    assert [row.short_name for row in field.clean(line)] == ["Castle Point", "Rochford"]


def test_field_takes_one_a_line_and_each_once():
    field = NamesField()
    field.rows = RegisteredCouncil.objects.of_areas()

    found = field.clean("Castle Point\n\n  Rochford \nCastle Point Borough Council")

    assert [row.short_name for row in found] == ["Castle Point", "Rochford"]


def test_field_tells_every_fault_at_once():
    field = NamesField()
    field.rows = RegisteredCouncil.objects.of_areas()

    with pytest.raises(ValidationError) as refused:
        field.clean("Zzz\nRochford\nYyyyy")

    assert refused.value.messages == ["“Zzz” is not known.", "“Yyyyy” is not known."]
