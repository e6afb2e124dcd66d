"""Whose a text that stands is: a plan's council, an assessment's author and the other partnerships that it is for.

Frozen text is never changed. What it says of these stays; what it leaves out can be told since, and corrected again.
"""

from django.db import transaction

from partnerships.access import Permission, may
from partnerships.models import Organisation, audit
from partnerships.verbs import Refused, change_if_same, require, require_reason
from plans.document.compose import compose
from plans.document.contents import Document, whose_words
from plans.document.of_councils import councils_named
from plans.forms.councils import joint_councils
from plans.models import Paper, Plan
from plans.papers.assessments.verbs import say_whom_it_covers

ASKED = {Paper.Kind.PLAN: ("council",), Paper.Kind.ASSESSMENT: ("author", "also_covers")}


def text_that_stands(paper: Paper) -> Document | None:
    """What was adopted; of a text whose adoption is not recorded what came in last."""
    adoption = paper.adoptions.standing().select_related("version").first()
    version = adoption.version if adoption else paper.versions.order_by("-number").first()
    return version.document if version else None


def said_in_it(paper: Paper) -> dict:
    """Of what is asked, what the text that stands says itself."""
    document = text_that_stands(paper)
    said = document["identity"] if document else {}
    return {name: said[name] for name in ASKED.get(paper.kind, ()) if name in said}


def facts_to_correct(paper: Paper) -> list[str]:
    """What may still be told of the text, by the names of its fields."""
    asked = [name for name in ASKED.get(paper.kind, ()) if name != "council" or joint_councils(paper.partnership)]
    said = said_in_it(paper) if asked else {}
    return [name for name in asked if name not in said]


def why_it_stays(paper: Paper) -> str:
    """What to do about the words that the text itself has; empty where it says nothing."""
    said = " and ".join(f"“{line}”" for line in whose_words(said_in_it(paper)))
    if not said:
        return ""
    instead = "the next plan" if paper.kind == Paper.Kind.PLAN else "a review or the next assessment"
    return f"The text itself says {said}. A text that stands is never changed: say in {instead} what is right."


def reasons_not_to_correct_whose(paper: Paper, *, by) -> list[str]:
    """Why ``by`` may not tell whose a text is that stands; empty: allowed."""
    reasons = (
        [] if by.is_system or may(by, Permission.EDIT_PAPER, paper) else ["Your roles do not let you edit this text."]
    )
    if paper.kind not in ASKED:
        reasons.append("It is told of plans and of strategic assessments.")
    if not paper.is_standing:
        reasons.append("This text does not stand yet: change it under “Title and period”.")
    return reasons


def reasons_not_to_be_of(document: Document, council: Organisation | None) -> list[str]:
    """A text with something of one council alone is not another council's own."""
    others = [name for slug, name in councils_named(document).items() if council and slug != council.slug]
    return [
        f"Chapters, priorities or actions of the text are {name}’s alone, so it is not {council.name}’s own plan."
        for name in others
    ]


@transaction.atomic
def correct_whose(paper: Paper, *, given: dict, by, reason: str) -> None:
    """``given``: by the names of ``facts_to_correct`` what is right."""
    require(reasons_not_to_correct_whose(paper, by=by))
    require_reason(reason, "Say where this is known from.")
    if set(given) - set(facts_to_correct(paper)):
        raise Refused([why_it_stays(paper) or "Nothing of the kind is told of this text."])
    owner = paper.owner
    if isinstance(owner, Plan) and "council" in given:
        require(reasons_not_to_be_of(text_that_stands(paper) or compose(paper), given["council"]))
    changed = "also_covers" in given and say_whom_it_covers(owner, given["also_covers"], by=by, reason=reason)
    for name in ("author", "council"):
        if name in given and getattr(owner, name) != given[name]:
            was, now = ({name: each} for each in (getattr(owner, name), given[name]))
            change_if_same(owner, was=was, now=now, by=by, reason=reason)
            changed = True
    if changed:
        audit("whose it is corrected", paper, by=by, partnership=paper.partnership, reason=reason)
