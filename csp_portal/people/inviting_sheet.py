"""Clerks and signing officers of a council, or the people of a partnership, invited from a sheet: each line read, its
faults told, and all of them invited or none. Councillors have a sheet of their own (``governance.seats.councillors``).

A line of somebody who has the role, or an open invitation to it, is passed over: a sheet may be sent again.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.seats.councillors import FORENAMES, SURNAMES
from partnerships.access import Role
from partnerships.memberships.offered import offered
from partnerships.models import Invitation, Organisation, Partnership
from partnerships.people.verbs import holds, invite, open_invitations
from partnerships.wording import and_words
from plans.office.lines.child import read_apart
from plans.office.lines.heads import plain_head
from plans.office.packages import Unreadable

#: What stands at the head of a column, without case, signs and brackets.
HEADS = {
    "name": {
        "name", "councillor", "member", "full name", "councillor name", "name or post", "contact", "contact name",
        "representative", "person", "officer", "lead", "display name", "names", "person name", "name of person",
        "officer name", "name of officer", "contact person", "name of contact", "representative name",
        "name of representative", "lead name", "lead officer",
    },
    "first": set(FORENAMES),
    "last": set(SURNAMES),
    "email": {
        "email", "email address", "mail", "work email", "contact email", "email contact", "emails", "e mails",
        "email addresses", "mail address", "work email address", "contact email address", "business email",
    },
    "organisation": {
        "organisation", "organization", "organisation name", "agency", "partner", "speaks for", "partner agency",
        "partner organisation", "employer", "service", "company", "name of organisation", "agency name",
        "name of agency", "member organisation", "authority", "responsible authority", "representing", "represents",
    },
}  # fmt: skip
#: An address within what programs of mail copy: “Ann Marsh <ann@x.example>;”, “mailto:ann@x.example?subject=Plan”.
_ADDRESS = re.compile(r"[^\s<>()\[\]\"“”;,:]+@[^\s<>()\[\]\"“”;,:?]+")
_EMAIL = Invitation._meta.get_field("email")
MOST = 200
LOOKED_AT = 10  # rows among which the line of headings is


@dataclass
class InvitedLine:
    number: int
    name: str
    email: str
    organisation: Organisation | None = None
    faults: list[str] = field(default_factory=list)
    is_known: bool = False


def read_lines(content: bytes, name: str, place: Partnership | Organisation, role) -> list[InvitedLine]:
    """The people of the one sheet that has the headings, for a partnership or a council. Raises Unreadable."""
    shown = [each for each in read_apart(content, name)["sheets"] if not each["is_hidden"]]
    found = [(sheet, *heads) for sheet in shown if (heads := _heads(sheet))]
    if not found:
        raise Unreadable("No sheet has the headings Name and E-mail.")
    filled = [(sheet, start, columns) for sheet, start, columns in found if sheet["rows"][start:]]
    if len(filled) > 1:
        names = and_words(f"“{sheet['name']}”" for sheet, *_ in filled)
        raise Unreadable(f"The sheets {names} have the headings Name and E-mail: put all people on one of them.")
    sheet, start, columns = (filled or found)[0]
    return _lines(sheet, start, columns, place, role)


def _heads(sheet) -> tuple[int, dict[str, int]] | None:
    """Where its lines begin, and in which column stands what."""
    for start, row in enumerate(sheet["rows"][:LOOKED_AT], start=1):
        columns = _columns(row)
        if {"name", "last"} & set(columns) and "email" in columns:
            return start, columns
    return None


def _columns(row) -> dict[str, int]:
    found = {}
    for column, cell in enumerate(row["cells"]):
        for what, heads in HEADS.items():
            if plain_head(_words(cell)) in heads:
                found.setdefault(what, column)
    return found


def _words(cell) -> str:
    return " ".join(cell["words"].split())


def _lines(sheet, start, columns, place, role) -> list[InvitedLine]:
    rows = sheet["rows"][start:]
    if len(rows) > MOST:
        raise Unreadable(f"The sheet has more than {MOST} lines: send them in parts.")
    if role == Role.PARTNER_LEAD and "organisation" not in columns:
        raise Unreadable("No column says for which organisation each partner speaks: add one headed Organisation.")
    read_more = _reader_of(place, role)
    lines, met = [], {}
    for row in rows:
        cells = {what: row["cells"][column] for what, column in columns.items() if column < len(row["cells"])}
        texts = dict.fromkeys(columns, "") | {what: _words(cell) for what, cell in cells.items()}
        if not any(texts.values()):
            continue
        name = texts.get("name") or " ".join(filter(None, (texts.get("first"), texts.get("last"))))
        line = InvitedLine(row["number"], name.strip('"“”'), _address(texts["email"]).lower())
        line.faults += [f"{told} Take it out, or {way}." for told, way in _not_meant(sheet, row["number"])]
        line.faults += [cell["fault"] for cell in cells.values() if cell["fault"]]
        _check(line)
        read_more(line, texts)
        _check_once(line, met)
        line.is_known = not line.faults and _is_known(place, line, role)
        lines.append(line)
    if not lines:
        raise Unreadable("The sheet has no line under its headings.")
    return lines


def _not_meant(sheet, number: int) -> list[tuple[str, str]]:
    """Why a line may not be meant, and what to do where it is: nobody is to be invited whom the sheet does not show."""
    hidden = [("This row is hidden in the sheet.", "show it")] if number in sheet["hidden_rows"] else []
    struck = [("This row is struck through.", "type it again")] if number in sheet["struck_rows"] else []
    return hidden + struck


def _address(words: str) -> str:
    """The one address within the words, without what surrounds it; else all of them, to be told as they are."""
    found = {address.strip("'‘’.") for address in _ADDRESS.findall(words)}
    return found.pop() if len(found) == 1 else words


def _check(line) -> None:
    if not line.name:
        line.faults.append("The name is missing.")
    if len(line.name) > 200:
        line.faults.append("The name is longer than 200 characters.")
    if not line.email:
        line.faults.append("The e-mail address is missing.")
    try:
        _EMAIL.run_validators(line.email)
    except ValidationError:
        line.faults.append(f"“{line.email}” is not an e-mail address.")


def _check_once(line, met) -> None:
    """Whoever speaks for two organisations stands on two lines."""
    first = met.setdefault((line.email, line.organisation), line.number)
    if line.email and first != line.number:
        line.faults.append(f"The same e-mail address stands on line {first}.")


def _reader_of(place, role) -> Callable[[InvitedLine, dict[str, str]], None]:
    """What reads the rest of a line: for whom a partner speaks; of others nothing."""
    if role == Role.PARTNER_LEAD:
        spoken = defaultdict(set)
        for each, _ in offered(place):
            for name in filter(None, (each.short_name, each.name)):
                spoken[name.casefold()].add(each)
        return lambda line, texts: _speak(line, texts.get("organisation", ""), spoken, place)
    return lambda line, texts: None


def _speak(line, written, spoken, partnership) -> None:
    found = spoken.get(written.casefold(), ())
    line.organisation = next(iter(found)) if len(found) == 1 else None
    if not written:
        line.faults.append("The organisation that this partner speaks for is missing.")
    elif not found:
        line.faults.append(
            f"“{written}” is not a member of {partnership}: write its name as the list of members has it."
        )
    elif len(found) > 1:
        line.faults.append(f"Several members are called “{written}”: write the whole name.")


def _is_known(place, line, role) -> bool:
    asked = (place, line.email, role, line.organisation)
    return holds(*asked) or open_invitations(*asked).exists()


@transaction.atomic
def invite_lines(lines: list[InvitedLine], place, role, *, by) -> int:
    """Invite everybody on a line without faults who is not invited yet; how many."""
    wanted = [line for line in lines if not line.faults and not line.is_known]
    for line in wanted:
        invite(place, by=by, email=line.email, name=line.name, role=role, organisation=line.organisation)
    return len(wanted)
