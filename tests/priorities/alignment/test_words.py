from types import SimpleNamespace

import pytest

from plans.document.kinds import kind_named
from priorities.alignment.noun import AIMS
from priorities.alignment.words import matrix
from tests.priorities.data import priority


def aim(title, **contributions):
    entries = [{"partner": p, "organisation": None, "contributions": words} for p, words in contributions.items()]
    return {"title": title, "entries": entries}


def test_matrix_runs_down_the_longer_side():
    aims = [aim("Best start", police=["Prevent crime"], fire=["Home safety"]), aim("Safety", police=["Protect"])]

    assert matrix(aims) == {
        "corner": "Partner",
        "head": ["Best start", "Safety"],
        "rows": [("police", [["Prevent crime"], ["Protect"]]), ("fire", [["Home safety"], []])],
    }
    assert matrix([*aims, aim("Health")])["corner"] == "Aim"


def test_partner_who_is_named_twice_under_an_aim_contributes_both():
    twice = aim("Best start", police=["Prevent crime"])
    twice["entries"].append({"partner": "police", "organisation": None, "contributions": ["Protect"]})
    assert matrix([twice])["rows"] == [("police", [["Prevent crime", "Protect"]])]
    assert twice["entries"][0]["contributions"] == ["Prevent crime"]


def test_nothing_aimed_at_is_an_empty_table():
    assert matrix([]) == {"corner": "Partner", "head": [], "rows": []}
    assert matrix([aim("Health")]) == {"corner": "Aim", "head": [], "rows": [("Health", [])]}


def test_aim_in_a_list_of_changes():
    entries = [
        {"partner": "Police", "organisation": "police", "contributions": ["Prevent crime", "Protect"]},
        {"partner": "Fire Service", "organisation": "fire", "contributions": []},
        {"partner": "Schools", "organisation": None, "contributions": ["Teach"]},
    ]
    item = {"title": "Best start", "text": "For all.", "priorities": ["1", "gone"], "entries": entries}
    names = SimpleNamespace(
        titles={"1": "Road safety"}, organisations={"police": "Anyborough Police", "fire": "Fire Service"}
    )
    assert AIMS.words(item, names) == [
        ("Aim", "Best start"), ("What it asks for", "For all."),
        ("Bears on", "Road safety\nA priority of another text"),
        ("Contributions", "Police (Anyborough Police): Prevent crime; Protect\nFire Service\nSchools: Teach"),
    ]  # fmt: skip
    assert AIMS.summary(item) == "Police, Fire Service, Schools"


@pytest.mark.parametrize(
    ("text", "priorities", "has_words"),
    [("", [], False), ("For all.", [], True), ("", ["1"], True), ("", ["x"], False)],
)
def test_column_of_words_stands_there_where_an_aim_has_some(text, priorities, has_words):
    served = {**priority("Road safety"), "key": "1"}
    blocks = [{"kind": "priorities", "data": {"priorities": [served], "cross_cutting": []}}]
    aims = [{"title": "Best start", "text": text, "priorities": priorities, "entries": []}]
    context = kind_named("alignment").context({"data": {"aims": aims}}, {"blocks": blocks})
    assert (context["has_words"], context["aims"][0]["titles"]) == (has_words, ["Road safety"] * (priorities == ["1"]))
