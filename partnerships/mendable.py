"""A warning that knows the page on which what it says is mended."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.access import Permission, may


class Mendable(str):
    """The sentence, wherever a sentence is asked for, and on a page a link to the form at ``url``.

    It is for those who have what it ``needs``: ``for_reader`` gives others the sentence alone.
    """

    __slots__ = ("needs", "url")
    url: str
    needs: Permission

    def __new__(cls, sentence: str, url: str, needs: Permission = Permission.EDIT_PAPER) -> "Mendable":
        made = super().__new__(cls, sentence)
        made.url, made.needs = url, needs
        return made

    def __html__(self) -> SafeString:
        return format_html('<a class="govuk-link" href="{}">{}</a>', self.url, str(self))


def for_reader(remarks: Iterable[str], user, place) -> list[str]:
    """The remarks, each a link for who may mend at this place what it says, and a plain sentence for others."""
    return [
        remark if isinstance(remark, Mendable) and may(user, remark.needs, place) else str(remark) for remark in remarks
    ]
