"""Notices before an executive body meets in private: SI 2012/2089 regulation 5. Pure: no ORM, no clock.

28 clear days before, a notice of the intention with the reasons (5(2), 5(3)); five clear days before, a further notice
with the representations received and the response (5(4) and (5)). Where the date leaves no time for that, the chair of
scrutiny agrees that the meeting is urgent (5(6)), and a notice says why (5(7)).
"""

from collections.abc import Iterator
from datetime import date

from governance.dates.clear_days import KEY_DECISION_DAYS, Counted, Unit, clear_days, key_decision_notice, spell
from governance.dates.conflict import DateConflict, as_said
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts

FURTHER_DAYS = 5
OTHERWISE = (
    "Have the chair of scrutiny agree that it is urgent (regulation 5(6)), take the item in public, or choose a later "
    "meeting."
)


def intention_due(meeting: date, settings: Settings) -> Counted:
    """The last day for the notice of the intention to meet in private, moved back to a working day."""
    return key_decision_notice(meeting, KEY_DECISION_DAYS, settings.calendar)


def further_due(meeting: date, settings: Settings) -> Counted:
    """The last day for the further notice: five clear days before, counted in working days as for an agenda."""
    return clear_days(meeting, FURTHER_DAYS, Unit.CLEAR_WORKING, calendar=settings.calendar)


def notices_due(stage: StageFacts, settings: Settings) -> list[tuple[str, date | None, Counted]]:
    """What each notice is called, the day on which it was given, and the last day for it; none where the item is
    public, or where the chair has agreed that it is urgent."""
    found = stage.private
    meets = stage.noticed_on
    if not (meets and stage.is_executive and found) or found.agreed_on:
        return []
    return [
        ("notice of the intention to meet in private", found.intended_on, intention_due(meets, settings)),
        ("further notice of the meeting in private", found.further_on, further_due(meets, settings)),
    ]


def missing_notice(stage: StageFacts, settings: Settings, today: date) -> tuple[str, date] | None:
    """The next notice that nobody gave, in a sentence, and the last day for it."""
    for words, given_on, due in notices_due(stage, settings):
        if given_on is None and due.day >= today:
            return f"{words[0].upper()}{words[1:]}: {due.sentence('give it by')}.", due.day
        if given_on is None:
            return (
                f"The {words} had to be given by {spell(due.day)}, and none is recorded (EXE-5). {OTHERWISE}",
                due.day,
            )
    return None


def late_notices(stage: StageFacts, settings: Settings) -> Iterator[DateConflict]:
    """Notices that gave fewer days than regulation 5 asks for."""
    for words, given_on, due in notices_due(stage, settings):
        if given_on and given_on > due.day:
            yield DateConflict(
                "EXE-5",
                as_said(
                    f"The {words} of {stage.body} was given on {spell(given_on)}; the last day for {due.reason} was "
                    f"{spell(due.day)}."
                ),
                OTHERWISE,
                (stage.key,),
            )
