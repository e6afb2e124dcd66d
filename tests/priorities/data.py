"""Believable data of the kinds, for tests that look at one thing in them."""

import uuid


def priority(title="Road safety", **fields):
    return {
        "key": str(uuid.uuid4()),
        "title": title,
        "title_known": True,
        "kind": "theme",
        "strands": ["crime_and_disorder"],
        "html": "<p>Fewer people hurt on our roads.</p>",
        "aim_html": "",
        "approach_html": "",
        "lead": {"post": "Head of Community Safety", "organisation": None, "note": ""},
        "areas": [{"key": str(uuid.uuid4()), "title": "School streets", "text": "Walking to school."}],
        "findings": [{"key": str(uuid.uuid4()), "title": "Collisions rose"}],
        "lineage": [],
        **fields,
    }


def priorities(*items, **fields):
    return {"intro_html": "", "priorities": list(items), "cross_cutting": [], **fields}


def reading(label, value, start=None, end=None):
    return {"start": start, "end": end, "label": label, "value": value, "note": ""}


def indicator(title="Residents who feel safe after dark", **fields):
    return {
        "key": str(uuid.uuid4()),
        "title": title,
        "kind": "target",
        "unit": "per cent",
        "direction": "up",
        "priority": None,
        "baseline": {"label": "2024/25", "value": "61.0"},
        "target": {"label": "2028/29", "value": "70"},
        "source": "Yearly residents' survey",
        "note": "",
        "readings": [reading("Quarter 1", "61.5", "2026-04-01", "2026-06-30"), reading("Quarter 2", "")],
        **fields,
    }


def indicators(*items):
    return {"intro_html": "", "indicators": list(items) or [indicator()]}
