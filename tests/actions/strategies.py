"""How the data of this room's kinds look, for ``tests.strategies.documents()``."""

from hypothesis import strategies as st

from actions.models import Action, FundingLine
from tests.plans.rows.strategies import key_or_none, keyed, slugs
from tests.strategies import (
    days,
    fixed,
    keys,
    lists,
    names,
    organisations,
    partial_dates,
    register_data,
    rich_texts,
    words,
)

money = st.one_of(st.none(), st.integers(0, 10**9).map(lambda pence: f"{pence // 100}.{pence % 100:02d}"))
titled = fixed(key=keys, title=names)
led = fixed(organisation=st.one_of(st.none(), organisations), post=words())
day_or_none = st.one_of(st.none(), days)


def bodies(most=3):
    return st.lists(organisations, max_size=most, unique_by=lambda body: body["slug"])


register_data(
    "action_plan",
    fixed(
        intro_html=rich_texts,
        rows_known=st.booleans(),
        reference=words(),
        taxonomy=st.lists(fixed(code=words(10), label=names), max_size=3, unique_by=lambda each: each["code"]),
        actions=keyed(
            reference=words(10),
            subheading=words(20),
            title=names,
            priorities=keyed(title=names),
            areas=keyed(title=names),
            places=st.lists(names, max_size=2, unique=True),
            leads=lists(led.filter(lambda lead: lead["organisation"] or lead["post"])),
            partners=bodies(),
            timescale=fixed(
                kind=st.sampled_from(Action.Timescale.values),
                date=day_or_none,
                start=day_or_none,
                end=day_or_none,
                text=words(),
            ),
            measure=words(),
            indicators=keyed(title=names),
            classes=st.lists(words(10), max_size=3, unique=True),
            cost=money,
            cost_text=words(),
            activities=keyed(
                text=words(),
                organisation=st.one_of(st.none(), organisations),
                lead_post=words(),
                due_on=day_or_none,
                due_text=words(),
                measure=words(),
                cost=money,
                cost_text=words(),
            ),
        ),
    ),
)
decision = fixed(body=words(), on=partial_dates).filter(lambda made: made["body"] or made["on"])
register_data(
    "funding",
    fixed(
        intro_html=rich_texts,
        lines=keyed(
            year=words(10),
            funder=names,
            organisation=slugs,
            amount=money,
            state=st.sampled_from(FundingLine.State.values),
            decision=st.one_of(st.none(), decision),
            note=words(),
            allocations=lists(fixed(purpose=names, amount=money, priority=key_or_none)),
        ),
    ),
)
register_data(
    "risks",
    fixed(
        intro_html=rich_texts,
        rating_key=words(),
        risks=keyed(title=names, text=words(), code=words(5), owner_post=words(), mitigations=lists(names)),
    ),
)
register_data(
    "projects",
    fixed(
        intro_html=rich_texts,
        projects=keyed(title=names, text=words(), period=words(20), outcome=words(), priorities=lists(titled)),
    ),
)
