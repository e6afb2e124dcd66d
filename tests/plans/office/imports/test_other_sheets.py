"""Indicators with readings, risks and funding come in as actions do."""

from datetime import date

import pytest
from django.urls import reverse

from actions.models import FundingLine, Risk
from partnerships.access import Role
from plans.models import Import
from plans.office.imports import sheets
from plans.office.lines.process import sheets_of
from priorities.models import Indicator, Priority
from tests.factories import make_plan, make_user, make_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = make_plan()
    Priority.objects.create(paper=plan.paper, title="Violence")
    return plan


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


def sent(paper, officer, subject, *lines):
    data = "\n".join(lines).encode()
    found = Import.of(
        data, name="a.csv", partnership=paper.partnership, paper=paper, subject=subject, uploaded_by=officer
    )
    found.reading = sheets_of(data)
    found.save()
    return found


def test_indicators_with_their_readings_on_lines_under_them(plan, officer):
    lines = (
        "Indicator,Priority,Unit,Baseline,Year,Value",
        "Burglary,Violence,offences,412,2024/25,400",
        ",,,,2025/26,380",
    )

    sheets.bring_in(sent(plan.paper, officer, "indicator", *lines), by=officer)

    indicator = Indicator.objects.of(plan.paper).get()
    assert (indicator.title, indicator.unit) == ("Burglary", "offences")
    assert [(each.label, str(each.value)) for each in indicator.readings.all()] == [
        ("2024/25", "400"),
        ("2025/26", "380"),
    ]
    assert {line.deed.value for line in sheets.plan_of(sent(plan.paper, officer, "indicator", *lines)).lines} == {
        "same"
    }


def test_a_baseline_that_is_filled_down_beside_the_readings_is_that_of_the_indicator(plan, officer):
    lines = ("Indicator,Baseline,Year,Value", "Burglary,412,2024/25,400", ",412,2025/26,380")

    (line,) = sheets.plan_of(sent(plan.paper, officer, "indicator", *lines)).lines

    assert (line.line.kept, [each["value"] for each in line.line.item["readings"]]) == ({}, ["400", "380"])


def test_what_others_call_a_key_is_kept_and_a_damaged_key_of_ours_is_told(plan, officer):
    heads = ("Risk,Key,Owner", "Risk,Key (do not change),Owner")
    plans = [sheets.plan_of(sent(plan.paper, officer, "risk", each, "Funds end,H/M,Chair")) for each in heads]

    assert [(each.lines[0].line.kept, each.lines[0].line.faults) for each in plans] == [
        ({"Key": "H/M"}, []),
        ({}, [("row 2", "Its key belongs to no row of this text: clear the key.")]),
    ]


def test_indicators_as_other_councils_list_them(plan, officer):
    lines = (
        "KPI,Data source,Baseline 2024/25,2026/27 Q1,Target (2029/30),Polarity",
        "Feel safe,Survey,56%,60%,65%,Higher is better",
        "Thefts,Police,410,399,n/a,",
        "Arson,Fire,10,9,-10%,Down",
    )

    plan_of_lines = sheets.bring_in(sent(plan.paper, officer, "indicator", *lines), by=officer, without_wrong=True)

    rows = Indicator.objects.of(plan.paper)
    told = [(i.title, i.kind, i.direction, i.unit, i.baseline_label, i.target_label, i.target_value) for i in rows]
    assert told == [
        ("Feel safe", "target", "up", "per cent", "2024/25", "2029/30", "65"),
        ("Thefts", "tracker", "none", "", "2024/25", "", ""),
    ]
    assert [(each.label, each.value) for each in rows[0].readings.all()] == [("2026/27 Q1", "60")]
    assert [line.line.faults for line in plan_of_lines.wrong] == [
        [("E4", "Target (2029/30): “-10%” is a change: enter the figure that it leads to.")]
    ]


def test_a_description_of_a_risk_alone_is_the_risk(plan, officer):
    year = make_year(plan, date(2026, 4, 1))
    lines = ("Risk description,Likelihood,Residual score,Risk owner,Existing controls", "Funding ends,4,20,Head,Bid")

    sheets.bring_in(sent(year.paper, officer, "risk", *lines), by=officer)

    risk = Risk.objects.of(year.paper).get()
    assert (risk.title, risk.code, risk.owner_post) == ("Funding ends", "20", "Head")
    assert [each.text for each in risk.mitigations.all()] == ["Bid"]


def test_funding_as_other_councils_list_it_without_its_total(plan, officer):
    lines = (
        "Funding source,Financial year,Amount (£),Purpose", "Home Office,2027/28,£45k,Analyst", ",,5000,Post",
        "Home Office,2028/29,£46k,Analyst", "Total,,£91k,",
    )  # fmt: skip

    sheets.bring_in(sent(plan.paper, officer, "line", *lines), by=officer)

    rows = FundingLine.objects.of(plan.paper)
    told = [(row.funder, row.year, row.amount, [each.purpose for each in row.allocations.all()]) for row in rows]
    assert told == [
        ("Home Office", "2027/28", 45000, ["Analyst", "Post"]),
        ("Home Office", "2028/29", 46000, ["Analyst"]),
    ]


def test_risks(plan, officer):
    year = make_year(plan, date(2026, 4, 1))
    lines = ("Risk,Rating,Owner,Mitigations", "Funding ends,D2,Head of Service,Ask early")

    sheets.bring_in(sent(year.paper, officer, "risk", *lines), by=officer)

    risk = Risk.objects.of(year.paper).get()
    assert (risk.title, risk.code, risk.owner_post) == ("Funding ends", "D2", "Head of Service")


def test_funding_needs_its_year(plan, officer):
    lines = ("Funder,Year,Amount", 'Police and Crime Commissioner,2026/27,"£12,500"', "Council,,100")
    found = sent(plan.paper, officer, "line", *lines)

    assert [line.line.faults for line in sheets.plan_of(found).wrong] == [
        [("row 3", "Year: Enter the year that the money is for.")]
    ]
    sheets.bring_in(found, by=officer, without_wrong=True)
    assert [(line.funder, line.amount) for line in FundingLine.objects.of(plan.paper)] == [
        ("Police and Crime Commissioner", 12500)
    ]


@pytest.mark.parametrize("subject", ["priority", "aim", "nobody"])
def test_other_rows_have_no_sheet(client, plan, officer, subject):
    client.force_login(officer)

    assert client.get(reverse("plans:bring_in_sheet", args=[plan.paper.key, subject])).status_code == 404


def test_columns_of_years_are_readings(plan, officer):
    lines = ("Indicator,2022/23,2023/24 (actual),2024/25 target", "Burglary,412,400,350", "Robbery,n/a,31,")

    done = sheets.bring_in(sent(plan.paper, officer, "indicator", *lines), by=officer)

    readings = {each.title: [(r.label, str(r.value)) for r in each.readings.all()] for each in Indicator.objects.all()}
    assert readings == {"Burglary": [("2022/23", "412"), ("2023/24", "400")], "Robbery": [("2023/24", "31")]}
    assert [each.line.kept for each in done.lines] == [{}, {"2022/23": "n/a"}]
    targets = [(each.target_label, each.target_value) for each in Indicator.objects.of(plan.paper)]
    assert targets == [("2024/25", "350"), ("", "")]
    again = sheets.plan_of(sent(plan.paper, officer, "indicator", *lines))
    assert {line.deed.value for line in again.lines} == {"same"}
