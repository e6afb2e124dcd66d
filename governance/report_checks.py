"""What a committee report gives away by itself: who signed what, and when, against the meetings it went to.

Pure functions; warnings only, each with its rule and a suggestion.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format


@dataclass(frozen=True)
class ReportConflict:
    rule: str
    sentence: str
    suggestion: str


def check_report(text: dict, stages: list[dict]) -> list[ReportConflict]:
    """Conflicts of a composed report (``governance.reports.compose_report``) with the stages it went through.

    ``stages`` are ``{"body": name, "on": date | None}`` in order.
    """
    return [*_before_sign_off(text, stages), *_separation_of_duties(text), *_unsigned(text)]


def _before_sign_off(text, stages):
    """A body that met before a heading was signed saw a report that nobody had yet answered for."""
    signed = sorted((date.fromisoformat(i["signed_on"]), i["heading"]) for i in text["implications"] if i["signed_on"])
    for stage in stages:
        late = [(on, heading) for on, heading in signed if stage["on"] and on > stage["on"]]
        if not late or len(late) == len(signed):  # the report was not there yet
            continue
        names = _join(f"{heading} ({date_format(on, 'j F Y')})" for on, heading in late)
        yield ReportConflict(
            "sign-off before the meeting",
            f"{stage['body']} met on {date_format(stage['on'], 'j F Y')}, before the sign-off of {names}.",
            "Tell the body what changed since, or ask for sign-offs earlier next time.",
        )


def _separation_of_duties(text):
    author = text["author"].strip().casefold()
    signed = [i for i in text["implications"] if i["post"]]
    own = [i for i in signed if author and i["post"].strip().casefold() == author]
    if own:
        mine, all_of_them = _number(len(own)), _number(len(text["implications"]))
        yield ReportConflict(
            "separation of duties",
            f"The author of the report signed {mine} of its {all_of_them} implications.",
            "Ask the officer responsible for each heading to sign it.",
        )


def _unsigned(text):
    unsigned = [i["heading"] for i in text["implications"] if not i["signed_on"] and i["text"]]
    if unsigned and any(i["signed_on"] for i in text["implications"]):
        yield ReportConflict(
            "silence is not a sign-off",
            f"Nobody has signed {_join(unsigned)}.",
            "Ask the post responsible for an explicit yes.",
        )


def _join(words) -> str:
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _number(n: int) -> str:
    small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return small[n] if n < len(small) else str(n)
