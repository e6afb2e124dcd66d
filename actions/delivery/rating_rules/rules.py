"""The rules by which the portal rates, in words and in their order; the numbers are those of the engines. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from actions.delivery.ratings import RatingMeaning as M


@dataclass(frozen=True)
class RuleInWords:
    """One rule: when it fits, and the meaning that it gives."""

    when: str
    meaning: M


def rules_of_actions(late_days: int) -> list[RuleInWords]:
    """The first that fits counts; see ``actions.delivery.ratings``, which asks them in the same order."""
    late = f"{late_days} day{'' if late_days == 1 else 's'}"
    return [
        RuleInWords("It was finished by the last day of the period, on time or late.", M.COMPLETE),
        RuleInWords("Its due day is over. A later expected finish changes nothing; a day that the board granted does.",
                    M.OFF_TRACK),
        RuleInWords("It will not be done.", M.NOT_RATED),
        RuleInWords("Its first day is still to come, and it has not started.", M.NOT_STARTED),
        RuleInWords("Its lead was asked and has not reported when the period closed.", M.NO_REPORT),
        RuleInWords(f"It is expected up to {late} after its due day.", M.AT_RISK),
        RuleInWords(f"It is expected more than {late} after its due day.", M.OFF_TRACK),
        RuleInWords("One of its steps is overdue.", M.AT_RISK),
        RuleInWords("Its first day is over, and it has not started.", M.AT_RISK),
        RuleInWords("It has no due day.", M.NOT_RATED),
        RuleInWords("None of these: it is expected by its due day.", M.ON_TRACK),
    ]  # fmt: skip


def rules_of_measures(tolerance: Decimal, at_nought: Decimal) -> list[RuleInWords]:
    return [
        RuleInWords("Its target is met.", M.ON_TRACK),
        RuleInWords(
            f"It misses its target by up to {_plain(tolerance)} per cent of it"
            f"{f' (where the target is 0: by up to {_plain(at_nought)})' if at_nought else ''}.",
            M.AT_RISK,
        ),
        RuleInWords("It misses its target by more.", M.OFF_TRACK),
        RuleInWords("It has no target, or no direction that is good, or its figure is doubtful.", M.NOT_RATED),
    ]


def rules_of_money(green: Decimal, amber: Decimal) -> list[RuleInWords]:
    green_words, amber_words = _plain(green), _plain(amber)
    return [
        RuleInWords(f"The year will end within {green_words} per cent of the budget, above or below.", M.ON_TRACK),
        RuleInWords(f"The year will end within {amber_words} per cent of the budget.", M.AT_RISK),
        RuleInWords(f"The year will end more than {amber_words} per cent above or below.", M.OFF_TRACK),
        RuleInWords("Nobody has said how the year will end.", M.NOT_RATED),
    ]


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
