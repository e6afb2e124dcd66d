"""What the data of rows have in common, for ``tests.strategies.documents()``."""

from hypothesis import strategies as st

from tests.strategies import fixed, keys, organisations

slugs = st.one_of(st.none(), organisations.map(lambda body: body["slug"]))
key_or_none = st.one_of(st.none(), keys)


def keyed(most=3, **fields):
    return st.lists(fixed(key=keys, **fields), max_size=most, unique_by=lambda item: item["key"])
