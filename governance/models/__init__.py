from .bodies import Body, BodyKind, BodyName
from .meetings import Meeting
from .outcomes import Outcome, OutcomeKind, UndoRequest
from .packs import Pack
from .recommendations import Recommendation
from .routes import RouteStep, RouteTemplate, StageRole
from .settings import BankHoliday, ClosureDay, CouncilSettings, NoticeRule, settings_of
from .timetables import Stage, StageDate, Timetable

__all__ = [
    "BankHoliday",
    "Body",
    "BodyKind",
    "BodyName",
    "ClosureDay",
    "CouncilSettings",
    "Meeting",
    "NoticeRule",
    "Outcome",
    "OutcomeKind",
    "Pack",
    "Recommendation",
    "RouteStep",
    "RouteTemplate",
    "Stage",
    "StageDate",
    "StageRole",
    "Timetable",
    "UndoRequest",
    "settings_of",
]
