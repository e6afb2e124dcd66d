"""Names with signs that HTML writes in other words: in a mail they stand as they were typed."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

NAMES = "King's Lynn & O’Brien <clerk>"
MAILS = sorted((Path(settings.BASE_DIR) / "templates").rglob("mail/*.txt"))


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.name)
def test_a_name_with_an_apostrophe_stands_in_every_mail_as_it_was_typed(path):
    """Whatever a template of a mail shows is put between the same tags as its own words."""
    whole = path.read_text()
    start, end = whole.partition("%}")[:2], whole.rstrip().rpartition("{%")
    template = engines["django"].from_string("".join(start) + "{{ name }}" + "".join(end[1:]))

    assert template.render({"name": NAMES}) == NAMES
