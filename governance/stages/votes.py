"""Whether the votes of an outcome fit the seats and the quorum of its body. Warnings only."""

from datetime import date

from governance.models import Outcome
from governance.models.seats import seats_then


def remarks_on_votes(outcome: Outcome, day: date) -> list[str]:
    """Sentences about an outcome with votes; none where the body's seats or its quorum are not recorded."""
    counted = [each for each in (outcome.votes_for, outcome.votes_against, outcome.votes_abstained) if each is not None]
    body, cast = outcome.stage.body, sum(counted)
    if not counted:
        return []
    found, votes = [], seats_then(body.seats.with_turns(), day).votes
    if votes and cast > votes:
        seats = f"{votes} seat{'' if votes == 1 else 's'} with a vote"
        found.append(f"{cast} votes are recorded, and {body} has {seats}: look at the figures.")
    if body.quorum and len(counted) == 3 and cast < body.quorum and outcome.was_quorate is not False:
        found.append(f"{cast} votes are recorded, and {body.quorum} are a quorum of {body}: say whether there was one.")
    return found
