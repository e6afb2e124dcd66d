"""The suite about itself: what runs where is said in full."""

import re

from django.conf import settings

from tests.on_postgresql import KINDS

TESTS = settings.BASE_DIR / "tests"


def test_each_kind_that_can_differ_between_the_databases_has_a_case():
    marks = {kind for path in TESTS.rglob("test_*.py") for kind in re.findall(r"mark\.both\((.*?)\)", path.read_text())}

    assert marks == {f'"{kind}"' for kind in KINDS}
