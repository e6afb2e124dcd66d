from datetime import date

import pytest

from governance.dates.notice import QuietKind, QuietPeriod, Settings
from governance.dates.remarks import remarks_on

TODAY = date(2027, 1, 4)
SETTINGS = Settings(
    quiet_periods=(
        QuietPeriod(QuietKind.RECESS, "Summer recess", date(2027, 8, 2), date(2027, 8, 31)),
        QuietPeriod(QuietKind.ELECTION, "Local elections", date(2027, 3, 22), date(2027, 5, 6)),
    )
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2027, 2, 9), []),
        (date(2026, 12, 15), ["Tuesday 15 December 2026 has passed already."]),
        (date(2027, 2, 6), ["Saturday 6 February 2027 is not a working day."]),
        (
            date(2027, 8, 30),
            [
                "Monday 30 August 2027 is not a working day (Summer bank holiday).",
                "Monday 30 August 2027 lies in “Summer recess” (Monday 2 August to Tuesday 31 August 2027): nobody "
                "usually meets then.",
            ],
        ),
        (
            date(2027, 4, 20),
            [
                "Tuesday 20 April 2027 lies in “Local elections” (Monday 22 March to Thursday 6 May 2027): nothing is "
                "usually decided or consulted on then."
            ],
        ),
    ],
)
def test_remarks_on_a_day(on, expected):
    assert remarks_on(on, SETTINGS, today=TODAY) == expected
