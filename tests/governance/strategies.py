"""How the data of this room's kinds look, for ``tests.strategies.documents()``."""

from hypothesis import strategies as st

from governance.models import Recommendation
from tests.priorities.strategies import keyed
from tests.strategies import fixed, lists, names, partial_dates, register_data, words

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
