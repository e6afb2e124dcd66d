"""Committee reports among everything that is taken out: as they stand, and each version as it was given."""

import pytest

from governance.reporting.editions import freeze_edition
from governance.reporting.taken import taken_of
from tests.factories import make_report, make_user

pytestmark = pytest.mark.django_db


def test_each_version_is_there_as_word_and_data():
    report = make_report()
    freeze_edition(report, report.timetable.stages.in_order().first(), by=make_user("site_administrator"))

    files = list(taken_of(report.timetable.paper))

    names = [name for name, _, _ in files]
    start = f"report-{report.pk}"
    assert names == [f"{start}.docx", f"{start}-version-1.docx", f"{start}-version-1.json"]
    assert [content()[:2] for _, _, content in files] == [b"PK", b"PK", b'{"']
