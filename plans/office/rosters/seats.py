"""Who sits at a partnership's table, from a sheet: an organisation and its days on each line."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.access import Permission, not_allowed
from partnerships.limits import sentences_of
from partnerships.memberships.verbs import add_organisation
from partnerships.models import Membership, Organisation, OrganisationKind, audit
from partnerships.verbs import Refused
from plans.document.schemas import DATE, choice, nullable, record, text
from plans.forms.fields import LineField
from plans.office.lines.names import plain
from plans.office.rosters.roster import Roster
from plans.rows.columns import ChoiceColumn, DateColumn, FieldColumn, Known
from plans.rows.data import day
from plans.rows.noun import Names
from plans.rows.tables import RowTable

Kind, Designation, Office = Membership.StatutoryKind, Membership.Designation, Membership.Office
ENDS_EARLY = "The last day of a membership cannot be before its first."
#: What sheets call offices and standings beside the words of the portal.
OFFICES = (
    dict.fromkeys(("chairman", "chairwoman", "chairperson"), Office.CHAIR.label)
    | dict.fromkeys(("vice chair", "vice chairman", "vice-chairman", "deputy chair", "vice"), Office.VICE_CHAIR.label)
    | dict.fromkeys(("co-chair", "co chair", "joint chairman"), Office.JOINT_CHAIR.label)
    | dict.fromkeys(("member", "ordinary member", "observer", "representative", "attendee", "adviser", "advisor",
                     "in attendance", "none", "-", "–", "n/a"), Office.NONE.label)
)  # fmt: skip
STANDINGS = (
    dict.fromkeys(("statutory", "statutory member", "statutory partner", "ra", "responsible authorities"),
                  Designation.RESPONSIBLE.label)
    | dict.fromkeys(("co-operating", "cooperating body", "cooperating", "co-operating bodies"),
                    Designation.CO_OPERATING.label)
    | dict.fromkeys(("non-statutory", "non statutory", "invitee", "participant", "invitee to participate",
                     "invited to participate", "invited participant"), Designation.INVITED.label)
    | dict.fromkeys(("coopted", "co-opted member", "co-optee", "coopted member"), Designation.CO_OPTED.label)
)  # fmt: skip
VOTES = {"yes": True, "no": False}
#: What an organisation that is new to the portal is, by the seat that it has.
KIND_OF_SEAT = {
    Kind.POLICE: OrganisationKind.POLICE,
    Kind.FIRE: OrganisationKind.FIRE,
    Kind.INTEGRATED_CARE_BOARD: OrganisationKind.HEALTH,
    Kind.LOCAL_HEALTH_BOARD: OrganisationKind.HEALTH,
    Kind.PROBATION_SERVICE: OrganisationKind.PROBATION,
}


class SeatRoster(Roster):
    name = "membership"
    label = "Organisation"
    label_many = "Memberships"
    table_path = "plans.office.rosters.seats.TABLE"
    unnamed = "A new organisation, in these words"

    def all_data(self, partnership):
        return [_data(seat) for seat in partnership.memberships.select_related("organisation")]

    def load(self, partnership, items, *, by, reason=""):
        """Seats that are among the items, as they say; those that are not go: they came in with a file."""
        standing = {str(seat.key): seat for seat in partnership.memberships.select_related("organisation")}
        for position, item in enumerate(items):
            seat = standing.pop(item["key"], None) or Membership(partnership=partnership, key=item["key"])
            if seat.pk is None or _data(seat) != item:
                _save(seat, item, position, by=by, reason=reason)
        for seat in standing.values():
            seat._history_user, seat._change_reason = by, reason
            seat.delete()

    def words(self, item, names):
        known = Known(None, [])
        return [(column.label, column.read(item, known)) for column in TABLE.columns]

    def summary(self, item):
        said = [words for _, words in self.words(item, Names({}, {}))[1:] if words]
        is_known = Organisation.objects.filter(name=item["organisation"]).exists()
        return " · ".join([*said, *([] if is_known else ["an organisation that is new to the portal"])])

    def organisations_to_name(self, partnership):
        return dict(Organisation.objects.order_by("name").values_list("slug", "name"))

    def unknown_names(self, met):
        known = _names_of_organisations()
        return [words for words in met if words.casefold() not in known]

    def same_as(self, item):
        return f"{item['organisation'].casefold()}|{item['statutory_kind']}|{item['starts_on']}"

    def faults(self, item):
        first, last = day(item["starts_on"]), day(item["ends_on"])
        ends_early = first and last and last < first
        return [*super().faults(item), *([ENDS_EARLY] if ends_early else [])]

    def schema(self):
        votes = {"enum": ["", *VOTES]}
        return record(
            key=text(), organisation=text(), statutory_kind=choice(*Kind.values),
            designation=choice(*Designation.values), office=choice(*Office.values), has_vote=votes,
            starts_on=nullable(DATE), ends_on=nullable(DATE),
        )  # fmt: skip

    def list_url(self, partnership):
        return reverse("partnerships:memberships", args=[partnership.slug])

    def addresses(self, partnership):
        return {name: reverse(f"plans:{name}_seats", args=[partnership.slug]) for name in ("choose", "empty_sheet")}

    def reasons_not_to_bring_in(self, partnership, *, by, reason):
        return not_allowed(by, Permission.MANAGE_PARTNERSHIP, partnership)


def _data(seat) -> dict:
    votes = {value: word for word, value in VOTES.items()}
    return {
        "key": str(seat.key),
        "organisation": seat.organisation.name,
        **{name: getattr(seat, name) for name in ("statutory_kind", "designation", "office")},
        "has_vote": votes.get(seat.has_vote, ""),
        **{name: value and value.isoformat() for name in ("starts_on", "ends_on") for value in [getattr(seat, name)]},
    }


def _save(seat, item, position, *, by, reason) -> None:
    is_new = seat.pk is None
    seat.organisation = _organisation(item, seat.partnership, by=by)
    for name in ("statutory_kind", "designation", "office"):
        setattr(seat, name, item[name])
    seat.has_vote = VOTES.get(item["has_vote"])
    seat.starts_on, seat.ends_on = day(item["starts_on"]), day(item["ends_on"])
    seat.position = position if is_new else seat.position
    seat._history_user, seat._change_reason = by, reason
    try:
        seat.full_clean()
    except ValidationError as error:
        raise Refused([f"{seat.organisation}: {sentence}" for sentence in sentences_of(error)]) from None
    seat.save()
    event = "membership added" if is_new else "membership changed"
    audit(event, seat, by=by, partnership=seat.partnership, reason=reason)


def _organisation(item, partnership, *, by) -> Organisation:
    known = Organisation.objects.filter(name=item["organisation"]).order_by("pk").first()
    kind = KIND_OF_SEAT.get(item["statutory_kind"], OrganisationKind.OTHER)
    return known or add_organisation(Organisation(name=item["organisation"], kind=kind), partnership, by=by)


@dataclass(frozen=True)
class OrganisationColumn(FieldColumn):
    """Any organisation of the portal, by its name, short name or slug; words that name none are a new one."""

    may_be_new = True

    def put(self, item, text, known):
        said = self.field.clean(self.on_its_lines(text))
        item[self.name] = known.once(OrganisationColumn, _names_of_organisations).get(plain(said), said)


def _names_of_organisations() -> dict[str, str]:
    rows = list(Organisation.objects.values_list("name", "short_name", "slug"))
    return {plain(words): name for at in (2, 1, 0) for row in rows for name, words in [(row[0], row[at])] if words}


SEATS = SeatRoster()
TABLE = RowTable(
    SEATS,
    (
        OrganisationColumn(
            "organisation", "Organisation", "wide",
            also=("organization", "member", "member organisation", "partner", "agency", "body", "name", "authority"),
            field=LineField(required=True, error_messages={"required": "Enter the organisation."}),
        ),
        ChoiceColumn(
            "statutory_kind", "Statutory kind", also=("kind", "type", "sector", "statutory"),
            of=lambda known: dict(Kind.choices), nothing=Kind.NOT_STATED,
        ),
        ChoiceColumn(
            "designation", "Designation", also=(
                "status", "role", "standing", "membership", "statutory or not", "statutory non statutory",
                "membership status", "type of member", "member type",
            ),
            of=lambda known: dict(Designation.choices), nothing=Designation.INVITED, said=STANDINGS,
        ),
        ChoiceColumn(
            "office", "Office", also=("position", "post", "chair", "role on board", "board role"),
            of=lambda known: dict(Office.choices), nothing="", said=OFFICES,
        ),
        ChoiceColumn(
            "has_vote", "Has a vote", "narrow", also=("vote", "voting", "votes"),
            of=lambda known: {"yes": "Yes", "no": "No"}, nothing="",
        ),
        DateColumn(
            "starts_on", "Member from",
            also=("from", "start", "since", "joined", "start date", "first day", "date joined", "member since"),
        ),
        DateColumn("ends_on", "Member until", also=("until", "to", "end", "left", "end date", "last day", "date left")),
    ),
    lambda: {
        "key": "", "organisation": "", "statutory_kind": Kind.NOT_STATED, "designation": Designation.INVITED,
        "office": "", "has_vote": "", "starts_on": None, "ends_on": None,
    },
)  # fmt: skip
