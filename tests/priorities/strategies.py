"""How the data of this room's kinds look, for ``tests.strategies.documents()``."""

from hypothesis import strategies as st

from plans.models.assessments import Strand
from priorities.models import Indicator, Priority, PriorityLineage
from tests.plans.rows.strategies import key_or_none, keyed, slugs
from tests.strategies import days, decimals, fixed, keys, lists, names, register_data, rich_texts, words

figures = st.one_of(st.just(""), decimals, st.integers(-99, 99).map(str))


def subset(values):
    return st.lists(st.sampled_from(list(values)), max_size=3, unique=True)


def mark():
    stated = fixed(label=words(20), value=figures).filter(lambda mark: mark["label"] or mark["value"])
    return st.one_of(st.none(), stated)


register_data(
    "priorities",
    fixed(
        intro_html=rich_texts,
        priorities=keyed(
            title=names,
            title_known=st.booleans(),
            kind=st.sampled_from(Priority.Kind.values),
            strands=subset(Strand.values),
            html=rich_texts,
            aim_html=rich_texts,
            approach_html=rich_texts,
            lead=st.one_of(st.none(), fixed(post=words(), organisation=slugs, note=words())),
            areas=keyed(title=names, text=words()),
            findings=keyed(title=names),
            lineage=lists(
                fixed(
                    change=st.sampled_from(PriorityLineage.Change.values),
                    from_title=names,
                    from_key=key_or_none,
                    from_period=words(20),
                    note=words(),
                )
            ),
        ),
        cross_cutting=keyed(title=names, text=words()),
    ),
)
register_data(
    "alignment",
    fixed(
        intro_html=rich_texts,
        owner=words(),
        aims=keyed(
            title=names,
            text=words(),
            priorities=st.lists(keys, max_size=3, unique=True),
            entries=lists(fixed(partner=names, organisation=slugs, contributions=lists(names))),
        ),
    ),
)
register_data(
    "indicators",
    fixed(
        intro_html=rich_texts,
        indicators=keyed(
            title=names,
            kind=st.sampled_from(Indicator.Kind.values),
            unit=words(20),
            direction=st.sampled_from(Indicator.Direction.values),
            priority=key_or_none,
            baseline=mark(),
            target=mark(),
            source=words(),
            note=words(),
            readings=lists(
                fixed(
                    start=st.one_of(st.none(), days),
                    end=st.one_of(st.none(), days),
                    label=words(20),
                    value=figures,
                    note=words(),
                ),
                5,
            ),
        ),
    ),
)
