"""Believable data of the kinds, for tests that look at one thing in them."""

import uuid

NOT_STATED = {"kind": "not_stated", "date": None, "start": None, "end": None, "text": ""}


def action(title="Patrol the night-time economy", **fields):
    return {
        "key": str(uuid.uuid4()),
        "reference": "1.1",
        "title": title,
        "priority": None,
        "lead": {"slug": "anyborough-police", "name": "Anyborough Police"},
        "lead_post": "Chief Inspector",
        "partners": [],
        "timescale": NOT_STATED,
        "measure": "Fewer assaults after dark",
        "classes": ["prevent"],
        "cost": "1250.00",
        "activities": [{"key": str(uuid.uuid4()), "text": "Two patrols each weekend"}],
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
