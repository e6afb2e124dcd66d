"""The headings of a council's report: its own where it has laid them down, else the usual ones."""

from governance.models import HeadingKind, ReportHeading
from partnerships.models import Organisation

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
