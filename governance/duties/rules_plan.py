"""Duties about the plan: strategy, revision, contents, publication, adoption, sending, what reports weigh. Pure."""

from datetime import date, timedelta

from governance.duties.facts import DAY, Evidence, anniversary
from governance.duties.findings import Found, bears_on_from, day_words, gap_due, listed, no_text, without_text

#: The regulations name no day; the portal counts four weeks from adoption.
SENT_WITHIN = timedelta(days=28)
#: The first day on which areas in England had a police and crime commissioner.
POLICING_BODIES = date(2012, 11, 22)
#: Commissioners end in May 2028; the day itself could not be read.
COMMISSIONERS_END = date(2028, 5, 1)
#: Strand → its name, and the day from which it belongs to a strategy.
STRANDS = {
    "crime_and_disorder": ("crime and disorder", date(1998, 1, 1)),
    "substance_misuse": ("misuse of drugs, alcohol and other substances", date(1998, 1, 1)),
    "reoffending": ("re-offending", date(2010, 4, 1)),
    "serious_violence": ("serious violence", date(2023, 1, 31)),
}
PLAN_PARTS = {
    "priorities": "its priorities",
    "actions": "the steps of each authority",
    "funding": "the resources",
    "measures": "how success is measured",
    "engagement": "how the community takes part",
}


def strategy(facts, on) -> Found:
    text = facts.text_on(on)
    if text is None:
        return Found(no_text(facts, on), due=gap_due(facts, on))
    lacking = [name for strand, (name, since) in STRANDS.items() if since <= on and strand not in text.strands]
    sentence = f"“{text.title}” is in force until {day_words(text.ends_on)}."
    if "actions" not in text.parts:
        sentence += " No action plan is recorded with it."
    if not lacking:
        # The last day for which a strategy is adopted: the next plan's, where it follows without a gap.
        following = [each for each in facts.texts if each.is_adopted_by(on) and each.covers(text.ends_on + DAY)]
        until = max((each.ends_on for each in following), default=text.ends_on)
        return Found(sentence, True, until, (text.as_evidence(),), bears_on_from(text))
    sentence += f" No priority of it is tied to {listed(lacking)}."
    return Found(sentence, evidence=(text.as_evidence(),), counts_from=bears_on_from(text))


def revision(facts, on) -> Found:
    text = facts.text_on(on)
    start = facts.year_start(on)
    if text is None:
        return Found(no_text(facts, on), due=gap_due(facts, on))
    now, holds = facts.revision_on(on), _until_its_year_ends(facts)
    if not start <= now.starts_on <= on:
        sentence = f"“{text.title}” is in force, and no revision for the year from {day_words(start)} is recorded."
        return Found(
            sentence, due=start - DAY, evidence=(text.as_evidence(),), counts_from=_after_year_before(start),
            holds=holds,
        )  # fmt: skip
    following = anniversary(start, start.year + 1)
    texts = (*facts.years, *facts.plans)
    ready = [each for each in texts if each.is_adopted_by(on) and each.starts_on == following]
    done = ready[0] if ready else now
    due = (anniversary(following, following.year + 1) if ready else following) - DAY
    when = f"on {day_words(done.adopted_on)}" if done.adopted_on else "on a day that is not recorded"
    is_late = done.adopted_on and done.adopted_on >= done.starts_on
    after = f", after its year began on {day_words(done.starts_on)}" if is_late else ""
    sentence = f"“{done.title}” was adopted {when}{after}."
    if not done.is_adoption_recorded:
        sentence = f"“{done.title}” was brought in; whether and when it was adopted is not recorded."
    since = _after_year_before(following)
    return Found(sentence, done.is_adoption_recorded, due, (done.as_evidence(),), since, holds)


def _after_year_before(start):
    """What was recorded on the first day of a year belongs to that."""
    return anniversary(start, start.year - 1) + DAY


def _until_its_year_ends(facts):
    def holds(day: date) -> date:
        first = facts.year_nearest(day)
        return anniversary(first, first.year + 1) - DAY

    return holds


def contents(facts, on) -> Found:
    text = facts.text_on(on)
    if text is None:
        return without_text(facts, on)
    lacking = [words for part, words in PLAN_PARTS.items() if part not in text.parts]
    if lacking:
        sentence = f"The portal does not find in “{text.title}”: {listed(lacking)}."
    else:
        sentence = f"“{text.title}” sets out {listed(PLAN_PARTS.values())}."
    return Found(sentence, not lacking, None, (text.as_evidence(),), bears_on_from(text))


def publication(facts, on) -> Found:
    text = facts.text_on(on)
    if text is None:
        return without_text(facts, on)
    if not text.is_public:
        return Found(f"“{text.title}” is in force and no text of it is public.", counts_from=bears_on_from(text))
    evidence = Evidence(f"The full text of “{text.title}”", text.public_on, text.url)
    return Found(f"“{text.title}” is public as a page and as a PDF.", True, None, (evidence,), bears_on_from(text))


def adoption(facts, on) -> Found:
    if facts.has_executive is False:
        return Found(
            "No lead council is recorded with an executive, so adoption is not reserved in this way.", is_exempt=True
        )
    text, coming = facts.text_on(on), facts.coming_text(on)
    if text is None and coming is None:
        return without_text(facts, on)
    if text is None:
        begins = "began" if coming.starts_on <= on else "begins"
        sentence = f"Full Council is to adopt “{coming.title}”, which {begins} on {day_words(coming.starts_on)}."
        return Found(sentence, due=coming.starts_on - DAY)
    return _adopted(text)


def _adopted(text):
    when = f" on {day_words(text.adopted_on)}" if text.adopted_on else "; the day is not recorded"
    since = bears_on_from(text)
    if text.is_by_full_council:
        return Found(f"{text.adopted_by} adopted “{text.title}”{when}.", True, None, (text.as_evidence(),), since)
    if text.adopted_by:
        sentence = f"“{text.title}” was adopted by {text.adopted_by}{when}. No adoption by Full Council is recorded."
        return Found(sentence, evidence=(text.as_evidence(),), counts_from=since)
    what = f"Who adopted “{text.title}”" if text.is_adoption_recorded else f"Whether “{text.title}” was adopted"
    return Found(f"{what} is not recorded.", evidence=(text.as_evidence(),), counts_from=since)


def sending(facts, on) -> Found:
    if on < POLICING_BODIES:
        return _before_policing_bodies()
    if facts.is_city_of_london:
        return Found("In the City of London the Common Council is the policing body itself.", is_exempt=True)
    text = facts.revision_on(on)
    if text is None:
        return without_text(facts, on)
    sentence = f"That “{text.title}” was sent to the local policing body is not recorded."
    if text.adopted_on is None:
        return Found(sentence, counts_from=bears_on_from(text))
    due = text.adopted_on + SENT_WITHIN
    if on >= COMMISSIONERS_END:
        sentence += " Commissioners have ended in May 2028: send it to whoever has their functions now."
    words = f" It was adopted on {day_words(text.adopted_on)}; the law names no day, the portal counts four weeks."
    return Found(sentence + words, due=due, counts_from=text.adopted_on)


def _before_policing_bodies():
    return Found("Areas have had a local policing body since 22 November 2012.", is_exempt=True)


def objectives(facts, on) -> Found:
    if on < POLICING_BODIES:
        return _before_policing_bodies()
    text = facts.text_on(on)
    if text is None:
        return without_text(facts, on)
    if "alignment" in text.parts:
        sentence = f"“{text.title}” shows beside its priorities what partners' own strategies contribute."
        return Found(sentence, True, None, (text.as_evidence(),), bears_on_from(text))
    sentence = f"How “{text.title}” has regard to the police and crime objectives is not recorded."
    return Found(sentence, counts_from=bears_on_from(text))


def weighed_in_a_report(name, met, gap):
    """A duty that a committee report on the text in force shows to be met."""

    def rule(facts, on) -> Found:
        text = facts.text_on(on)
        if text is None:
            return without_text(facts, on)
        evidence = getattr(text, name)
        if evidence is None:
            return Found(gap, counts_from=bears_on_from(text))
        return Found(met, True, None, (evidence,), bears_on_from(text))

    return rule
