"""A warning that knows the page on which what it says is mended."""

from collections.abc import Iterable


class Mendable(str):
    """The sentence, wherever a sentence is asked for; ``url`` leads to the form."""

    __slots__ = ("url",)
    url: str

    def __new__(cls, sentence: str, url: str) -> "Mendable":
        made = super().__new__(cls, sentence)
        made.url = url
        return made


def for_reader(remarks: Iterable[str], may_mend: bool) -> list[str]:
    """The remarks as links for those who may mend what they say, and as plain sentences for others."""
    return list(remarks) if may_mend else [str(remark) for remark in remarks]
