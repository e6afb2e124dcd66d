"""What a duty is: its law, its meaning, how sure the portal is of it, and for whom it counts.

The mark says how sure the portal is: V read in the source, S stated in a source document, G general knowledge. A duty
marked G may be switched off by a partnership's administrator.
"""

from dataclasses import dataclass
from enum import StrEnum

CDA = "Crime and Disorder Act 1998"
FIS = "SI 2007/1830"


class LegalBasis(StrEnum):
    VERIFIED = "V"
    STATED = "S"
    GENERAL = "G"


class Cadence(StrEnum):
    """How long evidence recorded by hand holds where its own last day is not given."""

    STANDING = "standing"
    YEARLY = "yearly"
    EACH_TEXT = "each text"


@dataclass(frozen=True)
class Duty:
    """One duty: its name in the portal, the law, its meaning, and what a person can do about it."""

    id: str
    title: str
    source: str
    meaning: str
    advice: str
    mark: LegalBasis
    cadence: Cadence = Cadence.STANDING
    of_counties: bool = True
    #: Whether its law holds in Wales too; of the others the portal knows England's only.
    of_wales: bool = False
    #: A partnership says where it applies; until then nothing is asked.
    is_optional: bool = False
    #: What of the law could not be read, as a sentence.
    unread: str = ""

    @property
    def slug(self) -> str:
        """The name in addresses: ``fis-9a-13a``."""
        return self.id.lower().replace("/", "-")

    @property
    def may_be_switched_off(self) -> bool:
        return self.mark == LegalBasis.GENERAL and not self.is_optional
