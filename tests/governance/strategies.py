"""How the data of this room's kinds look, for ``tests.strategies.documents()``."""

from hypothesis import strategies as st

from governance.models import Amendment, Answer, CallIn, DecisionDate, Recommendation
from tests.priorities.strategies import keyed
from tests.strategies import days, fixed, keys, lists, names, partial_dates, register_data, words

months = st.lists(st.integers(1, 12), max_size=4, unique=True)
register_data("approval_timetable", st.just({}))
register_data(
    "review_calendar", fixed(rows=lists(fixed(number=words(9), activity=words(), when=words(), months=months)))
)
register_data(
    "scrutiny",
    fixed(
        recommendations=keyed(
            text=names,
            made_by=words(),
            made_on=partial_dates,
            addressee=words(),
            response=words(),
            responded_on=partial_dates,
            state=st.sampled_from(Recommendation.State.values),
        )
    ),
)


def some(fields):
    """At least one row: a key without any would not come out again."""
    return st.lists(fixed(**fields), min_size=1, max_size=3)


def one_of(choices):
    return st.sampled_from(choices.values)


def notices(**fields):
    """Notices of a key decision; a short one says which chair was told, and why."""
    asked = ("matter", "decision_maker", "decided_when", "available_from", "later_documents")
    other = {
        "given_on": days, "members": words(), "documents": words(), "contact": words(), "told": words(),
        "told_on": st.none() | days, "urgent_because": words(),
    }  # fmt: skip
    return fixed(**{**dict.fromkeys(asked, names), **other, **fields})


#: A stage's further record in an interchange file: any of its optional keys.
stage_records = st.fixed_dictionaries(
    {},
    optional={
        "decision_dates": some({"what": one_of(DecisionDate.What), "on": st.none() | days, "reason": words()}),
        "amendments": some(
            {
                "text": names,
                "moved_by": names,
                "result": one_of(Amendment.Result),
                "why": words(),
                "block_key": st.none() | keys,
            }
        ),
        "conditions": some({"text": names, "is_met": st.booleans(), "met_on": st.none() | days, "evidence": words()}),
        "call_in": fixed(
            called_on=days, called_by=names, grounds=words(), result=one_of(CallIn.Result), settled_on=st.none() | days
        ),
        "notice": st.one_of(
            notices(basis=st.just("notice"), is_private=st.just(False), private_because=words()),
            notices(
                basis=st.sampled_from(["general_exception", "special_urgency"]),
                told=names,
                told_on=days,
                urgent_because=names,
                is_private=st.booleans(),
                private_because=names,
            ),
        ),
        "answer": fixed(
            kind=one_of(Answer.Kind), given_on=days, given_by=words(), text=words(), with_amendments=st.booleans()
        ),
    },
)
delegations = st.fixed_dictionaries({}, optional={"delegated_to": names, "delegated_until": days})
