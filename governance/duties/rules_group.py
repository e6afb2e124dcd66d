"""Duties of the group around the plan: members, protocol, assessment, county, community, scrutiny. Pure."""

from datetime import date

from governance.duties.facts import DAY, Evidence, anniversary
from governance.duties.findings import Found, bears_on_from, day_words, gap_due, listed, no_text, without_text
from governance.models.duty_table import ANSWERED_WITHIN
from partnerships.memberships.authorities import NO_AUTHORITY, ended_authorities, missing_authorities

#: A strategy group is two or more persons, a combination two or more areas.
SEVERAL = 2
ASSESSMENT_PARTS = {
    "findings": "levels and patterns",
    "proposals": "what to put first",
    "engagement": "what residents think",
}


def membership(facts, on) -> Found:
    present = [seat for seat in facts.seats if (seat[1] or date.min) <= on <= (seat[2] or date.max)]
    if not present:
        return Found("No member of today is recorded.")
    lacking = [
        *ended_authorities(present, on), *missing_authorities(present, on, on, facts.is_two_tier, facts.is_in_wales),
    ]  # fmt: skip
    if lacking:
        return Found(" ".join(each.sentence for each in lacking))
    number = len({seat[0] for seat in present if seat[0] not in NO_AUTHORITY})
    evidence = Evidence("The members recorded today", on, facts.members_url)
    return Found(f"Every responsible authority is a member: {number} kinds are named.", True, evidence=(evidence,))


def strategy_group(facts, on) -> Found:
    present = {seat[3] for seat in facts.seats if (seat[1] or date.min) <= on <= (seat[2] or date.max)}
    if len(present) < SEVERAL:
        return Found("Fewer than two members of today are recorded.")
    evidence = Evidence("The members recorded today", on, facts.members_url)
    return Found(f"{len(present)} bodies sit on it today.", True, evidence=(evidence,))


def combination(facts, on) -> Found:
    if facts.number_of_areas < SEVERAL:
        return Found("The partnership stands for one area.", is_exempt=True)
    agreed = facts.combination_agreement
    if agreed is None or (agreed.on and agreed.on > on):
        return Found(f"It stands for {facts.number_of_areas} areas; no combination agreement is recorded.")
    return Found(f"{agreed.title}, {day_words(agreed.on)}.", True, evidence=(agreed,))


def public_meeting(facts, on) -> Found:
    return Found("No public meeting of the strategy group is recorded.")


def on_demand(facts, on) -> Found:
    return Found("Nothing that the policing body asked for is recorded.", is_exempt=True, counts_by_hand=True)


def where_it_applies(duty):
    """The rule of a duty that only some partnerships carry: due on the day that was given when it was switched on."""

    def rule(facts, on) -> Found:
        is_begun = any(each.on and each.on <= on for each in facts.by_hand.get(duty, ()))
        due = None if is_begun else facts.applies.get(duty)  # later days go with the evidence
        return Found("It applies here; nothing is recorded yet.", due=due)

    return rule


def protocol(facts, on) -> Found:
    return Found("No information-sharing protocol is recorded.")


def assessment(facts, on) -> Found:
    done = facts.assessment_on(on)
    if done is None:
        sentence = f"No finished strategic assessment is recorded{_being_written(facts, on)}."
        return Found(sentence, due=facts.asked_by(on), holds=_until_next_year_ends(facts))
    due = _until_next_year_ends(facts)(done.done_on)
    sentence = f"“{done.title}”, {day_words(done.adopted_on or done.public_on)}"
    if due < on:
        sentence = f"The last strategic assessment is {sentence}; none is recorded since then"
    sentence += f"{_being_written(facts, on)}."
    return Found(sentence, True, due, (done.as_evidence(),), holds=_until_next_year_ends(facts))


def _until_next_year_ends(facts):
    """One is asked for in each year of the plan."""

    def holds(day: date) -> date:
        year = facts.year_start(day)
        return anniversary(year, year.year + 2) - DAY

    return holds


def _being_written(facts, on):
    known = facts.assessment_on(on)
    open_ = [text for text in facts.assessments if not text.done_on and (not known or text.ends_on > known.ends_on)]
    return f"; “{open_[-1].title}” is being written" if open_ else ""


def assessment_contents(facts, on) -> Found:
    done = facts.assessment_on(on)
    if done is None:
        return Found("No finished strategic assessment is recorded, so there is nothing to look into.")
    lacking = [words for part, words in ASSESSMENT_PARTS.items() if part not in done.parts]
    if lacking:
        sentence = f"The portal does not find in “{done.title}”: {listed(lacking)}."
        return Found(sentence, evidence=(done.as_evidence(),))
    held = f"“{done.title}” holds findings, proposed priorities and what residents think"
    lacks, known = "what changed and how far last year's plan was carried out", ""
    if "implementation" in done.parts:
        lacks, known = "what changed", ", and by the report of that year how far last year's plan was carried out"
    sentence = f"{held}{known}. Whether it says {lacks} only a reader can tell."
    return Found(sentence, True, None, (done.as_evidence(),))


def agreement(facts, on) -> Found:
    if not facts.is_two_tier and not facts.is_county:
        return Found("The area is not in a county with two tiers of councils.", is_exempt=True)
    standing = [text for text in facts.agreements if text.is_adopted and text.covers(on)]
    if standing:
        text = standing[0]
        sentence = f"“{text.title}” is in force until {day_words(text.ends_on)}."
        return Found(sentence, True, text.ends_on if facts.is_county else None, (text.as_evidence(),))
    if facts.is_county:
        return Found(no_text(facts, on), due=gap_due(facts, on))
    whose = f"of {facts.county} " if facts.county else ""
    return Found(f"No agreement {whose}in force is recorded; the county strategy group prepares it.")


def views(facts, on) -> Found:
    text = facts.text_on(on)
    if text is None:
        return without_text(facts, on)
    since = bears_on_from(text)
    held = [each for each in facts.consultations if each.on is None or since <= each.on <= on]
    if not held:
        return Found(f"No consultation or survey is recorded for “{text.title}”.", counts_from=since)
    held.sort(key=lambda each: each.on or date.min, reverse=True)
    return Found(f"{held[0].title}, {day_words(held[0].on)}.", True, None, tuple(held[:3]), since)


def scrutiny(facts, on) -> Found:
    held = [each for each in facts.scrutiny if each.on and each.on <= on]
    held += [  # a committee that recommended something did meet
        Evidence(f"Scrutiny recommended: {each.text}", min(each.last, on), each.url, is_inside=True)
        for each in facts.recommended
        if each.first <= on
    ]
    if not held:
        sentence = "No meeting of the crime and disorder committee about the partnership is recorded."
        return Found(sentence, due=facts.asked_by(on))
    last = max(held, key=lambda each: each.on)
    due = anniversary(last.on, last.on.year + 1)
    sentence = f"{last.title}, {day_words(last.on)}."
    if due < on:
        sentence += " No later meeting is recorded in the twelve months after it."
    return Found(sentence, True, due, (last,))


def answers(facts, on) -> Found:
    if not facts.unanswered:
        number = len(facts.answered)
        sentence = "No recommendation waits for an answer" + (f"; {number} were answered." if number else ".")
        return Found(sentence, True, None, facts.answered[:3])
    first = min(facts.unanswered, key=lambda each: each.made_on or date.max)
    number = len(facts.unanswered)
    words = f"{number} recommendations wait" if number > 1 else "One recommendation waits"
    if first.made_on is None:
        return Found(f"{words} for an answer; the day on which it was made is not recorded: “{first.text}”.")
    sentence = f"{words} for an answer; the oldest was made on {day_words(first.made_on)}: “{first.text}”."
    return Found(sentence, due=first.made_on + ANSWERED_WITHIN)
