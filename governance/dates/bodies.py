"""Kinds of bodies that meet. Pure: no ORM, no clock."""

from governance.dates.labelled import Labelled


class BodyKind(Labelled):
    FULL_COUNCIL = "full_council", "Full Council"
    EXECUTIVE = "executive", "Cabinet or executive"
    SINGLE_MEMBER = "single_member", "Single member of the executive"
    COMMITTEE = "committee", "Committee"
    SCRUTINY = "scrutiny", "Overview and scrutiny"
    ADVISORY = "advisory", "Advisory board"
    HEALTH_WELLBEING = "health_wellbeing", "Health and wellbeing board"
    PARTNERSHIP_BOARD = "partnership_board", "Community safety partnership"
    OFFICER_BOARD = "officer_board", "Officers' board"
    WORKING_PARTY = "working_party", "Working party"
    POLICE_PANEL = "police_panel", "Police and crime panel"
