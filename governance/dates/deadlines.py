"""Everything that is due around one meeting, with the reason for each day. Pure: no ORM, no clock.

Before the meeting: the council's own steps, publication, notice of a key decision. After it: publication of the
decision, the end of call-in, the day on which the decision takes effect.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from governance.dates.clear_days import Counted, Unit, clear_days
from governance.dates.notice import EXECUTIVE_KINDS, HOUSE, KEY_DECISION, Settings

COMMENTS, SIGN_OFF, FINAL_REPORT = "comments", "sign-off", "final-report"
PUBLICATION, KEY_NOTICE = "publication", "key-notice"
DECISION_PUBLISHED, CALL_IN_ENDS, EFFECTIVE = "decision-published", "call-in-ends", "effective"

LABELS = {
    COMMENTS: "Comments on the draft",
    SIGN_OFF: "Draft to those who sign it",
    FINAL_REPORT: "Final report to democratic services",
    PUBLICATION: "Agenda and reports public",
    KEY_NOTICE: "Notice of the key decision",
    DECISION_PUBLISHED: "Decision published",
    CALL_IN_ENDS: "Call-in ends",
    EFFECTIVE: "Decision takes effect",
}
#: How each sentence begins: "publish by Tuesday 18 April 2017: five clear working days before …".
_VERBS = {
    COMMENTS: "comments due by",
    SIGN_OFF: "draft to those who sign by",
    FINAL_REPORT: "final report by",
    PUBLICATION: "publish by",
    KEY_NOTICE: "give notice by",
    DECISION_PUBLISHED: "publish the decision by",
    CALL_IN_ENDS: "call-in ends on",
    EFFECTIVE: "takes effect on",
}
#: What has to be done before the body meets, earliest first for a council with the usual offsets.
BEFORE = (KEY_NOTICE, COMMENTS, SIGN_OFF, FINAL_REPORT, PUBLICATION)
AFTER = (DECISION_PUBLISHED, CALL_IN_ENDS, EFFECTIVE)
#: The council's own steps before publication.
INTERNAL = (COMMENTS, SIGN_OFF, FINAL_REPORT)


@dataclass(frozen=True)
class Deadline:
    """One day around a meeting: what it is for, the count that gave it, and the rule behind it."""

    what: str
    counted: Counted
    source: str = HOUSE

    @property
    def day(self) -> date:
        return self.counted.day

    @property
    def label(self) -> str:
        return LABELS[self.what]

    @property
    def sentence(self) -> str:
        return self.counted.sentence(_VERBS[self.what])


def deadlines_of(
    kind: str,
    on: date,
    settings: Settings,
    *,
    is_key: bool | None = None,
    is_open_to_call_in: bool | None = None,
    decided_on: date | None = None,
    referred_on: date | None = None,
    decides: bool = True,
    noticed_on: date | None = None,
) -> tuple[Deadline, ...]:
    """All days around a meeting of a kind of body on a day, in the order of the calendar.

    A notice is due only for an executive item *recorded* as key, a call-in runs only where it is *recorded* as open to
    one: neither is derived. Call-in is counted from the last day on which the decision may be published.
    ``referred_on``: the day on which the body before refers it; the council's own steps before that day are that
    body's, not this one's. ``decides``: nothing takes effect on the recommendation of a body that does not.
    ``noticed_on``: the day of the first sitting, where the meeting was adjourned; what comes before is counted from it.
    """
    decided_on = decided_on or on
    before = [
        each
        for each in _before(kind, noticed_on or on, settings, is_key)
        if referred_on is None or each.what not in INTERNAL or each.day > referred_on
    ]
    found = [*before, *_after(kind, decided_on, settings, is_open_to_call_in, decides)]
    return tuple(sorted(found, key=lambda deadline: (deadline.day, _RANK[deadline.what])))


_RANK = {what: number for number, what in enumerate((*BEFORE, *AFTER))}


def _before(kind: str, on: date, settings: Settings, is_key: bool | None) -> Iterator[Deadline]:
    if is_key and kind in EXECUTIVE_KINDS:
        yield Deadline(KEY_NOTICE, settings.key_notice_by(on), KEY_DECISION)
    publish = settings.publish_by(kind, on)
    if publish is None:
        return
    yield Deadline(PUBLICATION, publish, settings.notice_of(kind).source)
    offsets = (
        (COMMENTS, settings.comments_days),
        (SIGN_OFF, settings.sign_off_days),
        (FINAL_REPORT, settings.final_report_days),
    )
    for what, days in offsets:
        if days:
            yield Deadline(what, clear_days(publish.day, days, Unit.WORKING, calendar=settings.calendar))


def _after(
    kind: str, decided_on: date, settings: Settings, is_open_to_call_in: bool | None, decides: bool
) -> Iterator[Deadline]:
    if kind not in EXECUTIVE_KINDS:
        return
    published = settings.decision_published_by(decided_on)
    yield Deadline(DECISION_PUBLISHED, published)
    if is_open_to_call_in:
        ends = settings.call_in_ends(published.day)
        yield Deadline(CALL_IN_ENDS, ends)
        if decides:
            yield Deadline(EFFECTIVE, settings.effective_after(ends.day))
