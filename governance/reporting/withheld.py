"""What is not for publication: the public reads that there is an annex or an item, and nothing of it."""

from django.db.models import Q

from governance.models import Exemption, ReportEdition, Stage

PREFIX = "annex-"


def annex_key(sha256: str) -> str:
    """What an exemption calls an annexed file."""
    return f"{PREFIX}{sha256[:20]}"


def closed_annexes(timetable: int):
    """At any meeting of the timetable: the file is the same there."""
    return Exemption.objects.filter(item__stage__timetable=timetable, paper__startswith=PREFIX)


def closed_for(stage: Stage):
    """What was closed of a step at whichever meeting, annexes of its timetable at any, and an item as a whole at
    earlier steps: it stays closed until somebody opens it."""
    earlier = Q(paper=Exemption.WHOLE, item__stage__step__lt=stage.step)
    of_timetable = Exemption.objects.filter(item__stage__timetable=stage.timetable_id)
    return of_timetable.filter(Q(item__stage=stage) | Q(paper__startswith=PREFIX) | earlier)


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
