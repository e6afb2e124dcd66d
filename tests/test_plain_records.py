"""Every field of every row that leads to a Record is filled: what is kept of it is plain JSON all the same."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from plans.interchange.export import export_plan
from plans.models import Paper, Plan, Version
from plans.papers.record import record_of
from plans.printing.inputs import draft_inputs, version_inputs
from tests.migrations.rows import ROOMS
from tests.world import kept_world

pytestmark = pytest.mark.django_db
#: What a field of a class is filled with, the first class that fits.
VALUES = {
    models.DateTimeField: datetime(2027, 1, 4, 9, 30, tzinfo=timezone.get_default_timezone()),
    models.DateField: date(2027, 1, 4),
    models.DurationField: timedelta(days=1),
    models.DecimalField: Decimal("12.50"),
    models.IntegerField: 3,
    models.EmailField: "post@anyborough.example",
    models.URLField: "https://anyborough.example/minutes",
    models.CharField: "Filled",
    models.TextField: "Filled",
}


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """The number of fields that took a value; what a constraint or a trigger keeps empty stays empty."""
    with kept_world(django_db_blocker):
        yield sum(fill(model) for room in ROOMS for model in apps.get_app_config(room).get_models())


def fill(model):
    if "historical" in model._meta.db_table:
        return 0
    return sum(fill_field(model, field) for field in model._meta.concrete_fields if not field.primary_key)


def fill_field(model, field):
    value = next((value for kind, value in VALUES.items() if isinstance(field, kind)), None)
    is_words = isinstance(field, models.CharField | models.TextField)
    if value is None or field.is_relation or field.choices or not (field.null or is_words):
        return 0
    empty = model._base_manager.filter(**{f"{field.name}__isnull": True} if field.null else {field.name: ""})
    try:
        with transaction.atomic():
            return empty.update(**{field.name: value})
    except (DatabaseError, ValueError):
        return 0


def is_plain(value):
    return json.loads(json.dumps(value)) == value


@pytest.mark.parametrize("public", [True, False], ids=["public", "inside"])
def test_every_record_is_plain_data(filled, public):
    assert filled > 500
    assert [paper for paper in Paper.objects.all() if not is_plain(record_of(paper, public=public))] == []


def test_what_a_pdf_is_made_of_is_plain_data(filled):
    inputs = [version_inputs(version) for version in Version.objects.select_related("paper")]
    inputs += [draft_inputs(paper, date(2027, 1, 4)) for paper in Paper.objects.all()]

    assert [each["record"] for each in inputs if not is_plain(each)] == []


def test_what_is_exported_is_plain_data(filled):
    assert [plan for plan in Plan.objects.exclude(paper=None) if not is_plain(export_plan(plan))] == []
