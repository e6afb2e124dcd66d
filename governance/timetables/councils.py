"""Which councils decide on a text: each lead council of a joint partnership has a timetable of its own."""

from governance.models import StageRole, Timetable
from partnerships.models import Organisation


def councils_without_timetable(paper, timetables: list[Timetable]) -> list[Organisation]:
    """Lead councils of a joint partnership that have no timetable for this text yet.

    Nobody is missing where there is one lead council, where the partnership itself decides, or where no council
    decides at all. A council that does not decide has a timetable on which it takes note. Reads prefetched stages and
    lead councils.
    """
    councils = _deciding_councils(paper)
    deciding = [each for each in timetables if any(stage.role == StageRole.DECIDE for stage in each.stages.all())]
    is_decided_elsewhere = timetables and all(timetable.council_id is None for timetable in deciding)
    if len(councils) < 2 or is_decided_elsewhere:
        return []
    have = {timetable.council_id for timetable in timetables}
    return [council for council in councils if council.pk not in have]


def _deciding_councils(paper) -> list[Organisation]:
    """All lead councils; of a plan that is one council's own, that one alone."""
    return [paper.council] if paper.council else list(paper.partnership.lead_councils.all())


def councils_to_choose(paper) -> list[tuple[str, str]]:
    """Whose timetable may still be made for this text, as choices: lead councils, and the partnership itself."""
    taken = set(paper.timetables.values_list("council_id", flat=True))
    leads = [(str(each.pk), each.name) for each in _deciding_councils(paper) if each.pk not in taken]
    return leads if None in taken else [*leads, ("none", f"{paper.partnership.name} itself")]


def missing_words(councils: list[Organisation]) -> str:
    """ "North Council and South Council have no timetable for it yet"; nothing where none is missing."""
    names = [council.name for council in councils]
    if not names:
        return ""
    words = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{words} {'has' if len(names) == 1 else 'have'} no timetable for it yet"
