"""``verify_versions`` proves the editions of committee reports too."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from governance.reporting.editions import freeze_edition
from governance.reporting.reports import start_report
from partnerships.access import Role
from plans.immutable import install_triggers, remove_triggers
from tests.factories import make_timetable, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("triggers")]


@pytest.fixture
def edition():
    timetable = make_timetable()
    by = make_user(Role.CLERK, timetable.council)
    stage = timetable.stages.in_order().get(body__kind="executive")
    report = start_report(timetable, by=by, title="The plan", stage=stage)
    return freeze_edition(report, stage, by=by)


def tamper(statement, *values):
    remove_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    install_triggers(connection)


def verify():
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_versions", stdout=out)
    return out.getvalue().splitlines()


def test_editions_as_they_were_frozen_are_silent(edition):
    out = StringIO()
    call_command("verify_versions", stdout=out)

    assert out.getvalue().startswith("Every version is as it was made")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE governance_reportedition SET canonical = '{}' WHERE id = %s",
            "The plan, report version 1: Its text is not the text whose hash it carries.",
        ),
        (
            "DELETE FROM governance_reportedition WHERE id = %s",
            "The plan, report version 1: Version 1 was made and is missing.",
        ),
    ],
)
def test_a_changed_or_missing_edition_is_named(edition, statement, sentence):
    tamper(statement, edition.pk)

    assert verify() == [sentence]
