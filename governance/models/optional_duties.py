"""Duties that some partnerships carry and others do not: asked for where a partnership says that they apply.

None of their sources could be read; they are general knowledge, said as far as it goes.
"""

from governance.models.duty_kinds import Cadence, Duty, LegalBasis

PCSC = "Police, Crime, Sentencing and Courts Act 2022"


def _optional(id, title, source, meaning, advice, cadence=Cadence.STANDING, unread="Its source could not be read."):
    return Duty(
        id, title, source, meaning, advice, LegalBasis.GENERAL, cadence, of_wales=True, is_optional=True, unread=unread
    )


OPTIONAL = (
    _optional(
        "DARDR", "Carry out a domestic abuse related death review", "Domestic Violence, Crime and Victims Act 2004 s9",
        "Called a domestic homicide review until the Victims and Prisoners Act 2024 s19 renames it. Decide whether to "
        "hold one (within a month, by guidance), convene it, publish it, send it to the Home Office, and see its "
        "action plan through.",
        "Switch it on for each review that is open, with the day the next step is due; record each step as evidence.",
        unread="Section 19 of the Act of 2024 was not in force when last looked at.",
    ),
    _optional(
        "SVD-NEEDS", "Have a needs assessment of serious violence", f"{PCSC} s8",
        "The specified authorities work out which kinds of serious violence occur in the area and what causes them.",
        "Record the assessment and the day by which it is looked at again, where the partnership is the body for it.",
        unread="Section 8 was read as far as the duty itself; the guidance was not.",
    ),
    _optional(
        "SVD-STRATEGY", "Have a strategy against serious violence", f"{PCSC} s8",
        "The authorities prepare, carry out and publish a strategy, and consult education, prisons and youth custody.",
        "Record the strategy, where it is published, and until when it holds.",
        unread="Section 8 was read as far as the duty itself; section 9 and the guidance were not.",
    ),
    _optional(
        "SVD-REVIEW", "Look at the strategy against serious violence each year", f"{PCSC} s8",
        "The strategy is kept under review; guidance asks for a look each year.",
        "Record the review as evidence.",
        Cadence.YEARLY, "Section 8 says “keep under review”; that it is each year is guidance that could not be read.",
    ),
    _optional(
        "ASB-CR", "Publish the figures of anti-social behaviour case reviews",
        "Anti-social Behaviour, Crime and Policing Act 2014 s104",
        "The relevant bodies publish how a case review is asked for, and each year how many were asked for and held.",
        "Record where the year's figures are published.",
        Cadence.YEARLY,
    ),
    _optional(
        "PREVENT", "Give assurance on Prevent and Channel each year", "Counter-Terrorism and Security Act 2015",
        "Where the partnership hosts the Prevent board, it looks each year at how the duty and the Channel panel do.",
        "Record the year's assurance as evidence.",
        Cadence.YEARLY,
    ),
    _optional(
        "GRANT", "Return what the policing body's grant asks for", "The grant's own agreement",
        "A grant of the policing body asks for returns on days of its own, often twice a year.",
        "Record each return, with the day of the next one as the last day that it holds.",
        unread="Only the agreement says the days.",
    ),
)  # fmt: skip
