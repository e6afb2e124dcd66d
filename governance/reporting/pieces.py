"""A report where it is written: its pieces in the order in which they print, each with the way to write it."""

from dataclasses import dataclass

from django.urls import reverse

from governance.reporting.reports import PARTS, PRINTED, ReportPart, printed_with


@dataclass(frozen=True)
class ReportPiece:
    """One piece as it prints. ``part`` None: it is told from the record, and written nowhere here."""

    name: str
    part: ReportPart | None
    url: str
    is_empty: bool

    @property
    def template(self) -> str:
        return printed_with(self.name)


def pieces_of(report, text: dict) -> list[ReportPiece]:
    """``text``: the composed report."""
    return [
        ReportPiece(name, PARTS[name], part_url(report, name), is_empty=not text[name])
        if name in PARTS
        else ReportPiece(name, None, "", is_empty=False)
        for name in PRINTED
    ]


def part_url(report, name: str) -> str:
    """Where one part is written, in its place on the page of the report."""
    return reverse("governance:report_part", args=[report.pk, name])


def place_in(report, name: str) -> str:
    """The part as it stands on the page of the report."""
    return f"{report.get_absolute_url()}#{name}"
