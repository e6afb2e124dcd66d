"""What the real plans of ``fixtures/`` must hold: the figures and facts of the source papers, in their fields."""

import re
from collections import Counter

import pytest

from csp_portal.management.commands.fill_demo import FOLDER
from plans.interchange.load import check_file, whole_file

#: How editors speak of the copy before them, of what it lacks, and of what they did with it.
REMARK = re.compile(
    r"\b(not (stated|recorded|legible|readable|held here|reproduced)|illegible|unreadable|cannot be (read|made out)"
    r"|(in|of) the copy|(has|is|are) lost|when this record was made|known by reference|as printed"
    r"|does not (name|say|state|give|set out)|contains no|read as|\[?sic\]?)\b",
    re.IGNORECASE,
)
#: The day of the paper from which each is retold.
SOURCES = {
    "thanet-2017-20": "Working Party of Thanet District Council, 20 July 2017",
    "tunbridge-wells-2017-18": "to Full Council of Tunbridge Wells Borough Council, 26 April 2017",
    "medway-2020-24": "to the Health and Wellbeing Board of Medway Council, 18 February 2020",
    "thanet-2020-23": "Community Safety Partnership, with its Addendum 1 of 14 October 2020",
    "kent-2011-14": "to the Crime and Disorder Scrutiny Committee of Kent County Council, 8 July 2011",
}
REAL = ("thanet-2017-20", "tunbridge-wells-2017-18", "medway-2020-24", "thanet-2020-23", "kent-2011-14")


def plan_file(slug):
    return whole_file((FOLDER / f"{slug}.json").read_bytes())


def data_of(document, kind, caption=""):
    blocks = [block["data"] for block in document["blocks"] if block["kind"] == kind]
    return next(data for data in blocks if not caption or data["caption"].startswith(caption))


def _texts(value):
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value


def stages_of(file):
    return [
        (stage["dates"][-1]["on"], stage["outcome"]["kind"])
        for timetable in file["record"]["timetables"]
        for stage in timetable["stages"]
    ]


def warnings_of(slug):
    _, found = check_file((FOLDER / f"{slug}.json").read_bytes())
    return Counter(warning.rule for warning in found.warnings)


@pytest.mark.parametrize("slug", REAL)
def test_real_plan_says_not_recorded_where_nothing_is_stated(slug):
    adoptions = [paper["adoption"] for paper in plan_file(slug)["record"]["papers"]]
    states = {paper["state"] for paper in plan_file(slug)["record"]["papers"]}
    kent = {"version": 1, "on": "2011-05-20", "body": "Kent Community Safety Partnership"}
    assert adoptions == [kent if slug.startswith("kent") else None] * len(adoptions)
    assert states == {"adopted" if slug.startswith("kent") else "not_recorded"}


@pytest.mark.parametrize("slug", REAL)
def test_real_plan_names_its_source_and_records_its_years_alone(slug):
    file = plan_file(slug)
    documents = [file["documents"]["plan"], *file["documents"]["years"]]

    assert [document["period"].get("years_only") for document in documents] == [True] * len(documents)
    assert {paper["source"].endswith(SOURCES[slug]) for paper in file["record"]["papers"]} == {True}
    assert file["record"]["papers"][0]["source_note"] != ""


@pytest.mark.parametrize(
    ("slug", "recorded"),
    [
        ("tunbridge-wells-2017-18", [False, False, True, False, True, True]),
        ("medway-2020-24", [True, True, False, True, True]),
        ("thanet-2017-20", [False, False, False, True]),
        ("kent-2011-14", [True, True]),
    ],
)
def test_roles_are_recorded_where_the_source_says_what_a_body_was_to_do(slug, recorded):
    (timetable,) = plan_file(slug)["record"]["timetables"]
    assert [stage["is_role_recorded"] for stage in timetable["stages"]] == recorded


@pytest.mark.parametrize("slug", REAL)
def test_no_priority_of_a_real_plan_is_tied_to_a_strand_that_its_source_does_not_name(slug):
    priorities = data_of(plan_file(slug)["documents"]["plan"], "priorities")["priorities"]
    assert [each["strands"] for each in priorities] == [[]] * len(priorities)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*-[0-9cn]*.json")), ids=lambda path: path.stem)
def test_remarks_of_the_editors_stand_in_the_notes_and_not_in_the_text(path):
    """Kinds of wording, so that the next retelling is held to the same."""
    file = whole_file(path.read_bytes())
    told = {name: value for name, value in file["record"].items() if name not in ("papers", "files")}
    for stage in (stage for timetable in told["timetables"] for stage in timetable["stages"]):
        del stage["note"]  # for the workspace only

    assert [text for text in _texts([file["documents"], told]) if REMARK.search(text)] == []


def test_thanet_2017_holds_its_route_consultation_and_annual_layer():
    file = plan_file("thanet-2017-20")
    plan, (year,) = file["documents"]["plan"], file["documents"]["years"]
    event, consultation = data_of(plan, "consultation")["rounds"]
    actions = data_of(year, "action_plan")

    assert stages_of(file) == [(on, "not_recorded") for on in ("2017-02-14", "2017-03-09", "2017-03-23", "2017-07-20")]
    assert (event["start"], event["participants"]) == ("2016-12", 55)
    assert (consultation["start"], consultation["end"]) == ("2017-01-04", "2017-01-27")
    assert (actions["rows_known"], actions["reference"], actions["actions"]) == (False, "Annex 1, pages 8–17", [])


def test_thanet_2017_renames_its_third_theme():
    priorities = data_of(plan_file("thanet-2017-20")["documents"]["plan"], "priorities")["priorities"]
    changes = [[(step["change"], step["from_title"]) for step in each["lineage"]] for each in priorities]
    assert changes == [[], [], [("renamed", "Community Confidence")]]


def test_thanet_2017_report_holds_ticks_and_blank_equality_aims():
    (report,) = plan_file("thanet-2017-20")["record"]["reports"]
    assert [tick["is_ticked"] for tick in report["ticks"]] == [True, False, True, True, False, True]
    assert [aim["is_ticked"] for aim in report["equality_aims"]] == [None] * 3
    assert [(annex["page_from"], annex["page_to"]) for annex in report["annexes"]] == [(8, 17)]
    assert len(report["consultees"]) == 4


def test_tunbridge_wells_holds_six_stops_and_three_outcomes():
    assert stages_of(plan_file("tunbridge-wells-2017-18")) == [
        ("2017-02-09", "supported"),
        ("2017-03-01", "not_recorded"),
        ("2017-03-22", "supported"),
        ("2017-04-10", "not_recorded"),
        ("2017-04-13", "supported"),
        ("2017-04-26", "not_recorded"),
    ]


def test_tunbridge_wells_report_holds_nine_signed_implications_and_three_options():
    (report,) = plan_file("tunbridge-wells-2017-18")["record"]["reports"]
    signed = Counter((each["post"], each["signed_on"]) for each in report["implications"])

    assert signed == {
        ("Senior Lawyer (Corporate Governance)", "2017-03-03"): 1,
        ("Community Safety Manager", "2017-02-24"): 7,
        ("West Kent Equalities Officer", "2017-03-08"): 1,
    }
    assert [option["is_preferred"] for option in report["options"]] == [True, False, False]
    assert [annex["label"] for annex in report["annexes"]] == ["Appendix A", "Appendix B", "Appendix C"]


def test_tunbridge_wells_holds_seven_authorities_and_the_rank_as_an_indicator():
    plan = plan_file("tunbridge-wells-2017-18")["documents"]["plan"]
    (indicator,) = data_of(plan, "indicators")["indicators"]

    assert len(data_of(plan, "membership")["members"]) == 7
    assert (indicator["unit"], indicator["readings"][0]["value"]) == ("of 15 categories", "13")


def test_medway_holds_areas_risks_money_and_its_taxonomy():
    file = plan_file("medway-2020-24")
    plan, (year,) = file["documents"]["plan"], file["documents"]["years"]
    risks = data_of(plan, "risks")["risks"]
    lines = data_of(plan, "funding")["lines"]

    assert [len(each["areas"]) for each in data_of(plan, "priorities")["priorities"]] == [5, 7, 4, 6]
    assert [(risk["code"], len(risk["mitigations"])) for risk in risks] == [("E2", 2), ("E2", 1), ("D3", 1), ("D3", 1)]
    assert [(line["amount"], line["state"]) for line in lines] == [("106460.00", "not_recorded"), (None, "awaiting")]
    assert lines[1]["decision"] == {"body": "Kent and Medway Police and Crime Panel", "on": "2020-02-06"}
    labels = [each["label"] for each in data_of(year, "action_plan")["taxonomy"]]
    assert labels == ["Prevent", "Protect", "Pursue", "Prepare"]


def test_medway_council_was_planned_for_april_and_held_in_july():
    file = plan_file("medway-2020-24")
    council = file["record"]["timetables"][0]["stages"][-1]

    assert stages_of(file)[0] == ("2019-12", "noted")
    assert [(day["on"], day["standing"]) for day in council["dates"]] == [
        ("2020-04-23", "planned"),
        ("2020-07-16", "held"),
    ]


def test_thanet_2020_holds_the_complaints_with_the_footnote_that_does_not_add_up():
    table = data_of(plan_file("thanet-2020-23")["documents"]["plan"], "table", "Complaints")
    figures = [int(row[1].replace(",", "")) for row in table["rows"]]
    (footnote,) = table["footnotes"]

    assert figures == [1820, 251, 492, 103, 70, 43, 10, 9, 2]
    assert (sum(figures), table["stated_total"]["value"]) == (2800, "2,800")
    assert [int(part["value"]) for part in footnote["parts"]] == [174, 37, 11, 7, 4, 5, 2]
    assert table["rows"][footnote["row"]][footnote["column"]] == "251"


def test_thanet_2020_holds_survey_projects_matrix_and_calendar():
    plan = plan_file("thanet-2020-23")["documents"]["plan"]
    survey, projects = data_of(plan, "survey"), data_of(plan, "projects")["projects"]

    assert survey["responses"] == 553
    assert [answer["percent"] for answer in survey["questions"][0]["answers"]] == [1, 5, 56, 24, 14]
    assert [statement["percent"] for statement in survey["statements"]] == [88]
    assert [project["priorities"] for project in projects] == [[]] * 9  # it says that they have some, not which
    assert [len(aim["entries"]) for aim in data_of(plan, "alignment")["aims"]] == [6, 6, 6]
    assert [row["months"][:1] for row in data_of(plan, "review_calendar")["rows"]] == [[1], [1], [2], [4]]


def test_thanet_2020_holds_its_addendum():
    (addendum,) = plan_file("thanet-2020-23")["documents"]["addenda"]
    figures = [row[2] for row in data_of(addendum, "table")["rows"]]

    assert (addendum["identity"]["number"], addendum["period"]["start"]) == (1, "2020-10-14")
    assert figures == ["23 March 2020", "12 weeks", "634,920", "57,690", "21.1", "7k+", "6 months"]


def test_kent_holds_priorities_themes_and_leads_whose_post_is_not_stated():
    file = plan_file("kent-2011-14")
    plan = file["documents"]["plan"]
    data = data_of(plan, "priorities")

    assert plan["identity"]["plan_kind"] == "agreement"
    assert (len(data["priorities"]), len(data["cross_cutting"])) == (6, 5)
    assert {each["lead"]["post"] for each in data["priorities"]} == {""}
    assert [each["kind"] for each in data_of(plan, "consultation")["rounds"]] == ["workshop", "workshop"]
    assert stages_of(file) == [("2011-05-20", "adopted"), ("2011-07-08", "not_recorded")]
    assert "action_plan" not in [block["kind"] for block in plan["blocks"]]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("thanet-2017-20", {"CDA-5": 2, "FIS-10": 3}),
        ("tunbridge-wells-2017-18", {"FIS-10": 4, "FIS-11": 1}),
        ("medway-2020-24", {"CDA-5": 1, "FIS-10": 4, "FIS-11": 2}),
        (
            "thanet-2020-23",
            {
                "CDA-5": 2,
                "FIS-10": 3,
                "FIS-11": 1,
                "horizon-scan-headings": 1,
                "horizon-scan-repeats": 1,
                "table-footnote-sum": 1,
            },
        ),
        ("kent-2011-14", {"FIS-10": 6}),
        ("anyborough-current", {}),
    ],
)
def test_faults_of_the_sources_are_warned_of_and_nothing_else(slug, expected):
    assert warnings_of(slug) == expected
