from .assessments import AssessmentReview, Finding, StrategicAssessment
from .attachments import Attachment
from .blocks import Block, Draft
from .discussion import Comment, Endorsement
from .downloads import Download
from .formats import OtherFormat
from .imports import Import, RememberedWords
from .looks import LookPicture, PartnerLogo, PrintedLook
from .named_texts import NamedText
from .papers import Paper, PaperBasis
from .plans import Addendum, Adoption, Plan, PlanYear
from .presence import EditingSession
from .rendered_texts import RenderedText
from .renderings import Rendering
from .said_words import SaidWord, WordIndex
from .suggestions import Suggestion
from .taken_out import TakeOut
from .versions import Publication, Version

__all__ = [
    "Addendum",
    "Adoption",
    "AssessmentReview",
    "Attachment",
    "Block",
    "Comment",
    "Download",
    "Draft",
    "EditingSession",
    "Endorsement",
    "Finding",
    "Import",
    "LookPicture",
    "NamedText",
    "OtherFormat",
    "Paper",
    "PaperBasis",
    "PartnerLogo",
    "Plan",
    "PlanYear",
    "PrintedLook",
    "Publication",
    "RememberedWords",
    "RenderedText",
    "Rendering",
    "SaidWord",
    "StrategicAssessment",
    "Suggestion",
    "TakeOut",
    "Version",
    "WordIndex",
]
