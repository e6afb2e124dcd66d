"""What is due at each stage of a timetable: from whom, why on that day, and what is missing. Pure: no ORM, no clock.

The desk, the page "are we on time?", My tasks and the reminders all read these rows, so that nothing is worked out
twice. Rows come from the facts of a stage (``governance.dates.checks``) and the settings of its council.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from governance.dates import checks, deadlines
from governance.dates.checks import AHEAD
from governance.dates.clear_days import spell
from governance.dates.deadlines import Deadline, deadlines_of
from governance.dates.effect import ANSWER_DUE, TOLD, EffectDay
from governance.dates.notice import Settings
from governance.dates.stages import StageState
from governance.desk.due import DeskEntry, Due, What, in_order

#: What the checks find missing, under the names of the desk.
MISSING = {
    "date": What.DATE,
    "version": What.VERSION,
    "papers": What.PUBLICATION,
    "report": What.REPORT,
    "key": What.KEY,
    "notice": What.NOTICE,
    "private": What.PRIVATE,
    "outcome": What.OUTCOME,
    "amended": What.AMENDED,
    "answer": What.ANSWER,
}


def dues(entry: DeskEntry, settings: Settings, on: date, *, until: timedelta | None = AHEAD) -> list[Due]:
    """Everything due at one stage: overdue, within the next eight weeks (None: whenever), or awaited without a day."""
    if entry.stage.is_ended:
        return []
    missing = list(_missing(entry, settings, on))
    known = {row.what for row in missing}
    rows = [*missing, *(row for row in _to_come(entry, settings, on) if row.what not in known)]
    return in_order(row for row in rows if row.due is None or until is None or row.due <= on + until)


def _row(what, entry, due, from_whom, sentence, on, **more):
    return Due(what, entry, due, from_whom, sentence, is_overdue=due is not None and due < on, **more)


# --- What is missing -----------------------------------------------------------------------------------------


def _missing(entry, settings, on) -> Iterator[Due]:
    found = _deadlines(entry, settings)
    answer_due = next((day.on for day in entry.after if day.what == ANSWER_DUE), None)
    for item in checks.missing(entry.stage, settings, on):
        # A decided stage whose outcome is not recorded is shown on the timetable, and is nobody's work for ever.
        is_old_gap = item.what == "outcome" and entry.stage.state == StageState.DECIDED
        if item.what not in MISSING or is_old_gap:
            continue
        what = MISSING[item.what]
        if what == What.KEY:  # best known before a notice of it would be due
            notice = settings.key_notice_by(entry.stage.noticed_on)
            reason = _capital(notice.sentence("if it is one, notice by"))
            yield _row(what, entry, notice.day, entry.clerks, item.sentence, on, reason=reason)
            continue
        due = item.due or (answer_due if what == What.ANSWER else None)
        reason = _reason_of(what, found, item.sentence)
        yield _row(what, entry, due, entry.settled_by(what), item.sentence, on, reason=reason, is_task=True)
    yield from _signatures(entry, settings, on)
    for what, work in ((What.TAKE_IN, entry.to_take_in), (What.DELEGATED, entry.delegated)):
        if work:
            whom = work.post or entry.officers
            yield _row(what, entry, work.due, whom, work.sentence, on, reason=work.reason, is_task=True, page=work.url)


def _reason_of(what, found: dict[str, Deadline], said: str) -> str:
    """Why the day is that day, unless it is said; a text and a report are due with the papers they belong to."""
    deadline = found.get(deadlines.PUBLICATION if what in (What.VERSION, What.REPORT) else what)
    return _capital(deadline.sentence) if deadline and deadline.counted.reason not in said else ""


def _signatures(entry, settings, on) -> Iterator[Due]:
    """Each heading that nobody has signed, until the body has met: silence is not a sign-off."""
    stage = entry.stage
    if not stage.is_open or stage.on is None or stage.on < on:
        return
    final = _deadlines(entry, settings).get(deadlines.FINAL_REPORT)
    for wanted in entry.sign_offs:
        due = wanted.due or (final.day if final else stage.on)
        reason = _capital(final.sentence) if final and due == final.day else ""
        whom = wanted.post or f"A post for “{wanted.heading}” (not named)"
        words = f"“{wanted.heading}” is not signed yet; only an explicit yes counts."
        yield _row(What.SIGNATURE, entry, due, whom, words, on, reason=reason, heading=wanted.heading)


# --- What is to come -----------------------------------------------------------------------------------------


def _to_come(entry, settings, on) -> Iterator[Due]:
    stage = entry.stage
    if stage.on is None:
        return
    if stage.state == StageState.DECIDED:
        yield from _after_decision(entry, settings, on)
    elif stage.on >= on:
        yield from _before_meeting(entry, settings, on)
        words = f"{entry.role or stage.role}: {entry.paper}"
        yield _row(What.MEETING, entry, stage.on, stage.body, words, on, reason=entry.date_words)


def _before_meeting(entry, settings, on) -> Iterator[Due]:
    """The internal deadlines while nothing is submitted, and the day of publication until the papers are public. Of one
    that has passed only what the portal knows to be undone is overdue, until the papers themselves are.
    """
    asked = {}
    if entry.stage.state == StageState.PLANNED:
        signing = ", ".join(dict.fromkeys(each.post for each in entry.sign_offs if each.post))
        signed_by = f"To be signed by {signing}." if signing else "Those who sign get it."
        asked = {
            What.COMMENTS: (
                "Partners and officers consulted on the draft",
                "What comes later may be too late for the report.",
            ),
            What.SIGN_OFF: (entry.report_author, signed_by),
            What.FINAL_REPORT: (entry.report_author, "Signed, with every annex."),
        }
    if entry.stage.state != StageState.PUBLISHED:
        asked[What.PUBLICATION] = (entry.clerks, "Agenda and reports have to be public.")
    found = _deadlines(entry, settings)
    publication = found.get(What.PUBLICATION)
    is_late = publication is not None and publication.day < on
    for what, (whom, words) in asked.items():
        deadline = found.get(what)
        if deadline and (deadline.day >= on or (not is_late and _is_undone(what, entry))):
            yield _row(what, entry, deadline.day, whom, words, on, reason=_capital(deadline.sentence))


def _is_undone(what: What, entry: DeskEntry) -> bool:
    """Nothing is submitted and no report is written, or headings of the report were put to nobody yet."""
    if what == What.FINAL_REPORT:
        return not entry.stage.has_report or bool(entry.author)
    unasked = any(each.due is None for each in entry.sign_offs)
    return what == What.SIGN_OFF and (not entry.stage.has_report or unasked)


def _after_decision(entry, settings, on) -> Iterator[Due]:
    """The days after a decision: what has to be published and told until that is recorded, the end of call-in."""
    decided = f"Decided on {spell(entry.stage.on)}."
    asked = {
        deadlines.DECISION_PUBLISHED: (What.DECISION_PUBLISHED, entry.clerks, decided),
        deadlines.CALL_IN_ENDS: (
            What.CALL_IN_ENDS,
            settings.call_in_by,
            "It can be called in until then.",
        ),
        TOLD: (What.LEADER_TOLD, entry.clerks, decided),
    }
    for day in entry.after:
        what, whom, words = asked.get(day.what, (None, "", ""))
        if what and _is_awaited(day, on):
            yield _row(what, entry, day.on, whom, words, on, reason=_capital(day.sentence))


def _is_awaited(day: EffectDay, on: date) -> bool:
    """A day on which somebody acts is awaited until it is recorded; after eight weeks nobody is asked for it."""
    if day.on is None:
        return False
    if day.what == deadlines.CALL_IN_ENDS:
        return day.on >= on
    return day.recorded is None and day.on >= on - AHEAD


def _deadlines(entry: DeskEntry, settings: Settings) -> dict[str, Deadline]:
    stage = entry.stage
    if stage.on is None:
        return {}
    flags = {"is_key": stage.is_key_decision, "is_open_to_call_in": stage.is_open_to_call_in}
    days = {"referred_on": entry.referred_on, "noticed_on": stage.first_sat_on}
    found = deadlines_of(stage.kind, stage.on, settings, **days, **flags)
    return {each.what: each for each in found}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:] + "."
