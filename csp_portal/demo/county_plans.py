"""A made-up county: its agreement and the small plans of its three districts, as interchange files seen on a day."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csp_portal.demo.redate import financial_year
from csp_portal.demo.reports import Told
from partnerships.days.calendars import Calendar
from partnerships.days.parts import first_of
from partnerships.wording import and_words
from plans.document.canonical import Json

COUNTY = {"slug": "mereshire", "name": "Mereshire Community Safety Board"}
COUNTY_COUNCIL = {"slug": "mereshire-county-council", "name": "Mereshire County Council", "kind": "county"}
POLICE = {"slug": "mereshire-police", "name": "Mereshire Police", "kind": "police"}
FIRE = {"slug": "mereshire-fire-and-rescue", "name": "Mereshire Fire and Rescue Service", "kind": "fire"}
HEALTH = {"slug": "nhs-mereshire-icb", "name": "NHS Mereshire Integrated Care Board", "kind": "health"}
PROBATION = {"slug": "mereshire-probation", "name": "Probation Service, Mereshire delivery unit", "kind": "probation"}
#: Who sits at each district's table beside its council, and as what the Act names it.
COUNTY_WIDE = (
    (COUNTY_COUNCIL, "county_council"),
    (POLICE, "police"),
    (FIRE, "fire"),
    (HEALTH, "integrated_care_board"),
    (PROBATION, "probation_service"),
)
#: Priorities of the county, and of each district.
HOMES, PEOPLE = "Safer homes and streets", "People at risk"


@dataclass(frozen=True)
class DistrictAction:
    """``lead`` None: the district's council; ``by``: the quarter of the plan at whose end it is due, from 1;
    ``told``: what its lead says in the one quarter and in the next; nothing: its lead does not answer.
    """

    priority: str
    title: str
    measure: str
    lead: dict[str, str] | None
    by: int
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class DemoDistrict:
    """``homes``: how many there are; ``burglaries`` in them in the last two quarters."""

    name: str
    council: str
    colour: str
    about: str
    homes: int
    burglaries: tuple[int, int]
    actions: tuple[DistrictAction, ...]

    @property
    def slug(self) -> str:
        return self.name.lower()

    @property
    def plan_slug(self) -> str:
        return f"{self.slug}-plan"

    @property
    def partnership(self) -> dict[str, str]:
        return {"slug": self.slug, "name": f"{self.name} Community Safety Partnership"}

    @property
    def council_row(self) -> dict[str, str]:
        return {"slug": f"{self.slug}-council", "name": self.council, "kind": "district"}


DISTRICTS = (
    DemoDistrict(
        "Eastmere", "Eastmere District Council", "#2f5d50",
        "Four market towns and the fen between them, with 118,000 people.", 52_300, (164, 151),
        (
            DistrictAction(
                HOMES, "Gates and lights for the alleys behind the market",
                "Burglary in the streets behind the market falls by a fifth", None, 10,
                (Told("Nine of fourteen alleys have lights. Residents of two more have agreed to gates."),
                 Told("Twelve of fourteen alleys have lights, and five have gates.")),
            ),
            DistrictAction(
                HOMES, "A visit within a week to every home that was burgled", "Nine in ten homes are visited",
                POLICE, 12,
                (Told("Eight in ten homes were visited within a week."),
                 Told("Seven in ten were visited: two of the five officers do other work for now.", 40, "staff")),
            ),
            DistrictAction(
                PEOPLE, "Advisers on domestic abuse in all six surgeries", "Six surgeries have an adviser once a week",
                HEALTH, 8,
                (Told("Four surgeries have an adviser."), Told("All six surgeries have one.", finishes=True)),
            ),
            DistrictAction(
                PEOPLE, "A first meeting on the day of release", "Everybody on licence is met at the gate",
                PROBATION, 10,
            ),
        ),
    ),
    DemoDistrict(
        "Thornholt", "Thornholt Borough Council", "#5a3d6b",
        "A mill town on the river with a college, and 63,000 people.", 27_800, (47, 41),
        (
            DistrictAction(
                HOMES, "Marks for students’ bicycles and computers", "1,500 things are marked a year", POLICE, 11,
                (Told("610 things were marked in two weeks."),
                 Told("1,580 things are marked; the register is open to shops.")),
            ),
            DistrictAction(
                HOMES, "Alarms and letter-box guards where arson is threatened", "Fitted within two days", FIRE, 9,
                (Told("31 homes have them, all within two days."),
                 Told("The maker delivers guards three weeks late; alarms are fitted at once.", 21, "partner")),
            ),
            DistrictAction(
                PEOPLE, "Youth work by the canal on Friday and Saturday nights", "Forty young people come each week",
                None, 12,
                (Told("Sessions have begun; some thirty young people come."),
                 Told("Some forty young people come, and eight of them help to run it.")),
            ),
        ),
    ),
    DemoDistrict(
        "Wickhaven", "Wickhaven District Council", "#1f5a7a",
        "A harbour, two resorts and the villages behind them, with 84,000 people.", 38_900, (93, 88),
        (
            DistrictAction(
                HOMES, "Marks and trackers for boats and their motors", "300 boats are marked", POLICE, 11,
                (Told("140 boats are marked."), Told("205 boats are marked.")),
            ),
            DistrictAction(
                HOMES, "Light the path from harbour to station", "All 38 lamps are lit", None, 9,
                (Told("The first 20 lamps are lit."),),
            ),
            DistrictAction(
                PEOPLE, "Visits to homes from which help is called again and again", "Calls from them halve", FIRE, 12,
                (Told("54 homes were visited."), Told("97 homes were visited; calls from them fell by a third.")),
            ),
        ),
    ),
)  # fmt: skip


def county_plans(today: date) -> list[dict]:
    """The agreement first, which brings the county group in. Each began in April of the last financial year."""
    first = date(financial_year(today) - 1, 4, 1)
    return [_agreement(first), *(_plan(each, first) for each in DISTRICTS)]


def _agreement(first: date) -> dict:
    names = and_words([each.name for each in DISTRICTS])
    about = (
        f"Mereshire has two tiers of local government. {names} each have a partnership and a plan of their own; "
        "this agreement says what they do together, and they share their reports of each quarter with the board."
    )
    councils = [each.council_row for each in DISTRICTS]
    blocks = [
        _text("mereshire", "About this agreement", about),
        _membership("mereshire", [*COUNTY_WIDE, *((each, "council") for each in councils)], chair=COUNTY_COUNCIL),
        _priorities("mereshire", POLICE, HEALTH),
    ]
    owner = COUNTY | {"kind": "county", "areas": ["Mereshire"], "lead_councils": [COUNTY_COUNCIL["slug"]]}
    identity = {"slug": "mereshire-agreement", "plan_kind": "agreement"}
    title = f"Mereshire Community Safety Agreement {_years(first)}"
    organisations = [*(body for body, _ in COUNTY_WIDE), *councils]
    return _file(title, owner, organisations, identity, blocks, first, adopted_by=COUNTY["name"])


def _plan(district: DemoDistrict, first: date) -> dict:
    council = district.council_row
    organisations = [council, *(body for body, _ in COUNTY_WIDE)]
    blocks = [
        _text(district.slug, f"About {district.name}", district.about),
        _membership(district.slug, [(council, "council"), *COUNTY_WIDE], chair=council),
        _priorities(district.slug, POLICE, council),
        _action_plan(district, first),
    ]
    owner = district.partnership | {
        "areas": [district.name], "lead_councils": [council["slug"]], "county_parent": COUNTY,
        "email": f"community.safety@{district.slug}.example", "colour": district.colour,
    }  # fmt: skip
    title = f"Safer {district.name} {_years(first)}"
    return _file(title, owner, organisations, {"slug": district.plan_slug}, blocks, first, adopted_by="Full Council")


def _file(title, owner, organisations, identity, blocks, first: date, *, adopted_by: str) -> dict:
    key = _key(owner["slug"], "plan")
    adopted_on = Calendar().working_day_on_or_after(date(first.year, 3, 4)).isoformat()
    at = f"{adopted_on}T09:00:00Z"
    version = {"number": 1, "frozen_at": at, "public": {"at": at}}
    adoption = {"version": 1, "on": adopted_on, "body": adopted_by}
    plan = {
        "key": key, "title": title, "partnership": {name: owner[name] for name in ("slug", "name")},
        "period": {"start": first.isoformat(), "end": date(first.year + 3, 3, 31).isoformat()},
        "identity": identity, "blocks": blocks,
    }  # fmt: skip
    record = {
        "partnership": owner | {"is_made_up": True}, "organisations": organisations, "plan": {"slug": identity["slug"]},
        "papers": [{"key": key, "state": "adopted", "adoption": adoption, "versions": [version]}],
    }  # fmt: skip
    return {"format": {"name": "csp-plan", "version": 3}, "documents": {"plan": plan}, "record": record}


def _text(slug, heading, words) -> dict:
    return _block(slug, "rich_text", heading, {"html": f"<p>{words}</p>"})


def _membership(slug, seats: Iterable, *, chair: dict[str, str]) -> dict:
    members = [
        {
            "key": _key(slug, body["slug"]), "organisation": _named(body), "statutory_kind": kind,
            "designation": "responsible", "has_vote": True, "office": "chair" if body == chair else "",
        }
        for body, kind in seats
    ]  # fmt: skip
    return _block(slug, "membership", "Who we are", {"members": members})


def _priorities(slug, of_homes, of_people) -> dict:
    priorities = [
        {**_titled(slug, title), "strands": strands, "lead": {"organisation": lead["slug"]}}
        for title, strands, lead in (
            (HOMES, ["crime_and_disorder"], of_homes),
            (PEOPLE, ["reoffending", "serious_violence"], of_people),
        )
    ]
    return _block(slug, "priorities", "Our priorities", {"priorities": priorities})


def _action_plan(district: DemoDistrict, first: date) -> dict:
    actions = [
        {
            "key": action_key(district, each), "reference": str(number), "title": each.title, "measure": each.measure,
            "priorities": [_titled(district.slug, each.priority)],
            "leads": [{"organisation": _named(each.lead or district.council_row)}],
            "timescale": {"kind": "date", "date": _last_day(first, each.by).isoformat()},
        }
        for number, each in enumerate(district.actions, start=1)
    ]  # fmt: skip
    return _block(district.slug, "action_plan", "What we will do", {"actions": actions})


def action_key(district: DemoDistrict, action: DistrictAction) -> str:
    return _key(district.slug, action.title)


def _last_day(first: date, quarters: int) -> date:
    return first_of(first.year, first.month - 1 + 3 * quarters) - date.resolution


def _block(slug, kind, heading, data: dict[str, Json]) -> dict:
    return {"key": _key(slug, heading), "kind": kind, "heading": heading, "data": data}


def _titled(slug, title) -> dict:
    return {"key": _key(slug, title), "title": title}


def _named(body) -> dict:
    return {name: body[name] for name in ("slug", "name")}


def _key(slug: str, what: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://{slug}.example/{what}"))


def _years(first: date) -> str:
    return f"{first.year}–{(first.year + 3) % 100:02d}"
