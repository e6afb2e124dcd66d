"""Flags on actions: pure functions of a Document's data. They warn, they never refuse."""

from datetime import date

from django.utils.text import Truncator

from partnerships.days.timescales import goes_on, last_day_meant, question_about
from plans.document.kinds import CheckWarning

RULE = "FIS-11"  # the plan sets out the steps of each authority, its resources and how success is measured


def check_actions(data: dict, document: dict) -> list[CheckWarning]:
    """Actions without a lead or a measure, periods that end before they begin, what the plan does not name."""
    known = {each["code"] for each in data["taxonomy"]}
    period = (date.fromisoformat(document["period"]["start"]), date.fromisoformat(document["period"]["end"]))
    served = _priorities_in(document)
    return [
        CheckWarning(RULE, action["title"], sentence)
        for action in data["actions"]
        for sentence in (*_faults_of(action, known, period), *_gone(action, served))
    ]


def _priorities_in(document) -> set[str]:
    """Keys of what the text, or the plan whose year it is, has as priorities; none where it shows no list of them."""
    lists = [block["data"] for block in document["blocks"] if block["kind"] == "priorities"]
    return {row["key"] for data in lists for name in ("priorities", "cross_cutting") for row in data.get(name, [])}


def _gone(action, known):
    """What was taken out of the plan since, such as by an amendment at the table."""
    for priority in action["priorities"] if known else ():
        if priority["key"] not in known:
            yield (
                f"The action “{action['title']}” serves the priority “{priority['title']}”, which the plan does not "
                "have any more: choose another for it."
            )


def _question(text, period):
    """What has to be asked before anybody knows when it is overdue."""
    if goes_on(text) or last_day_meant(text, period):
        return question_about(text, period)
    return question_about(text, period) or (
        f"“{text}” names no day. Write a month, a quarter, a season or a year, or “ongoing”. Until then it is overdue "
        "when the time of the text is over."
    )


def _faults_of(action, known_classes, period):
    title, timescale = action["title"], action["timescale"]
    if not action["leads"]:
        yield f"The action “{title}” has no lead: name the organisation or the post that answers for it."
    if not action["measure"] and not action["indicators"]:
        yield f"The action “{title}” has no measure: say how you will know that it worked."
    if timescale["start"] and timescale["end"] and timescale["end"] < timescale["start"]:
        yield f"The period of the action “{title}” ends before it begins: look at its dates."
    if timescale["kind"] == "text" and (question := _question(timescale["text"], period)):
        yield f"The timescale of the action “{title}” is not clear: {question}"
    for activity in action["activities"]:
        yield from _faults_of_step(activity, action, period)
    for code in action["classes"]:
        if code not in known_classes:
            yield f"The action “{title}” is of the type “{code}”, which the action plan does not explain."


def _faults_of_step(activity, action, period):
    last = action["timescale"]["date"] or action["timescale"]["end"]
    text = Truncator(activity["text"]).chars(60)
    if last and activity["due_on"] and activity["due_on"] > last:
        yield f"The activity “{text}” of “{action['title']}” ends after the action itself: look at its day."
    if activity["due_text"] and (question := _question(activity["due_text"], period)):
        yield f"The day of the activity “{text}” of “{action['title']}” is not clear: {question}"
