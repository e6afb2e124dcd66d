"""The councillors of a council from a sheet: a person on each line, under it the committees, as what and when."""

import re

from django import forms
from django.urls import reverse
from django.utils import timezone

from governance.models import Appointment
from governance.seats.alike import plain_name
from governance.seats.committee_cells import CapacityColumn, CommitteeColumn
from governance.seats.held_places import becomes, held_items, hold, holder_of, is_vacant, key_of, known_already
from governance.seats.placing import committees_of, give_places, in_order, is_plain, place, places_of
from partnerships.access import Permission, Role, not_allowed
from partnerships.models import Invitation, RoleAssignment
from partnerships.people import verbs as people
from partnerships.verbs import Refused
from plans.document.schemas import DATE, choice, many, nullable, record, text, truth
from plans.forms.fields import LineField
from plans.office.imports.tables import register_roster
from plans.office.lines.matching import LineDeed
from plans.office.rosters.roster import Roster
from plans.rows.columns import DateColumn, FieldColumn
from plans.rows.data import day
from plans.rows.noun import Names
from plans.rows.tables import Nested, RowTable

Capacity = Appointment.Capacity
SEVERAL = "Several councillors stand here: give each a line of their own, with the committee beside it."
_TWO = re.compile(r";|\b(?:cllr|councillor)\b.*\b(?:cllr|councillor)\b", re.IGNORECASE)
#: In which columns sheets part a name.
FORENAMES = ("first name", "forename", "forenames", "given name", "first names", "christian name")
SURNAMES = ("surname", "last name", "family name")


def register():
    register_roster(COUNCILLORS)


class CouncillorRoster(Roster):
    name = "councillor"
    label = "Councillor"
    label_many = "Councillors"
    article = "a"
    table_path = "governance.seats.councillors.TABLE"
    is_known_by_title = False
    advice = (
        "Anyone without an account is invited by e-mail, and sits there once the invitation is accepted.",
        "Anyone without an e-mail address is named there, and gets no mail. Enter a vacant seat as a line named "
        "“Vacancy”.",
        "Several committees stand under each other, or in one cell with semicolons: “Cabinet (chair); Planning”.",
        "The sheet gives all committees of a person: one that is left out is taken away. Give whoever has left a "
        "last day.",
    )

    def all_data(self, council):
        """Those with the role, then those who have not accepted yet."""
        bodies = committees_of(council)
        roles = RoleAssignment.objects.current().filter(council=council, role=Role.MEMBER, user__is_active=True)
        roles = roles.select_related("user").order_by("user__name", "pk")
        places: dict[int, list[Appointment]] = {}
        for each in Appointment.objects.filter(body__in=bodies.values(), user__in=roles.values("user")).select_related(
            "body"
        ):
            places.setdefault(each.user_id, []).append(each)
        here = [
            _item(role.user, places_of(role, places.get(role.user_id, []), bodies), has_account=True) for role in roles
        ]
        waiting = [_item(each, _told(each, bodies), has_account=False) for each in _invited(council)]
        return [*here, *waiting, *held_items(bodies)]

    def load(self, council, items, *, by, reason=""):
        """Seat those who are here, invite the others; an invitation that is not among the items came with a file."""
        standing = {item["key"]: item for item in self.all_data(council)}
        roles = RoleAssignment.objects.current().filter(council=council, role=Role.MEMBER).select_related("user")
        roles = {role.user.email.casefold(): role for role in roles}
        invitations = {each.email.casefold(): each for each in _invited(council)}
        for item in items:
            before, email = standing.pop(item["key"], None), item["email"].casefold()
            if before == item:
                continue
            if not email:
                hold(council, holder_of(item), item["places"], by=by, reason=reason)
            elif before is None:
                people.invite(council, by=by, email=email, name=item["name"], role=Role.MEMBER, **_asked(item))
            elif item["has_account"]:
                give_places(roles[email], item["places"], by=by, reason=reason)
            else:
                _ask_otherwise(invitations[email], item, by=by, reason=reason)
        for item in standing.values():
            if item["has_account"]:
                raise Refused([f"{item['name']} has accepted meanwhile: end the role on the page of people."])
            if not item["email"]:
                hold(council, holder_of(item), [], by=by, reason=reason)
                continue
            people.withdraw_invitation(invitations[item["email"].casefold()], by=by)

    def words(self, item, names):
        seats = [_words(each, names.titles) for each in item["places"]]
        return [("Councillor", item["name"]), ("E-mail address", item["email"]), ("Committees", "; ".join(seats))]

    def names(self, council, items):
        return Names({slug: body.name for slug, body in committees_of(council).items()}, {})

    def looked_at(self, council, lines):
        """Who is new is invited, to what the sheet says."""
        names = self.names(council, [])
        known = {plain_name(each["name"]) for each in self.all_data(council) if each["email"]}
        new = {plain_name(each.item["name"]) for each in lines if each.deed == LineDeed.NEW and each.item["email"]}
        for line in lines:
            met = known | new if line.deed == LineDeed.NEW else new
            if not line.item["email"] and plain_name(line.item["name"]) in met:
                line.deed = LineDeed.WRONG
                line.line.faults.append((f"row {line.line.number}", known_already(line.item)))
            elif line.deed == LineDeed.NEW:
                told = [words for _, words in self.words(line.item, names)[1:] if words]
                line.summary = " · ".join([*told, becomes(line.item)])
        return lines

    def same_as(self, item):
        """By the e-mail address; who has none by the name, and all vacant seats together."""
        return item["email"].casefold() or f"named {holder_of(item).casefold()}"

    def joined(self, lines):
        """A sheet in the order of its committees names a person again at each."""
        first, kept = {}, []
        for line in lines:
            who = self.same_as(line.item) if line.item.get("name") else ""
            known = None if line.faults or not who else first.setdefault(who, line)
            if known in (None, line):
                kept.append(line)
            elif line.item["email"] and known.item["name"].casefold() != line.item["name"].casefold():
                other = f"Row {known.number} has the same e-mail address for “{known.item['name']}”."
                line.faults.append((f"row {line.number}", other))
                kept.append(line)
            else:
                there = [] if is_vacant(line.item) else known.item["places"]  # several seats can be vacant alike
                known.item["places"] += [each for each in line.item["places"] if each not in there]
                known.names |= line.names
                known.remarks.append(f"Row {line.number} is of the same person.")
                known.faults += [(f"row {line.number}", fault) for fault in self.faults(known.item)]
        return kept

    def settle(self, old, new):
        new["name"] = Appointment.VACANT if is_vacant(new) else new["name"]
        new["places"] = [{**each, "capacity": each["capacity"] or str(Capacity.MEMBER)} for each in new["places"]]
        if old and sorted(map(str, old["places"])) == sorted(map(str, new["places"])):
            new["places"] = old["places"]
        return []

    def faults(self, item):
        bodies = [each["body"] for each in item["places"]]
        twice = [f"A committee stands twice: {body}." for body in dict.fromkeys(bodies) if bodies.count(body) > 1]
        if is_vacant(item):
            twice = [] if bodies else ["Say on which committee the seat is vacant."]
        ends = [(day(each["starts_on"]), day(each["ends_on"])) for each in item["places"]]
        several = [SEVERAL] if _TWO.search(item["name"]) else []
        early = ["The last day cannot be before the first."] if any(a and b and b < a for a, b in ends) else []
        return [*super().faults(item), *several, *twice, *early]

    def schema(self):
        seat = record(
            body=text(), capacity=choice("", *Capacity.values), starts_on=nullable(DATE), ends_on=nullable(DATE)
        )
        return record(key=text(), name=text(), email=text(), has_account=truth(False), places=many(seat))

    def list_url(self, council):
        return reverse("partnerships:council_people", args=[council.slug])

    def addresses(self, council):
        names = {"choose": "councillors_bring_in", "empty_sheet": "councillors_sheet"}
        return {name: reverse(f"governance:{address}", args=[council.slug]) for name, address in names.items()}

    def reasons_not_to_bring_in(self, council, *, by, reason):
        wanted = (Permission.MANAGE_COUNCIL, Permission.MANAGE_MEETINGS)
        return next((reasons for each in wanted if (reasons := not_allowed(by, each, council))), [])


def _item(person, places, *, has_account) -> dict:
    """Of a user or of an invitation; the key is that of the e-mail address, so that it is the same for both."""
    key = key_of(person.email)
    return {"key": key, "name": person.name, "email": person.email, "has_account": has_account, "places": places}


def _invited(council):
    waiting = Invitation.objects.open(timezone.now()).filter(council=council, role=Role.MEMBER)
    return {each.email.casefold(): each for each in waiting.select_related("council").order_by("name", "pk")}.values()


def _told(invitation, bodies) -> list[dict]:
    told = {each["body"]: {name: each[name] for name in place("")} for each in invitation.sits_as}
    return in_order([told.get(slug) or place(slug) for slug in invitation.bodies if slug in bodies], bodies)


def _asked(item) -> dict:
    return {
        "bodies": [each["body"] for each in item["places"]],
        "sits_as": [each for each in item["places"] if not is_plain(each)],
    }


def _ask_otherwise(invitation, item, *, by, reason) -> None:
    named = {each["body"]: each["held_by"] for each in invitation.sits_as if "held_by" in each}
    invitation.bodies = [each["body"] for each in item["places"]]
    invitation.sits_as = [
        each | ({"held_by": named[each["body"]]} if each["body"] in named else {})
        for each in item["places"]
        if each["body"] in named or not is_plain(each)
    ]
    invitation._history_user, invitation._change_reason = by, reason
    invitation.save()


def _words(place, names) -> str:
    days = [f"{word} {day(place[name]):%-d %B %Y}" for word, name in (("from", "starts_on"), ("until", "ends_on"))
            if place[name]]  # fmt: skip
    capacity = [] if place["capacity"] == Capacity.MEMBER else [Capacity(place["capacity"]).label.lower()]
    beside = ", ".join([*capacity, *days])
    return names.get(place["body"], place["body"]) + (f" ({beside})" if beside else "")


def _blank() -> dict:
    return {"key": "", "name": "", "email": "", "has_account": False, "places": []}


COUNCILLORS = CouncillorRoster()
_NAME = LineField(required=True, error_messages={"required": "Enter the councillor’s name."})
_EMAIL = forms.EmailField(max_length=254, required=False, error_messages={"invalid": "This is not an e-mail address."})
PLACES = Nested(
    name="places",
    label="committee",
    columns=(
        CommitteeColumn(
            "body", "Committee", "wide",
            also=(
                "committees", "committee or board", "sits on", "body", "bodies", "committees and boards",
                "committee membership", "member of", "appointments", "committee appointments",
            ),
        ),
        CapacityColumn(
            "capacity", "As what", also=("as", "role", "position", "place", "capacity", "office"),
            of=lambda known: dict(Capacity.choices), nothing="",
        ),
        DateColumn("starts_on", "From", also=("start", "since", "appointed", "start date", "first day")),
        DateColumn("ends_on", "Until", also=("to", "end", "end date", "last day", "term ends")),
    ),
    blank=lambda: place("", ""),
    main="body",
    has_keys=False,
    between=";",
)  # fmt: skip
TABLE = RowTable(
    COUNCILLORS,
    (
        FieldColumn(
            "name", "Councillor", "wide", is_told=True, also=("name", "member", "full name", "councillor name"),
            field=_NAME,
        ),
        FieldColumn(
            "email", "E-mail address", is_told=True, field=_EMAIL,
            also=("email", "mail", "council email", "council email address", "contact email", "work email"),
        ),
    ),
    _blank,
    PLACES,
    signs=frozenset({"email", "places.body", "places.capacity"}),
    halves=(FORENAMES, SURNAMES),
    apart_by="email",
)  # fmt: skip
