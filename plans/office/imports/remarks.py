"""What others noted in a Word file of a text (comments, tracked changes), taken in as comments on its chapters."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from partnerships.models import audit
from partnerships.reasons import LONGEST
from partnerships.verbs import Refused, require
from plans.discussion.verbs import comment, reasons_not_to_comment
from plans.document.compose import compose
from plans.document.kinds import kind_named
from plans.document.richtext import words_of
from plans.models import Comment, Import

#: What is noted → how the comment that comes of it begins.
BEGINNINGS = {
    "comment": "Comment in Word by",
    "deleted": "Deleted in Word:",
    "inserted": "Added in Word:",
    "deleted_row": "Table row deleted in Word:",
    "moved": "Moved away in Word:",
}
_NUMBER = re.compile(r"^\s*(?:\d[\d.)]*|[A-Z][.)])\s+")
_HEADINGS = re.compile(r"<h[2-5]>(.*?)</h[2-5]>")
RESOLVED_ONE_BY_ONE = "Comments from a Word file are resolved one by one, like any other."


@dataclass(frozen=True)
class Remark:
    """One note: as it reads as a comment, and on which chapter; ``at`` is its place in the list of the file."""

    at: int
    text: str
    key: str
    is_there: bool  # somebody took it in already


@dataclass(frozen=True)
class NotedChapter:
    key: str
    heading: str
    remarks: list[Remark]


def chapters_of(found: Import) -> list[NotedChapter]:
    """The chapters of the text that something was noted on, in their order. A note under a heading that the text does
    not have belongs to the first chapter, and says where it stood."""
    document = compose(found.paper)
    said = set(Comment.objects.filter(paper=found.paper).values_list("block_key", "text"))
    said = {(str(key), text) for key, text in said}
    by_heading = _keys_by_heading(document)
    noted: dict[str, list[Remark]] = {block["key"]: [] for block in document["blocks"]}
    for at, each in enumerate(found.reading.get("left_out", ())):
        if each["sort"] in BEGINNINGS and noted:
            key = by_heading.get(_plain(each["place"]))
            where = "" if key or not each["place"] else f" (under “{each['place']}”)"
            key = key or next(iter(noted))
            text = f"{BEGINNINGS[each['sort']]} {each['words']}{where}"[:LONGEST]
            noted[key].append(Remark(at, text, key, (key, text) in said))
    headings = {block["key"]: block["heading"] or kind_named(block["kind"]).label for block in document["blocks"]}
    return [NotedChapter(key, headings[key], remarks) for key, remarks in noted.items() if remarks]


def _keys_by_heading(document) -> dict[str, str]:
    """Of chapters, then of the headings inside them."""
    found: dict[str, str] = {}
    inner = []
    for block in document["blocks"]:
        found.setdefault(_plain(block["heading"]), block["key"])
        inner += [(heading, block["key"]) for heading in _HEADINGS.findall(str(block["data"].get("html", "")))]
    for heading, key in inner:
        found.setdefault(_plain(words_of(heading)), key)
    found.pop("", None)
    return found


def _plain(heading: str) -> str:
    return " ".join(_NUMBER.sub("", heading).casefold().split())


@transaction.atomic
def take_in(found: Import, taken: set[int], *, by) -> int:
    """The notes at these places as comments of ``by``, who brings them; how many there are new."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    if not found.is_open:
        raise Refused(["The comments of this file were taken in already."])
    require(reasons_not_to_comment(found.paper, by=by))
    remarks = [each for chapter in chapters_of(found) for each in chapter.remarks]
    wanted = [each for each in remarks if each.at in taken and not each.is_there]
    for each in wanted:
        comment(found.paper, each.key, by=by, text=each.text)
    found.state, found.brought_in_by, found.brought_in_at = Import.State.BROUGHT_IN, by, timezone.now()
    found.save()
    audit("file brought in", found.paper, by=by, partnership=found.partnership, reason=found.reason)
    return len(wanted)


def reasons_not_to_undo(found: Import, *, by) -> list[str]:
    return [RESOLVED_ONE_BY_ONE]


def undo(found: Import, *, by) -> None:
    raise Refused([RESOLVED_ONE_BY_ONE])
