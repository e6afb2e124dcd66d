"""What a committee report gives away by itself: who signed what, and when, against the meetings it went to.

Pure functions; warnings only, each with its rule and a suggestion.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from governance.reporting.standings import SIGNED
from partnerships.wording import and_words


@dataclass(frozen=True)
class ReportConflict:
    rule: str
    sentence: str
    suggestion: str

    @property
    def part(self) -> str:
        """The part of the report in which it is mended; none for what is mended by asking for signatures."""
        return PARTS_OF_RULES.get(self.rule, "")


PARTS_OF_RULES = {
    "a recommendation begins with a verb": "recommendations",
    "a recommendation has an addressee": "recommendations",
    "one preferred option": "options",
    "pages of an annex": "annexes",
}

#: With which a recommendation asks something of a body; "That …" is the older form and is a verb's as well.
VERBS = frozenset({
    "accept", "adopt", "agree", "amend", "appoint", "approve", "ask", "authorise", "commend", "comment", "commit",
    "confirm", "consider", "consult", "decide", "defer", "delegate", "determine", "direct", "discuss", "endorse",
    "establish", "extend", "give", "grant", "identify", "implement", "instruct", "invite", "make", "monitor", "note",
    "propose", "provide", "publish", "ratify", "receive", "recommend", "refer", "reject", "renew", "report",
    "request", "resolve", "retain", "review", "scrutinise", "set", "sign", "submit", "support", "take", "use",
    "welcome", "withdraw",
})  # fmt: skip


def check_report(text: dict, stages: list[dict], standings=None) -> list[ReportConflict]:
    """Conflicts of a composed report (``governance.reporting.reports.compose_report``) with the stages it went through.

    ``stages`` are ``{"body": name, "on": date | None}`` in order; ``standings`` say what was signed through the portal
    (``governance.reporting.standings``), in the order of the implications.
    """
    standings = standings or [None] * len(text["implications"])
    asks = (_before_sign_off, _separation_of_duties, _unsigned)
    found = [conflict for ask in asks for conflict in ask(text, stages, standings)]
    return [*found, *_recommendations(text), *_options(text), *_pages(text)]


def _before_sign_off(text, stages, standings):
    """A body that met before a heading was signed saw a report that nobody had yet answered for."""
    rows = zip(text["implications"], standings, strict=True)
    signed = sorted((_signed_on(row, standing), row["heading"]) for row, standing in rows if _is_signed(row, standing))
    for stage in stages:
        late = [(on, heading) for on, heading in signed if stage["on"] and on > stage["on"]]
        if not late or len(late) == len(signed):  # the report was not there yet
            continue
        names = and_words(f"{heading} ({date_format(on, 'j F Y')})" for on, heading in late)
        yield ReportConflict(
            "sign-off before the meeting",
            f"{stage['body']} met on {date_format(stage['on'], 'j F Y')}, before the sign-off of {names}.",
            "Tell the meeting what changed since, or ask for sign-offs earlier next time.",
        )


def _signed_on(row, standing) -> date:
    if standing and standing.state == SIGNED:
        return timezone.localdate(standing.request.answered_at)
    return date.fromisoformat(row["signed_on"])


def _separation_of_duties(text, stages, standings):
    """The author's own signature under somebody else's heading, recorded or given through the portal."""
    author = text["author"].strip().casefold()
    own = [
        row for row, standing in zip(text["implications"], standings, strict=True) if _by_author(row, standing, author)
    ]
    if own:
        mine, all_of_them = _number(len(own)), _number(len(text["implications"]))
        yield ReportConflict(
            "separation of duties",
            f"The author of the report signed {mine} of its {all_of_them} implication{'s' * (len(standings) > 1)}.",
            "Ask the officer responsible for each heading to sign it.",
        )


def _by_author(row, standing, author) -> bool:
    request = standing.request if standing and standing.state == SIGNED else None
    if request:
        return request.answered_by_id == request.asked_by_id or request.answered_as.strip().casefold() == author
    return bool(author and row["signed_on"] and row["post"].strip().casefold() == author)


def _unsigned(text, stages, standings):
    rows = list(zip(text["implications"], standings, strict=True))
    unsigned = [row["heading"] for row, standing in rows if not _is_signed(row, standing)]
    if unsigned and any(_is_signed(row, standing) for row, standing in rows):
        yield ReportConflict(
            "silence is not a sign-off",
            f"Nobody has signed {and_words(unsigned)}.",
            "Ask the post responsible for an explicit yes.",
        )


def _is_signed(row, standing) -> bool:
    return standing.is_signed if standing else bool(row["signed_on"])


def _recommendations(text):
    for place, row in enumerate(text.get("recommendations", []), start=1):
        name = f"Recommendation {row['number'] or place}"
        first = (row["text"].split() or [""])[0].strip(",:;").casefold()
        if first != "that" and first not in VERBS:
            yield ReportConflict(
                "a recommendation begins with a verb",
                f"{name} does not begin with a verb.",
                "Say what the meeting is asked to do, such as “Adopt …”, “Note …” or “That … be approved”.",
            )
        if not row["addressee"].strip():
            yield ReportConflict(
                "a recommendation has an addressee",
                f"{name} does not say to whom it is addressed.",
                "Name the committee, board or post that is to do it.",
            )


def _options(text):
    """Courses open to a body are shown with the one that is recommended, and it is one."""
    preferred = [row["title"] for row in text.get("options", []) if row["is_preferred"]]
    if text.get("options") and len(preferred) != 1:
        names = f"{_number(len(preferred))} of the options are" if preferred else "None of the options is"
        yield ReportConflict(
            "one preferred option",
            f"{names[0].upper()}{names[1:]} marked as preferred.",
            "Mark the one option that the report recommends.",
        )


def _pages(text):
    for row in text.get("annexes", []):
        last = row["page_to"] or row["page_from"]
        if row.get("pages") and last and last > row["pages"]:
            real = f"{row['pages']} page{'s' if row['pages'] > 1 else ''}"
            yield ReportConflict(
                "pages of an annex",
                f"{row['label']} names page {last}, and its file has {real}.",
                "Correct the pages of note.",
            )


def _number(n: int) -> str:
    small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return small[n] if n < len(small) else str(n)
