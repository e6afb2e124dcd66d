"""Membership: the partnership's dated seats (``partnerships.Membership``), with a paragraph each.

The block's options choose rows by key and hold the paragraphs; without a choice every membership of the paper's
period is shown.
"""

from datetime import date

from partnerships.memberships.authorities import missing_authorities
from partnerships.models import Membership as Seat
from partnerships.models import Organisation
from plans.blocks.membership.turns import seats_of
from plans.document.kinds import BlockKind, CheckWarning, register
from plans.document.schemas import DATE, KEY, ORGANISATION, TEXT, TRUTH, choice, html, many, nullable, record, text


@register
class MembershipBlock(BlockKind):
    name = "membership"
    label = "Membership"
    help = "The responsible authorities and other bodies at the partnership's table, with a paragraph each."
    counted = {"members": ("member", "members")}
    is_placement = True
    load_order = 20
    form_path = "plans.blocks.membership.form.MembershipBlockForm"
    schema = record(
        intro_html=html(),
        members=many(
            record(
                key=KEY,
                organisation=ORGANISATION,
                statutory_kind=choice(*Seat.StatutoryKind.values),
                designation=choice(*Seat.Designation.values),
                has_vote=nullable(TRUTH),
                office=choice(*Seat.Office.values, default=""),
                **{"from": nullable(DATE), "to": nullable(DATE)},
                text=text(TEXT),
            ),
            most=200,
        ),
    )

    def empty(self):
        return {"intro_html": "", "members": None}

    def compose(self, block):
        return {
            "intro_html": block.data.get("intro_html", ""),
            "members": [describe_seat(seat, words) for seat, words in chosen_seats(block)],
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        for position, member in enumerate(data["members"]):
            _keep_seat(block.paper.partnership, member, position, by=by)
        chosen = [{"membership": member["key"], "text": member["text"]} for member in data["members"]]
        block.data = {"intro_html": data["intro_html"], "members": chosen}

    def carry_forward(self, source, target, *, by):
        """Seats that ended before the new paper's period stay behind."""
        composed = self.compose(source)
        first_day = target.paper.period[0].isoformat()
        composed["members"] = [m for m in composed["members"] if m["to"] is None or m["to"] >= first_day]
        self.load(target, composed, by=by)

    def context(self, block, document):
        return {"members": [_with_words(seat) for seat in seats_of(block["data"]["members"])]}

    def summary(self, data):
        return super().summary({**data, "members": data["members"] and seats_of(data["members"])})

    def check(self, data, document):
        """Responsible authorities of the document's period that are not among the members."""
        if document["identity"].get("plan_kind") == "agreement":
            return []  # the county strategy group is not a partnership of s5: its districts' members are
        start, end = (date.fromisoformat(document["period"][side]) for side in ("start", "end"))
        kinds = {member["statutory_kind"] for member in data["members"]}
        seats = [(m["statutory_kind"], _day(m["from"]), _day(m["to"])) for m in data["members"]]
        missing = missing_authorities(seats, start, end, is_two_tier="county_council" in kinds)
        return [CheckWarning(lack.rule, "Membership", lack.sentence) for lack in missing]


def chosen_seats(block) -> list[tuple[Seat, str]]:
    """The seats that a block shows, in its order, each with its paragraph."""
    seats = Seat.objects.filter(partnership=block.paper.partnership_id).select_related("organisation")
    chosen = block.data.get("members")
    if chosen is None:
        return [(seat, "") for seat in seats.overlapping(*block.paper.period)]
    by_key = {str(seat.key): seat for seat in seats}
    return [(by_key[each["membership"]], each["text"]) for each in chosen if each["membership"] in by_key]


def describe_seat(seat, words):
    return {
        "key": str(seat.key),
        "organisation": {"slug": seat.organisation.slug, "name": seat.organisation.name},
        "statutory_kind": seat.statutory_kind,
        "designation": seat.designation,
        "has_vote": seat.has_vote,
        "office": seat.office,
        "from": seat.starts_on and seat.starts_on.isoformat(),
        "to": seat.ends_on and seat.ends_on.isoformat(),
        "text": words,
    }


def _keep_seat(partnership, member, position, *, by):
    organisation = Organisation.objects.filter(slug=member["organisation"]["slug"]).first()
    if organisation is None:
        organisation = Organisation(slug=member["organisation"]["slug"], name=member["organisation"]["name"])
        organisation._history_user = by
        organisation.save()
    seat = Seat.objects.filter(partnership=partnership, key=member["key"]).first()
    seat = seat or Seat(partnership=partnership, key=member["key"], position=position)
    wanted = {
        "organisation": organisation,
        "statutory_kind": member["statutory_kind"],
        "designation": member["designation"],
        "has_vote": member["has_vote"],
        "office": member["office"],
        "starts_on": _day(member["from"]),
        "ends_on": _day(member["to"]),
    }
    if seat._state.adding or any(getattr(seat, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(seat, name, value)
        seat._history_user = by
        seat.save()


def _day(value):
    return date.fromisoformat(value) if value else None


def _office_words(terms):
    """The office; with its years where it changed while the seat was held on."""
    held = [(dict(Seat.Office.choices).get(term["office"], ""), term) for term in terms if term["office"]]
    if len(held) == len(terms) and len({label for label, _ in held}) == 1:
        return held[0][0]
    return ", ".join(" ".join(filter(None, [label, _years(term)])) for label, term in held)


def _years(term):
    if not (term["from"] or term["to"]):
        return ""
    return f"{(term['from'] or '')[:4]}–{(term['to'] or '')[:4]}"


def _with_words(member):
    return {
        **member,
        "kind_label": dict(Seat.StatutoryKind.choices).get(member["statutory_kind"], ""),
        "designation_label": dict(Seat.Designation.choices).get(member["designation"], ""),
        "office_label": _office_words(member["terms"]),
        "from_day": _day(member["from"]),
        "to_day": _day(member["to"]),
    }
