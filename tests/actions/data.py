"""Believable data of the kinds, for tests that look at one thing in them."""

import uuid

POLICE = {"slug": "anyborough-police", "name": "Anyborough Police"}
NOT_STATED = {"kind": "not_stated", "date": None, "start": None, "end": None, "text": ""}


def activity(text="Two patrols each weekend", **fields):
    return {
        "key": str(uuid.uuid4()),
        "text": text,
        "organisation": None,
        "lead_post": "",
        "due_on": None,
        "due_text": "",
        "measure": "",
        "cost": None,
        "cost_text": "",
        **fields,
    }


def action(title="Patrol the night-time economy", **fields):
    return {
        "key": str(uuid.uuid4()),
        "reference": "1.1",
        "subheading": "",
        "title": title,
        "priorities": [],
        "areas": [],
        "places": [],
        "leads": [{"organisation": dict(POLICE), "post": "Chief Inspector"}],
        "partners": [],
        "timescale": NOT_STATED,
        "measure": "Fewer assaults after dark",
        "indicators": [],
        "classes": ["prevent"],
        "cost": "1250.00",
        "cost_text": "",
        "activities": [activity()],
        **fields,
    }


def action_plan(*actions, **fields):
    return {
        "intro_html": "",
        "rows_known": True,
        "reference": "",
        "taxonomy": [{"code": "prevent", "label": "Prevent"}],
        "actions": list(actions),
        **fields,
    }


def line(funder="Police and crime commissioner", **fields):
    return {
        "key": str(uuid.uuid4()),
        "year": "2026/27",
        "funder": funder,
        "organisation": None,
        "amount": "106460.00",
        "state": "received",
        "decision": None,
        "note": "",
        "allocations": [{"purpose": "Youth work", "amount": "40000.00", "priority": None}],
        **fields,
    }


def funding(*lines):
    return {"intro_html": "", "lines": list(lines)}


def project(title="Bike project", **fields):
    return {
        "key": str(uuid.uuid4()),
        "title": title,
        "text": "Young people repair bicycles.",
        "period": "2026/27",
        "outcome": "",
        "priorities": [],
        **fields,
    }


def projects(*items):
    return {"intro_html": "", "projects": list(items)}
