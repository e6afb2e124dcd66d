import pytest

from priorities.priorities.words import lead_words, lineage_words, organisation_names
from tests.priorities.data import priority


def step(change, title="Community confidence", period="2016/17", note=""):
    return {"change": change, "from_title": title, "from_key": None, "from_period": period, "note": note}


@pytest.mark.parametrize(
    ("lineage", "words"),
    [
        ([step("renamed")], ["Called “Community confidence” in 2016/17."]),
        ([step("renamed", period="the year before")], ["Called “Community confidence” the year before."]),
        ([step("renamed", period="")], ["Called “Community confidence” before."]),
        ([step("carried", "Road safety")], ["Carried forward from 2016/17."]),
        ([step("carried", "Safer roads")], ["Carried forward from “Safer roads” of 2016/17."]),
        ([step("split", note="Too broad.")], ["Split off from “Community confidence” of 2016/17. Too broad."]),
        (
            [step("merged", "Alcohol", ""), step("merged", "Drugs", "")],
            ["Brings together “Alcohol” and “Drugs”."],
        ),
        ([], []),
    ],
)
def test_lineage_in_words(lineage, words):
    assert lineage_words(priority("Road safety", lineage=lineage)) == words


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        (None, ""),
        ({"post": "", "organisation": None, "note": ""}, "post not stated"),
        ({"post": "Head of Safety", "organisation": "council", "note": ""}, "Head of Safety, Anyborough Council"),
        ({"post": "", "organisation": None, "note": "one for each"}, "post not stated (one for each)"),
    ],
)
def test_lead_in_words(lead, words):
    assert lead_words(lead, {"council": "Anyborough Council"}) == words


def test_organisation_known_by_slug_alone_is_spelled_out():
    document = {
        "blocks": [{"data": {"lead": {"slug": "fire", "name": "Fire Service"}, "organisation": "anyborough-police"}}]
    }

    assert organisation_names(document) == {"fire": "Fire Service", "anyborough-police": "Anyborough Police"}
