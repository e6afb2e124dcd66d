from .access import Invitation, RoleAssignment
from .audit import AuditEntry, audit
from .deputies import Deputy
from .mail import Mail, MailChoice
from .organisations import Organisation, OrganisationKind
from .partnerships import Area, Membership, Partnership
from .privacy import PrivacyStatement
from .register import RegisteredCouncil
from .sign_in import FirstStart, SignInFailure
from .sweep_runs import SweepRun
from .users import User

__all__ = [
    "Area",
    "AuditEntry",
    "Deputy",
    "FirstStart",
    "Invitation",
    "Mail",
    "MailChoice",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Partnership",
    "PrivacyStatement",
    "RegisteredCouncil",
    "RoleAssignment",
    "SignInFailure",
    "SweepRun",
    "User",
    "audit",
]
