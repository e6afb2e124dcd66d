import pytest
from django.core.exceptions import ValidationError

from governance.headings import FIELDS, IMPLICATIONS, SECTIONS, headings_of
from governance.models import ReportHeading
from tests.factories import make_council

pytestmark = pytest.mark.django_db


def usual(labels):
    return [(label, "") for label in labels]


def test_a_council_without_rows_has_the_usual_headings():
    everything = {"field": usual(FIELDS), "section": usual(SECTIONS), "implication": usual(IMPLICATIONS)}

    assert headings_of(make_council()) == everything
    assert headings_of(None) == everything


def test_a_councils_own_headings_come_in_its_order_with_the_posts_that_sign():
    council = make_council()
    ReportHeading.objects.create(
        council=council, kind="implication", label="Legal", post="Monitoring Officer", position=1
    )
    ReportHeading.objects.create(
        council=council, kind="implication", label="Finance", post="Head of Finance", position=0
    )
    ReportHeading.objects.create(council=make_council(), kind="field", label="Wards")

    found = headings_of(council)

    assert found["implication"] == [("Finance", "Head of Finance"), ("Legal", "Monitoring Officer")]
    assert found["field"] == usual(FIELDS)


def test_headings_take_one_query(django_assert_num_queries):
    council = make_council()

    with django_assert_num_queries(1):
        headings_of(council)


def test_only_an_implication_is_signed():
    heading = ReportHeading(council=make_council(), kind="section", label="Background", post="Head of Finance")

    with pytest.raises(ValidationError) as refused:
        heading.full_clean()

    assert refused.value.messages == ["Only an implication is signed."]
