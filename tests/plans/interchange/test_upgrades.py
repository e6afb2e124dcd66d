"""Files of earlier versions of the format: a whole real plan of each, which says the same as it did then."""

from pathlib import Path

import pytest

from partnerships.models import User
from plans.interchange import export_plan, import_plan
from plans.interchange.parsing import read
from plans.interchange.upgrades import UPGRADES, VERSION, upgrade, upgrade_1_to_2, upgrade_2_to_3
from plans.models.widening import widen_1_to_2
from tests.interchange_files import check_faults, put, rich_text, small_file, whole
from tests.interchange_files import version as frozen_version

FILES = Path(__file__).with_name("files")
#: The same file as the newest version writes it; the fixture itself has learned since to say what is recorded.
NOW = FILES / "as_version_3" / "thanet-2017-20.json"
#: SHA-256 of the plan's and its year's frozen texts, as the portal kept them when version 1 was the newest.
FROZEN = {
    "plan": "effbfae513f1792a72e0b6489ddf55292673e8081b36327cd81bc13fb4421ee3",
    "year": "adb59be7f386b85e32a7c0d738157f922d4e915b6c07a8dccd6e27c62b5782f5",
}


def old_file(version):
    return read((FILES / f"thanet-2017-20-v{version}.json").read_bytes())


def test_every_earlier_version_has_its_step_and_its_file():
    assert sorted(UPGRADES) == list(range(1, VERSION))
    assert {path.name for path in FILES.glob("*.json")} == {f"thanet-2017-20-v{version}.json" for version in UPGRADES}


@pytest.mark.parametrize("version", UPGRADES)
def test_an_old_file_says_what_the_new_one_says(version):
    assert whole(upgrade(old_file(version))) == whole(read(NOW.read_bytes()))


@pytest.mark.django_db
@pytest.mark.parametrize("version", UPGRADES)
def test_an_old_file_keeps_its_frozen_texts_under_their_checksums(version):
    plan = import_plan(old_file(version), by=User.objects.system("import"))
    papers = {"plan": plan.paper, "year": plan.years.get().paper}

    assert {name: paper.versions.get().sha256 for name, paper in papers.items()} == FROZEN
    assert export_plan(plan) == read(NOW.read_bytes())


def test_the_first_step_changes_the_number_and_nothing_else():
    data = old_file(1)

    assert upgrade_1_to_2(data) == data | {"format": {"name": "csp-plan", "version": 2}}
    assert data["format"]["version"] == 1


def test_the_third_version_writes_out_the_text_above_as_it_stood():
    data = old_file(2)

    upgraded = upgrade_2_to_3(data)

    plan, papers = upgraded["documents"]["plan"], upgraded["record"]["papers"]
    texts = {paper["key"]: paper["versions"][0]["document"] for paper in papers}
    assert (plan["format"], texts[plan["key"]]["format"]) == (2, 1)
    assert widen_1_to_2(texts[plan["key"]]) == plan
    assert data["documents"]["plan"].keys() & {"format"} == set()


@pytest.mark.parametrize(
    "broken",
    [
        {"documents": []},
        {"documents": {"plan": 1}},
        {"record": []},
        {"record": {"papers": None}},
        {"record": {"papers": [1]}},
    ],
)
def test_a_step_leaves_faults_to_be_told(broken):
    data = old_file(2) | broken

    assert upgrade_2_to_3(data) == data | {"format": data["format"] | {"version": 3}}


PAPER, PLAN = "record.papers[0]", "documents.plan"
ODD = {
    "a paper's key": (f"{PAPER}.key", ["a"], f'{PAPER}.key: This must be a text, not “["a"]”.'),
    "a document's key": (f"{PLAN}.key", {}, f"{PLAN}.key: This must be a text, not “{{}}”."),
    "a chapter's kind": (f"{PLAN}.blocks[0].kind", [], f"{PLAN}.blocks[0].kind: This must be a text, not “[]”."),
    "a chapter": (f"{PLAN}.blocks[0]", "Crime", f"{PLAN}.blocks[0]: This must be an object, not “Crime”."),
    "versions": (f"{PAPER}.versions", "one", f"{PAPER}.versions: This must be a list, not “one”."),
    "a version": (f"{PAPER}.versions[0]", 1, f"{PAPER}.versions[0]: This must be an object, not “1”."),
}


@pytest.mark.parametrize("version", UPGRADES)
@pytest.mark.parametrize(("where", "value", "fault"), ODD.values(), ids=ODD)
def test_what_is_odd_in_an_old_file_is_told_like_in_a_new_one(version, where, value, fault):
    data = small_file(rich_text())
    data["format"]["version"], data["documents"]["plan"]["format"] = version, 1
    data["record"]["papers"][0]["versions"] = [frozen_version()]
    put(data, where, value)

    assert fault in check_faults(data)
