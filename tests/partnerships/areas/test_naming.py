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
        ("Rochford DC", None),
        ("E07000075", "Rochford District Council"),
        ("The City of Hull", "Hull City Council"),
        ("King's Lynn & West Norfolk", "Borough Council of Kings Lynn and West Norfolk"),
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
