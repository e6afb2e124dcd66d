"""The Record of a paper: what happened to it. Cover, status line and timeline take their facts from here.

The Document says what a paper says; the Record says what became of it, so it is read at rendering and never frozen
into a Version. Plans knows states, adoptions and addenda; other rooms add what they hold (governance its timetables)
through a provider registered in ``AppConfig.ready``, because imports point the other way.

A Record is plain data::

    {"public": bool, "state", "state_label", "status": sentence, "tag": {"text", "colour"},
     "adoption": {"version": int | None, "on": "YYYY-MM-DD" | "", "body": str, "is_recorded": bool} | None,
     "ended": "ended 31 March 2018; no later plan recorded" | "",
     "period": {"start", "end"}, "predecessor": {"title", "slug", "start", "end", "note"} | None,
     "successor": {"title", "slug"} | None,
     "addenda": [{"key", "number", "title", "dated_on", "status", "version"}],
     "timetables": [...], "deciding": {"adopted": int, "of": int, "body": str, "on": partial} | None}
"""

from collections.abc import Callable
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from plans.models import Adoption, Paper, Plan

_PROVIDERS: dict[str, Callable] = {}
NOT_RECORDED = "not recorded"


def register_record_provider(name: str, provider: Callable) -> None:
    """``provider(paper, *, public) -> dict``: its keys are laid over the Record's own."""
    _PROVIDERS[name] = provider


def record_of(paper: Paper, *, public: bool, on: date | None = None) -> dict:
    """The Record of a paper as the public, or as the workspace, may know it on a day (today when not given)."""
    on = on or timezone.localdate()
    start, end = paper.period
    record = {
        "public": public,
        "state": paper.state,
        "state_label": paper.get_state_display(),
        "period": {"start": start.isoformat(), "end": end.isoformat()},
        "adoption": _adoption(paper),
        "predecessor": _predecessor(paper, public),
        "successor": _successor(paper, public),
        "addenda": _addenda(paper, public),
        "timetables": [],
        "deciding": None,
        "is_proposed": paper.versions.public().exists(),
    }
    for provider in _PROVIDERS.values():
        record.update(_plain(provider(paper, public=public)))
    record["ended"] = ended_sentence(record, on) if paper.kind == Paper.Kind.PLAN else ""
    record["status"] = status_sentence(record)
    record["tag"] = status_tag(record)
    return record


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
    """Status and end of each adopted plan, as the public may know them: the Record of a list, in two queries."""
    standing = Adoption.objects.standing().filter(paper__in=[plan.paper_id for plan in plans if plan.paper_id])
    adoptions = {each.paper_id: each for each in standing.select_related("version").defer("version__canonical")}
    public = Plan.objects.filter(predecessor__in=plans, paper__versions__publication__isnull=False)
    public = public.filter(paper__state__in=Paper.ADOPTED_ONCE).order_by("-starts_on")
    later = {plan.predecessor_id: {"title": plan.title, "slug": plan.slug} for plan in public}
    records = {}
    for plan in (plan for plan in plans if plan.paper_id in adoptions):
        record = {
            "state": plan.paper.state,
            "period": {"start": plan.starts_on.isoformat(), "end": plan.ends_on.isoformat()},
            "adoption": _adoption_facts(adoptions[plan.paper_id]),
            "successor": later.get(plan.pk),
        }
        ended = ended_sentence(record, on)
        records[plan.pk] = {"status": adoption_sentence(record["adoption"]), "ended": ended}
    return records


def status_sentence(record: dict) -> str:
    """The status in words, gaps named as gaps: "Adopted by Full Council on 16 July 2020"."""
    match record["state"]:
        case "adopted" | "superseded":
            return adoption_sentence(record["adoption"])
        case "in_approval" | "drafting" if record["is_proposed"]:
            return _proposed(record.get("deciding"))
        case "in_approval":
            return "In approval" + _adopted_by(record.get("deciding"))
        case state:
            return {"drafting": "Draft", "withdrawn": "Withdrawn"}[state]


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
    if record["state"] not in Paper.ADOPTED_ONCE or end >= on:
        return ""
    later = record["successor"]
    return f"ended {words(end.isoformat())}; " + (
        f"succeeded by “{later['title']}”" if later else "no later plan recorded"
    )


def status_tag(record: dict) -> dict:
    """A short status and its colour, for a tag."""
    if record["ended"]:
        return {"text": "Ended", "colour": "grey"}
    state = Paper.State(record["state"])
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


def _adoption(paper) -> dict | None:
    return _adoption_facts(paper.adoptions.standing().select_related("version").first())


def _adoption_facts(adoption) -> dict | None:
    if adoption is None:
        return None
    return {
        "version": adoption.version.number,
        "on": adoption.adopted_on.isoformat() if adoption.adopted_on else "",
        "body": adoption.body,
        "is_recorded": bool(adoption.adopted_on and adoption.body),
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
        "note": before.reference_note,
    }


def _successor(paper, public) -> dict | None:
    if paper.kind != Paper.Kind.PLAN:
        return None
    later = Plan.objects.filter(predecessor=paper.plan).order_by("starts_on")
    later = later.filter(paper__versions__publication__isnull=False) if public else later.exclude(paper=None)
    plan = later.filter(paper__state__in=Paper.ADOPTED_ONCE).first()
    return {"title": plan.title, "slug": plan.slug} if plan else None


def _addenda(paper, public) -> list[dict]:
    if paper.kind != Paper.Kind.PLAN:
        return []
    addenda = paper.plan.addenda.select_related("paper").order_by("number")
    return [_addendum(addendum) for addendum in addenda if not public or addendum.paper.versions.public().exists()]


def _addendum(addendum) -> dict:
    adoption = _adoption(addendum.paper)
    is_adopted = addendum.paper.state == Paper.State.ADOPTED
    return {
        "key": str(addendum.paper.key),
        "number": addendum.number,
        "title": addendum.title,
        "dated_on": addendum.dated_on.isoformat(),
        "status": adoption_sentence(adoption) if is_adopted else addendum.paper.get_state_display(),
        "version": adoption["version"] if adoption else None,
    }
