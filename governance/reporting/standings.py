"""How the headings of a report stand with those who sign them. Pure: rows in, sentences out.

A sign-off stands for the text that was read, found by its hash. So one given for an edition stands for the next until
the heading's text changes; then the heading "was signed in an earlier text", which is no sign-off.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from plans.document.canonical import canonical

SIGNED, RECORDED, DECLINED, ASKED, EARLIER, OPEN = "signed", "recorded", "declined", "asked", "earlier", "open"
LABELS = {
    SIGNED: ("Signed", "green"),
    RECORDED: ("Recorded as signed", "teal"),
    DECLINED: ("Declined", "red"),
    ASKED: ("Asked", "blue"),
    EARLIER: ("Signed an earlier text", "orange"),
    OPEN: ("Not asked", "grey"),
}
OVERDUE = ("Overdue", "red")


@dataclass(frozen=True)
class HeadingStanding:
    """One heading: its state, the row of a request behind it (or None), and what is said of it in a sentence.

    ``public`` is the sentence without what was written to the author.
    """

    state: str
    sentence: str
    public: str
    request: object = None
    is_overdue: bool = False

    @property
    def is_signed(self) -> bool:
        """An explicit yes for this very text, told to the portal or recorded with its date."""
        return self.state in (SIGNED, RECORDED)

    @property
    def is_asked(self) -> bool:
        """Somebody has still to answer."""
        return self.state == ASKED

    @property
    def may_be_asked(self) -> bool:
        """Nobody has said yes to this text, and nobody is being asked."""
        return self.state in (OPEN, EARLIER, DECLINED)

    @property
    def label(self) -> str:
        return OVERDUE[0] if self.is_overdue else LABELS[self.state][0]

    @property
    def colour(self) -> str:
        return OVERDUE[1] if self.is_overdue else LABELS[self.state][1]


def text_sha256(heading: str, text: str) -> str:
    """What a sign-off is given for: the heading with its text, in one normal form."""
    return hashlib.sha256(canonical({"heading": heading, "text": text}).encode()).hexdigest()


def asked_of(requests) -> dict[str, list]:
    """Requests by the heading that they are about, in any letters: as it was called when asked, and as it is now.

    Read with their ``implication``; without those taken back. A heading that was removed and written anew is the same.
    """
    asked: dict[str, list] = {}
    for request in requests:
        current = request.implication.heading if request.implication else request.heading
        for heading in {request.heading.casefold(), current.casefold()}:
            asked.setdefault(heading, []).append(request)
    return asked


def of_implication(implication, requests, *, on: date) -> HeadingStanding:
    """How a row of a report stands; ``requests`` are those of its heading (``asked_of``), oldest first."""
    row = {name: getattr(implication, name) for name in ("heading", "text", "post", "signed_sha256")}
    signed_on = implication.signed_on and implication.signed_on.isoformat()
    return standing_of({**row, "signed_on": signed_on}, requests, on=on)


def standing_of(row: dict, requests, *, on: date) -> HeadingStanding:
    """How a heading (``heading, text, post, signed_on``, perhaps ``signed_sha256``) stands on a day.

    ``requests`` are its ``SignOffRequest`` rows, oldest first, without those taken back. A yes and a no count for the
    text they were given for, a no until somebody is asked again; a date recorded beside the portal counts as what it
    is.
    """
    digest = text_sha256(row["heading"], row["text"])
    answered = [each for each in requests if each.answered_at]
    told = next((each for each in reversed(answered) if each.signed_sha256 == digest), None)
    waiting = next((each for each in reversed(requests) if each.is_open), None)
    if told and (told.is_yes or not waiting):
        return _told(told)
    if row["signed_on"] and row.get("signed_sha256", "") in ("", digest):
        public = f"{row['post']}, {date_format(date.fromisoformat(row['signed_on']), 'j F Y')}"
        return HeadingStanding(RECORDED, f"{public}: recorded, not asked through the portal.", public)
    before = next((each for each in reversed(answered) if each.is_yes), None)
    if waiting:
        return _asked(waiting, before, told, on)
    if before or row["signed_on"]:
        return _earlier(row, before)
    return HeadingStanding(OPEN, "Nobody has been asked yet.", "Not signed")


def _told(request):
    if not request.is_yes:
        words = f"Declined by {_who(request)} on {_day(request.answered_at)}: “{request.comment}”"
        return HeadingStanding(DECLINED, words, "Not signed", request)
    public = f"{request.answered_as}, {_day(request.answered_at)}"
    words = f"Signed by {_who(request)} on {_day(request.answered_at)}"
    if request.comment:
        return HeadingStanding(SIGNED, f"{words}, with a comment: “{request.comment}”", public, request)
    return HeadingStanding(SIGNED, f"{words}.", public, request)


def _asked(request, before, declined, on):
    late = request.is_overdue(on)
    due = f" {'Due since' if late else 'Due by'} {date_format(request.due_on, 'j F Y')}." if request.due_on else ""
    again = f" {_who(before)} signed an earlier text on {_day(before.answered_at)}." if before else ""
    again += f" {_who(declined)} declined it on {_day(declined.answered_at)}." if declined else ""
    words = f"Asked of {request.post} on {_day(request.asked_at)}.{due}{again}"
    return HeadingStanding(ASKED, words, "Not signed", request, is_overdue=late)


def _earlier(row, before):
    if before:
        who, when = _who(before), _day(before.answered_at)
    else:
        who, when = row["post"], date_format(date.fromisoformat(row["signed_on"]), "j F Y")
    words = f"{who} signed an earlier text on {when}; the text has changed since. Ask again."
    return HeadingStanding(EARLIER, words, "Not signed", before)


def _who(request):
    """The post, and who answered for it where that is somebody else in name."""
    by, post = request.answered_by, request.answered_as
    return post if by.is_system or str(by).casefold() == post.casefold() else f"{by} as {post}"


def _day(moment):
    return date_format(timezone.localdate(moment), "j F Y")
