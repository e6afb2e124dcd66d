"""The headings of a council's report: its own where it has laid them down, else the usual ones."""

from django.db import transaction

from governance.models import HeadingKind, ReportHeading
from partnerships.models import Organisation, audit

FIELDS = ["Decision-maker", "Portfolio holder", "Lead officer", "Classification", "Wards affected"]
SECTIONS = ["Purpose of the report", "Background", "Consultation", "Next steps"]
IMPLICATIONS = [
    "Legal, including human rights",
    "Finance and other resources",
    "Staffing",
    "Risk management",
    "Environment and sustainability",
    "Community safety",
    "Health and wellbeing",
    "Equalities",
]
USUAL = {HeadingKind.FIELD: FIELDS, HeadingKind.SECTION: SECTIONS, HeadingKind.IMPLICATION: IMPLICATIONS}


def headings_of(council: Organisation | None) -> dict[str, list[tuple[str, str]]]:
    """Kind of heading → (label, post that signs it) in order; a kind without rows has the usual ones (one query)."""
    own = {}
    for row in ReportHeading.objects.filter(council=council) if council else ():
        own.setdefault(row.kind, []).append((row.label, row.post))
    return {str(kind): own.get(kind) or [(label, "") for label in usual] for kind, usual in USUAL.items()}


@transaction.atomic
def lay_down(council: Organisation, kind: str, rows: list[dict], *, by) -> bool:
    """Make these the council's headings of a kind; none, or the usual ones, are kept as no rows. True: changed."""
    wanted = [(row["label"], row.get("post", "")) for row in rows]
    if wanted == headings_of(council)[kind]:
        return False
    if wanted == [(label, "") for label in USUAL[HeadingKind(kind)]]:
        wanted = []
    known = {row.label: row for row in council.report_headings.filter(kind=kind)}
    for position, (label, post) in enumerate(wanted):
        row = known.pop(label, None) or ReportHeading(council=council, kind=kind, label=label)
        row.position, row.post = position, post
        row.full_clean(exclude=["council"])
        row.save()
    for row in known.values():
        row.delete()
    labels = [label for label, _ in wanted]
    audit("report headings changed", council, by=by, council=council, kind=kind, headings=labels)
    return True
