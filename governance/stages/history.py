"""Rows of a stage's record in the readable history of its paper: what happened to the text, beside what it says."""

from governance.models import Amendment, Answer, CallIn, Condition, DecisionDate
from plans.papers.history import register_history

SUBJECTS = {
    Amendment: "Amendment",
    Condition: "Condition of an approval",
    DecisionDate: "Day after a decision",
    CallIn: "Call-in",
    Answer: "Leader's answer",
}


def register():
    for model, subject in SUBJECTS.items():
        register_history(model, path="stage__timetable__paper", subject=subject, is_text=False)
