"""Files of meetings for tests, as other programs write them."""

from io import BytesIO

from openpyxl import Workbook


def ics(*events, method="") -> bytes:
    """A calendar of events, each a list of its lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Committee system//EN"]
    lines += [f"METHOD:{method}"] if method else []
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def event(uid="cabinet-1@example.org", start="DTSTART;TZID=Europe/London:20270413T183000", *more):
    return [f"UID:{uid}", start, *more]


def xlsx(*rows) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()
