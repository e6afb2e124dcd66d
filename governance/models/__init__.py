from governance.dates.bodies import BodyKind
from governance.dates.outcomes import OutcomeKind
from governance.dates.stages import StageRole

from .agenda import AgendaItem, Exemption, FrontSheet, Openness
from .amendments import Amendment, Condition
from .appointments import Appointment, PackReading
from .board_book import Attendance, BoardAction, Minute, Minutes, MinutesEdition
from .bodies import Body, BodyName, BodyTitle
from .calendar_addresses import CalendarAddress
from .duties import DutyEvidence, DutyExemption
from .editions import EditionPublication, ReportEdition
from .follow_ups import FollowUp, RecommendationAnswer
from .headings import HeadingKind, ReportHeading
from .meetings import MOVED_ON, Meeting
from .minuted import Declaration, DelegateDecision, LatePaper, ResolutionPart
from .notices import DecisionNotice, PrivateMeeting
from .outcomes import Outcome, UndoRequest
from .packs import Pack, PackPart, Supplement, Variant
from .period_meetings import PeriodMeeting
from .recommendations import Recommendation
from .report_templates import ReportTemplate
from .reports import (
    Annex,
    BackgroundPaper,
    Consultee,
    EqualityAim,
    Implication,
    Report,
    ReportContact,
    ReportField,
    ReportOption,
    ReportRecommendation,
    ReportRisk,
    ReportSection,
    ReportTick,
)
from .required_reports import RequiredReport
from .routes import RouteStep, RouteTemplate
from .seats import Seat, SeatTurn
from .settings import (
    BankHoliday,
    ClosureDay,
    CouncilPeriod,
    CouncilSettings,
    NoticeRule,
    planning_settings_of,
    settings_of,
    settings_of_each,
)
from .sign_offs import SignOffRequest
from .stage_dates import StageDate
from .stage_packs import StagePack
from .taking_effect import Answer, CallIn, DecisionDate
from .timetables import NOTICES, Stage, Timetable
from .urgent_submissions import UrgentSubmission

__all__ = [
    "MOVED_ON",
    "NOTICES",
    "AgendaItem",
    "Amendment",
    "Annex",
    "Answer",
    "Appointment",
    "Attendance",
    "BackgroundPaper",
    "BankHoliday",
    "BoardAction",
    "Body",
    "BodyKind",
    "BodyName",
    "BodyTitle",
    "CalendarAddress",
    "CallIn",
    "ClosureDay",
    "Condition",
    "Consultee",
    "CouncilPeriod",
    "CouncilSettings",
    "DecisionDate",
    "DecisionNotice",
    "Declaration",
    "DelegateDecision",
    "DutyEvidence",
    "DutyExemption",
    "EditionPublication",
    "EqualityAim",
    "Exemption",
    "FollowUp",
    "FrontSheet",
    "HeadingKind",
    "Implication",
    "LatePaper",
    "Meeting",
    "Minute",
    "Minutes",
    "MinutesEdition",
    "NoticeRule",
    "Openness",
    "Outcome",
    "OutcomeKind",
    "Pack",
    "PackPart",
    "PackReading",
    "PeriodMeeting",
    "PrivateMeeting",
    "Recommendation",
    "RecommendationAnswer",
    "Report",
    "ReportContact",
    "ReportEdition",
    "ReportField",
    "ReportHeading",
    "ReportOption",
    "ReportRecommendation",
    "ReportRisk",
    "ReportSection",
    "ReportTemplate",
    "ReportTick",
    "RequiredReport",
    "ResolutionPart",
    "RouteStep",
    "RouteTemplate",
    "Seat",
    "SeatTurn",
    "SignOffRequest",
    "Stage",
    "StageDate",
    "StagePack",
    "StageRole",
    "Supplement",
    "Timetable",
    "UndoRequest",
    "UrgentSubmission",
    "Variant",
    "planning_settings_of",
    "settings_of",
    "settings_of_each",
]
