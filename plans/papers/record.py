"""The Record of a paper: what happened to it. Cover, status line and timeline take their facts from here.

The Document says what a paper says; the Record says what became of it, so it is read at rendering and never frozen
into a Version. Plans knows states, adoptions and addenda; other rooms add what they hold (governance its timetables)
through a provider registered in ``AppConfig.ready``, because imports point the other way.

A Record is plain data::

    {"public": bool, "state", "state_label", "status": sentence, "tag": {"text", "colour"},
     "source": the document that the text retells | "", "retold": a sentence that says so | "",
     "worked_out": keys of a retold Document whose values the portal's editors gave, not its source,
     "adoption": {"version": int | None, "on": partial, "body": str, "is_recorded": bool} | None,
     "ended": "ended 31 March 2018; no later plan recorded" | "",
     "period": {"start", "end"}, "predecessor": {"title", "slug", "start", "end", "note"} | None,
     (periods of which only the years are recorded have "years_only": True beside their days)
     "successor": {"title", "slug"} | None,
     "addenda": [{"key", "number", "title", "dated_on", "status", "version"}],
     "whose": {"council", "also_covers", "author"} of a text that stands, as they are known now (those that are known),
     "reviews": of an assessment [{"by", "on": partial, "outcome"}],
     "timetables": [...], "deciding": {"adopted": int, "of": int, "body": str, "on": partial} | None}
"""

from collections.abc import Callable
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from partnerships.wording import and_words
from plans.document.compose import identity_of, period_of
from plans.document.contents import WHOSE
from plans.models import Adoption, Paper, Plan
from plans.papers.standing import adoption_on, state_on

_PROVIDERS: dict[str, Callable] = {}
NOT_RECORDED = "not recorded"
#: Keys of a Document that no source of a retold text states in these words: what law and portal make of it.
WORKED_OUT = ("statutory_kind", "strands")


def register_record_provider(name: str, provider: Callable) -> None:
    """``provider(paper, *, public, on) -> dict``: its keys are laid over the Record's own."""
    _PROVIDERS[name] = provider


def record_of(paper: Paper, *, public: bool, on: date | None = None) -> dict:
    """The Record of a paper as the public, or as the workspace, may know it on a day (today when not given)."""
    on = on or timezone.localdate()
    state = Paper.State(state_on(paper, on))
    record = {
        "public": public,
        "state": state.value,
        "state_label": state.label,
        "source": paper.source,
        "retold": retold_sentence(paper.source),
        "worked_out": list(WORKED_OUT) if paper.is_retold else [],
        "period": dict(period_of(paper)),
        "adoption": _adoption_facts(adoption_on(paper, on)),
        "predecessor": _predecessor(paper, public),
        "successor": _successor(paper, public, on),
        "addenda": _addenda(paper, public, on),
        "reviews": _reviews(paper),
        "whose": _whose(paper),
        "timetables": [],
        "deciding": None,
        "is_proposed": paper.versions.public_on(on).exists(),
    }
    for provider in _PROVIDERS.values():
        record.update(_plain(provider(paper, public=public, on=on)))
    record["ended"] = ended_sentence(record, on) if paper.kind == Paper.Kind.PLAN else ""
    record["status"] = status_sentence(record)
    record["tag"] = status_tag(record)
    return record


def of_text(record: dict, number: int, made_on: str) -> dict:
    """The Record beside one frozen text: ``as_of`` says of what day its figures are, so that none reads as today's.

    ``made_on``: the ISO day on which the Version was made.
    """
    adoption = record.get("adoption")
    if record.get("source"):
        as_of = "in its source"
    elif adoption and adoption["version"] == number:
        as_of = "when adopted"
    else:
        as_of = f"on {words(made_on)}"
    return {**record, "as_of": as_of}


def amended_by(numbers: list[int]) -> str:
    """ "As amended by Addendum 1": for the head of the page and of the PDF."""
    return "As amended by " + and_words(f"Addendum {number}" for number in numbers) if numbers else ""


def retold_sentence(source: str) -> str:
    return f"This text is retold from its source: {source}." if source else ""


def _plain(value):
    """Data as JSON can hold them, whoever provides them: a PDF keeps its Record in its row."""
    match value:
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case date():  # and a time of day with it
            return value.isoformat()
        case None | bool() | int() | float() | str():
            return value
    return str(value)


def ended_records(plans: list[Plan], on: date) -> dict[int, dict]:
    """Status and end of each plan that stands, as the public may know them: the Record of a list, in two queries."""
    standing = Adoption.objects.standing().filter(paper__in=[plan.paper_id for plan in plans if plan.paper_id])
    adoptions = {each.paper_id: each for each in standing.select_related("version").defer("version__canonical")}
    public = Plan.objects.filter(predecessor__in=plans, paper__versions__publication__isnull=False)
    public = public.filter(paper__state__in=Paper.STANDING).order_by("-starts_on")
    later = {plan.predecessor_id: {"title": plan.title, "slug": plan.slug} for plan in public}
    records = {}
    brought_in = [plan.paper_id for plan in plans if plan.paper and plan.paper.state == Paper.State.NOT_RECORDED]
    public_too = Paper.objects.filter(pk__in=brought_in, versions__publication__isnull=False) if brought_in else ()
    told = {*adoptions, *(paper.pk for paper in public_too)}
    for plan in (plan for plan in plans if plan.paper_id in told):
        record = {
            "state": plan.paper.state,
            "period": dict(period_of(plan.paper)),
            "adoption": _adoption_facts(adoptions.get(plan.paper_id)),
            "successor": later.get(plan.pk),
        }
        records[plan.pk] = {"status": status_sentence(record), "ended": ended_sentence(record, on)}
    return records


def status_sentence(record: dict) -> str:
    """The status in words, gaps named as gaps: "Adopted by Full Council on 16 July 2020"."""
    match record["state"]:
        case "adopted" | "superseded":
            return adoption_sentence(record["adoption"])
        case "not_recorded":
            return f"Whether and when it was adopted is {NOT_RECORDED}"
        case "in_approval" | "drafting" if record["is_proposed"]:
            return _proposed(record.get("deciding"))
        case "in_approval":
            return "In approval" + _adopted_by(record.get("deciding"))
        case state:
            return {"drafting": "Draft", "withdrawn": "Withdrawn", "closed": "As closed"}[state]


def _adopted_by(deciding: dict | None) -> str:
    return (
        f": adopted by {deciding['adopted']} of {deciding['of']} councils" if deciding and deciding["adopted"] else ""
    )


def _proposed(deciding: dict | None) -> str:
    if not deciding:
        return "Proposed"
    if deciding["adopted"]:
        return "Proposed" + _adopted_by(deciding)
    if deciding["body"] and deciding["on"]:
        return f"Proposed: to be decided by {deciding['body']} {at(deciding['on'])}"
    return f"Proposed: to be decided by {deciding['body']}" if deciding["body"] else "Proposed"


def adoption_sentence(adoption: dict | None) -> str:
    body, on = (adoption or {}).get("body", ""), (adoption or {}).get("on", "")
    if body and on:
        return f"Adopted by {body} {at(on)}"
    if body:
        return f"Adopted by {body}; date {NOT_RECORDED}"
    if on:
        return f"Adopted {at(on)}; adopting body {NOT_RECORDED}"
    return f"Adopted; body and date {NOT_RECORDED}"


def ended_sentence(record: dict, on: date) -> str:
    """Derived from the period, never stored: "ended 31 March 2018; no later plan recorded"."""
    end = date.fromisoformat(record["period"]["end"])
    if record["state"] not in Paper.STANDING or end >= on:
        return ""
    later, is_in_years = record["successor"], record["period"].get("years_only")
    return (f"its years ended in {end.year}; " if is_in_years else f"ended {words(end.isoformat())}; ") + (
        f"succeeded by “{later['title']}”" if later else "no later plan recorded"
    )


def status_tag(record: dict) -> dict:
    """A short status and its colour, for a tag."""
    state = Paper.State(record["state"])
    if record["ended"] and state != Paper.State.NOT_RECORDED:
        return {"text": "Ended", "colour": "grey"}
    if record["is_proposed"] and state in Paper.OPEN:
        return {"text": "Proposed", "colour": "blue"}
    return {"text": record["state_label"], "colour": state.colour}


def words(partial: str) -> str:
    """A partial date in words: "16 July 2020", "December 2019", "2016"; "" stays empty."""
    parts = [int(part) for part in partial.split("-")] if partial else []
    match parts:
        case [year, month, day]:
            return date_format(date(year, month, day), "j F Y")
        case [year, month]:
            return date_format(date(year, month, 1), "F Y")
        case [year]:
            return str(year)
    return ""


def at(partial: str) -> str:
    """In words: "on 16 July 2020", "in December 2019", "in 2016"."""
    return f"{'on' if partial.count('-') == 2 else 'in'} {words(partial)}"


def _adoption_facts(adoption) -> dict | None:
    if adoption is None:
        return None
    return {
        "version": adoption.version.number,
        "on": adoption.on,
        "body": adoption.body,
        "is_recorded": bool(adoption.on and adoption.body),
    }


def _predecessor(paper, public) -> dict | None:
    before = paper.plan.predecessor if paper.kind == Paper.Kind.PLAN else None
    if before is None or (public and before.paper and not before.paper.versions.public().exists()):
        return None
    return {
        "title": before.title,
        "slug": before.slug if before.paper else "",
        "start": before.starts_on.isoformat(),
        "end": before.ends_on.isoformat(),
        "years_only": before.years_only,
        "note": before.reference_note,
    }


def _successor(paper, public, on) -> dict | None:
    if paper.kind != Paper.Kind.PLAN:
        return None
    later = Plan.objects.filter(predecessor=paper.plan).order_by("starts_on").select_related("paper")
    later = later.filter(paper__versions__publication__isnull=False) if public else later.exclude(paper=None)
    known = later.filter(paper__state__in=Paper.STANDING).distinct()
    plan = next((plan for plan in known if state_on(plan.paper, on) in Paper.STANDING), None)
    return {"title": plan.title, "slug": plan.slug} if plan else None


def _addenda(paper, public, on) -> list[dict]:
    if paper.kind != Paper.Kind.PLAN:
        return []
    addenda = paper.plan.addenda.filter(dated_on__lte=on) if public else paper.plan.addenda
    addenda = addenda.select_related("paper").order_by("number")
    return [
        _addendum(addendum, on) for addendum in addenda if not public or addendum.paper.versions.public_on(on).exists()
    ]


def _reviews(paper) -> list[dict]:
    if paper.kind != Paper.Kind.ASSESSMENT:
        return []
    return [{"by": row.reviewed_by, "on": row.on, "outcome": row.outcome} for row in paper.assessment.reviews.all()]


def _whose(paper) -> dict:
    is_told = paper.is_standing and paper.kind in (Paper.Kind.PLAN, Paper.Kind.ASSESSMENT)
    known = identity_of(paper) if is_told else {}
    return {name: known[name] for name in WHOSE if name in known}


def _addendum(addendum, on) -> dict:
    adoption = _adoption_facts(adoption_on(addendum.paper, on))
    state = Paper.State(state_on(addendum.paper, on))
    return {
        "key": str(addendum.paper.key),
        "number": addendum.number,
        "title": addendum.title,
        "dated_on": addendum.dated_on.isoformat(),
        "status": adoption_sentence(adoption) if state == Paper.State.ADOPTED else state.label,
        "version": adoption["version"] if adoption else None,
    }
