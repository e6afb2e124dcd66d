"""Words of cancelling and moving, as committee systems and clerks write them into titles, states and notes. Pure."""

import re
from enum import Enum
from html import unescape

from governance.meetings.files.entries import Faulty, checked_place


class Said(Enum):
    """What words say of a meeting."""

    NOTHING = 0
    CANCELLED = 1
    MOVED_AWAY = 2  # it takes place on another day, which is not this one
    MOVED_HERE = 3
    UNSURE = 4


_CANCELLED = (
    r"cancell?ed|cancell?ation|cancl?led|canc|canx|cnx|cxld|scrapped"
    r"|called off|abandoned|stood down|withdrawn|deleted|void"
    r"|(?:will |does |is )?(?:not|no longer) (?:be )?(?:taking place|take place|meet(?:ing)?|proceed(?:ing)?|held)"
    r"|(?:not|no longer) required"
    r"|no meeting|won[’']t take place"
)
_HERE = (
    r"(?:moved|rescheduled|re-scheduled|postponed|brought forward|changed|deferred|adjourned|transferred) from"
    r"|new date|revised date|rearranged from|re-arranged from"
)
_AWAY = (
    r"postponed?|postponement|rescheduled?|re-scheduled|moved(?: to)?|deferred|adjourned|rearranged|re-arranged"
    r"|date changed|change of date|brought forward|put back|superseded|tbr|to be rearranged|transferred"
)
_UNSURE = r"provisional|tentative|tbc|to be confirmed|if required|reserve(?: date)?|subject to confirmation"


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def in_characters(words: str) -> str:
    """Entities of web pages as the characters that they stand for: ``Planning &amp; Licensing``; ``R&D`` is itself."""
    while (read := _ENTITY.sub(lambda found: unescape(found[0]), words)) != words:  # written out twice over
        words = read
    return words


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


_NOT = re.compile(r"(?<!\w)(?:not|un-?) ?(?:cancell?ed|postponed|moved)(?!\w)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = (
    (Said.CANCELLED, _pattern(_CANCELLED)),
    (Said.MOVED_HERE, _pattern(_HERE)),
    (Said.MOVED_AWAY, _pattern(_AWAY)),
    (Said.UNSURE, _pattern(_UNSURE)),
)


def said_in(words: str) -> Said:
    """What the words say; the first of cancelled, moved to here, moved away and unsure."""
    bare = _NOT.sub(" ", words)
    return next((said for said, pattern in _WORDS if pattern.search(bare)), Said.NOTHING)


def without_words(title: str) -> str:
    """A title without such words and what stood around them: ``CANCELLED: Cabinet`` is Cabinet."""
    bare = _IN_BRACKETS.sub(lambda found: " " if said_in(found[0]) != Said.NOTHING else found[0], _NOT.sub(" ", title))
    for said, pattern in _WORDS:
        if said in (Said.MOVED_HERE, Said.MOVED_AWAY):  # from when or to when stands behind them
            bare = re.sub(rf"(?<=\w)(\W+){pattern.pattern}.*$", " ", bare, flags=re.IGNORECASE)
        bare = pattern.sub(" ", bare)
    return " ".join(bare.split()).strip(" -–—:;,.*!|/")


def place_in(words: str) -> tuple[str, bool]:
    """The place, and whether it says that the meeting is cancelled; one that moved is the place of another room."""
    is_off = said_in(words) == Said.CANCELLED
    return checked_place(without_words(words) if is_off else words), is_off


def judged(words: str, *, is_here: bool = False) -> tuple[bool, tuple[str, ...]]:
    """Whether a meeting is cancelled, and what has to be looked at. Raises Faulty for one that moves away.

    ``is_here``: it is known to stand where it moved to.
    """
    said, short = said_in(words), " ".join(words.split())[:120]
    if said == Said.MOVED_AWAY and not is_here:
        raise Faulty(short, "It says that the meeting is moved. Give the new date in the file, or leave this line out.")
    if said == Said.CANCELLED:
        return True, ()
    return False, () if said == Said.NOTHING else (f"The file says “{short}”.",)
