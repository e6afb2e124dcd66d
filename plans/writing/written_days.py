"""Days and spans of years in a text that no calendar has. Pure."""

import re
from calendar import month_name
from datetime import date

MONTHS = [name for name in month_name if name]
_DAY = re.compile(
    r"\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?(\d{1,2})(?:st|nd|rd|th)?(?: of)? "
    rf"({'|'.join(MONTHS)}),? (\d{{4}})\b"
)
_YEARS = re.compile(r"\b((?:19|20)\d\d)(?: ?[–-] ?| to | until )((?:19|20)\d\d)\b")


def faults_of_days(line: str) -> list[str]:
    """Each as a sentence that says what is so."""
    found = [_fault(*each.groups()) for each in _DAY.finditer(line)]
    found += [f"“{each[0]}” ends before it begins." for each in _YEARS.finditer(line) if int(each[2]) < int(each[1])]
    return [fault for fault in found if fault]


def _fault(weekday: str | None, number: str, month: str, year: str) -> str:
    written = f"{int(number)} {month} {year}"
    try:
        day = date(int(year), MONTHS.index(month) + 1, int(number))
    except ValueError:
        return f"There is no {written}."
    if weekday and f"{day:%A}" != f"{weekday}day":
        return f"{written} is a {day:%A}, not a {weekday}day."
    return ""
