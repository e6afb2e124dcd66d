from .access import Invitation, RoleAssignment
from .audit import AuditEntry, audit
from .contacts import LinkToken, PartnerContact, digest_of, new_secret
from .deputies import Deputy
from .mail import Mail, MailChoice
from .organisations import Organisation, OrganisationKind
from .partnerships import Area, Membership, Partnership, in_workspaces_of
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
    "LinkToken",
    "Mail",
    "MailChoice",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "PartnerContact",
    "Partnership",
    "PrivacyStatement",
    "RegisteredCouncil",
    "RoleAssignment",
    "SignInFailure",
    "SweepRun",
    "User",
    "audit",
    "digest_of",
    "in_workspaces_of",
    "new_secret",
]
