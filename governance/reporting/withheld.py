"""Annexes that are not for publication: the public reads that there is one, and nothing of it."""

from governance.models import Exemption, ReportEdition

PREFIX = "annex-"


def annex_key(sha256: str) -> str:
    """What an exemption calls an annexed file."""
    return f"{PREFIX}{sha256[:20]}"


def closed_annexes(timetable: int):
    """At any meeting of the timetable: the file is the same there."""
    return Exemption.objects.filter(item__stage__timetable=timetable, paper__startswith=PREFIX)


def withheld_of(edition: ReportEdition) -> set[str]:
    return set(closed_annexes(edition.report.timetable_id).values_list("paper", flat=True))


def for_the_public(edition: ReportEdition) -> dict:
    """The edition as everybody may read it."""
    document, withheld = edition.document, withheld_of(edition)
    report = document["report"]
    annexes = [_closed(annex) if _is_in(annex, withheld) else annex for annex in report["annexes"]]
    return {**document, "report": {**report, "annexes": annexes}}


def is_withheld(edition: ReportEdition, sha256: str) -> bool:
    return annex_key(sha256) in withheld_of(edition)


def _is_in(annex, withheld):
    return "file" in annex and annex_key(annex["file"]["sha256"]) in withheld


def _closed(annex):
    shown = {name: value for name, value in annex.items() if name not in ("file", "pages", "source")}
    return {**shown, "title": "not for publication", "note": "", "page_from": None, "page_to": None}
