"""What a recommendation's form says of days that cannot be."""

import pytest

from governance.dates.happened import TO_COME
from governance.scrutiny.forms import ANSWERED_BEFORE, RecommendationForm
from tests.days import in_days

pytestmark = pytest.mark.django_db
NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1, "in a year": 366}


def written(day):
    return f"{in_days(NEAR[day]):%d/%m/%Y}" if day in NEAR else day


@pytest.mark.parametrize(
    ("made_on", "responded_on", "errors"),
    [
        ("", "", {}),
        ("", "yesterday", {}),
        ("yesterday", "yesterday", {}),
        ("today", "yesterday", {"responded_on": [ANSWERED_BEFORE]}),
        ("15/07/2026", "07/2026", {}),
        ("07/2026", "01/07/2026", {}),
        ("07/2026", "30/06/2026", {"responded_on": [ANSWERED_BEFORE]}),
        ("2026", "2025", {"responded_on": [ANSWERED_BEFORE]}),
        ("tomorrow", "", {"made_on": [TO_COME]}),
        ("", "tomorrow", {"responded_on": [TO_COME]}),
        ("in a year", "in a year", {"made_on": [TO_COME], "responded_on": [TO_COME]}),
    ],
)
def test_it_was_made_and_then_answered_and_neither_is_to_come(made_on, responded_on, errors):
    days = {"made_on": written(made_on), "responded_on": written(responded_on)}
    form = RecommendationForm({"text": "Report each year.", "state": "open", **days})

    assert form.errors == errors
