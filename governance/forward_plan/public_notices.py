"""Notices and decisions of an executive as documents of their own: SI 2012/2089 regs 5, 10 to 13, 18. Pure: no ORM, no
clock.

Each says on behalf of which council it is given, under which regulation, and all that the regulation asks it to say.
"""

from dataclasses import dataclass
from datetime import date

from governance.dates.clear_days import spell
from governance.dates.stages import KeyOpinion


@dataclass(frozen=True)
class PublicNotice:
    """One notice: ``slug`` names its kind in addresses; ``rows`` are label and value in the regulation's order."""

    slug: str
    title: str
    regulation: str
    council: str
    body: str
    matter: str
    given_on: date
    rows: tuple[tuple[str, str], ...]
    said: str = "Notice given"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Everything that the document says under its title."""
        return [
            ("Council", self.council),
            ("Decision maker", self.body),
            ("Matter", self.matter),
            *self.rows,
            (self.said, spell(self.given_on)),
            ("Given under", f"SI 2012/2089 {self.regulation}"),
        ]


def notices_in_private(private, *, council: str, body: str, when: str) -> list[PublicNotice]:
    """``private``: a ``PrivateMeeting``; only the notices that were given."""
    known = {"council": council, "body": body, "matter": private.matter}
    meets, why = ("Meeting in private", when), ("Reasons for meeting in private", private.reasons)
    received = private.representations or "None was received."
    found = [
        PublicNotice(
            "intention", "Notice of the intention to meet in private", "regulation 5(2) and (3)",
            given_on=private.intended_on, rows=(meets, why), **known,
        ),
        PublicNotice(
            "further", "Further notice of a meeting in private", "regulation 5(4) and (5)",
            given_on=private.further_on, **known,
            rows=(
                meets, why, ("Representations that it should be public", received),
                *([("Response", private.response)] if private.response else []),
            ),
        ),
        PublicNotice(
            "urgent-private", "Notice that a meeting in private is urgent", "regulation 5(6) and (7)",
            given_on=private.agreed_on, **known,
            rows=(
                meets, why, ("Agreed by", private.agreed_by),
                ("Why it is urgent and cannot reasonably be deferred", private.urgent_because),
            ),
        ),
    ]  # fmt: skip
    return [notice for notice in found if notice.given_on]


def statement_of_decision(
    outcome, declarations, *, council: str, body: str, matter: str, taken_on: date, is_single_member: bool
) -> PublicNotice:
    """The written statement of an executive decision. ``declarations``: the interests declared, with dispensations."""
    conflicts = [f"{each.declared_by}: {each.text or each.get_interest_display()}" for each in declarations]
    dispensations = [f"{each.declared_by}: {each.dispensation}" for each in declarations if each.dispensation]
    return PublicNotice(
        "decision", f"Statement of the decision of {body}", "regulation 13" if is_single_member else "regulation 12",
        council=council, body=body, matter=matter, given_on=taken_on, said="Decision taken",
        rows=(
            ("Decision", ". ".join(filter(None, (outcome.get_kind_display(), outcome.resolution)))),
            ("Reasons for the decision", outcome.reasons or "Not recorded"),
            ("Alternative options considered and rejected", outcome.alternatives or "None recorded"),
            ("Conflicts of interest declared", "; ".join(conflicts) or "None recorded"),
            *([("Dispensations granted", "; ".join(dispensations))] if dispensations else []),
        ),
    )  # fmt: skip


def required_report(report, *, council: str, body: str, matter: str, is_draft: bool = False) -> PublicNotice:
    """``report``: a ``RequiredReport``. Until it is submitted only what scrutiny requires is told; ``is_draft``: its
    text all the same."""
    is_told = bool(report.submitted_on) or is_draft
    why = [("Why it should have been treated as a key decision", report.because)] if report.because else []
    required = [
        ("Report required by", f"{report.required_by}, {spell(report.required_on)}"),
        *why,
        ("To be submitted to the council by", spell(report.due_on)),
    ]
    what = f"on a decision of {body} that was not treated as a key decision"
    return PublicNotice(
        "key-decision-report", f"Report to the council {what}" if is_told else f"Report required {what}",
        "regulation 18", council=council, body=body, matter=matter,
        given_on=report.submitted_on or report.required_on,
        said="Submitted to the council" if report.submitted_on else "Required",
        rows=(*required, *(_answered(report) if is_told else ())),
    )  # fmt: skip


def _answered(report):
    empty = "Not written yet"
    yield ("Decision", report.decision or empty)
    yield ("Reasons for the decision", report.reasons or empty)
    yield ("Opinion of the executive", report.get_opinion_display() or empty)
    if report.opinion == KeyOpinion.WAS_NOT_KEY:
        yield ("Reasons for that opinion", report.opinion_reasons or empty)


def notices_at_short_time(notice, *, council: str, body: str) -> list[PublicNotice]:
    """``notice``: a ``DecisionNotice``; that of regulation 9 stands in the forward plan and is none of these."""
    basis, known = (
        notice.Basis,
        {"council": council, "body": body, "matter": notice.matter, "given_on": notice.given_on},
    )
    told_on = f", {spell(notice.told_on)}" if notice.told_on else ""
    when = ("Date on which, or period within which, it is to be made", notice.decided_when)
    if notice.basis == basis.EXCEPTION:
        why = ("Why 28 clear days’ notice is impracticable", notice.urgent_because)
        rows = (when, ("Informed in writing", f"{notice.told}{told_on}"), why)
        title = "Notice of a key decision under the general exception"
        return [PublicNotice("general-exception", title, "regulation 10", rows=rows, **known)]
    if notice.basis == basis.URGENCY:
        why = ("Why it is urgent and cannot reasonably be deferred", notice.urgent_because)
        rows = (when, ("Agreed by", f"{notice.told}{told_on}"), why)
        title = "Notice of a key decision of special urgency"
        return [PublicNotice("special-urgency", title, "regulation 11", rows=rows, **known)]
    return []
