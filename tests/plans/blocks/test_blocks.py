"""Checks of the text kinds on the faults that real plans have, and what is carried forward."""

from datetime import date
from decimal import Decimal

import pytest

from plans.blocks.tables.block import laid_out
from plans.document.compose import compose
from plans.document.kinds import kind_named
from plans.models import Attachment, Block, Finding
from tests.factories import (
    make_assessment,
    make_block,
    make_membership,
    make_organisation,
    make_partnership,
    make_plan,
    make_user,
)

DOCUMENT = {"blocks": [], "period": {"start": "2020-04-01", "end": "2023-03-31"}, "identity": {}}


def sentences(kind, data, document=DOCUMENT):
    return [warning.sentence for warning in kind_named(kind).check(data, document)]


# --- Tables ----------------------------------------------------------------------------------------------------


def complaints(parts=("174", "37", "11", "7", "4", "5", "2"), total="2,800", **changes):
    figures = ["1,820", "251*", "492", "103", "70", "43", "10", "9", "2"]
    return {
        "caption": "Complaints",
        "columns": [{"label": "Kind", "align": "left"}, {"label": "Total", "align": "right"}],
        "row_headings": True,
        "rows": [[f"Kind {number}", figure] for number, figure in enumerate(figures)],
        "notes": [],
        "footnotes": [
            {"mark": "*", "row": 1, "column": 1, "text": "", "parts": [{"label": "", "value": v} for v in parts]}
        ],
        "stated_total": {"column": 1, "value": total},
        "source": "",
        **changes,
    }


def test_footnote_whose_parts_do_not_sum_to_its_cell_is_told():
    (warning,) = kind_named("table").check(complaints(), DOCUMENT)

    assert warning.rule == "table-footnote-sum"
    assert warning.where == "Complaints, footnote *"
    assert warning.sentence == "251 is stated; its parts sum to 240."


def test_footnote_whose_parts_sum_is_silent():
    assert sentences("table", complaints(parts=("240", "11"))) == []


def test_footnote_with_a_part_that_is_no_number_says_so():
    assert sentences("table", complaints(parts=("240", "several"))) == [
        "Its parts cannot be summed: “several” cannot be read as one figure."
    ]


def test_stated_total_against_the_rows():
    assert sentences("table", complaints(parts=(), total="2,900")) == [
        "A total of 2,900 is stated; the rows sum to 2,800."
    ]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("<5", "The total of 2,800 cannot be checked: “<5” in row 1 cannot be summed."),
        ("[c]", "The total of 2,800 cannot be checked: “[c]” in row 1 cannot be summed."),
        ("1,5", "The total of 2,800 cannot be checked: “1,5” in row 1 cannot be summed."),
        ("", "A total of 2,800 is stated; the rows sum to 980."),
        ("(1,820)", "A total of 2,800 is stated; the rows sum to -840."),
    ],
)
def test_cell_without_a_figure_never_switches_the_check_of_a_total_off(cell, sentence):
    data = complaints(parts=())
    data["rows"][0][1] = cell

    assert sentences("table", data) == [sentence]


def test_total_that_is_no_figure_is_told():
    assert sentences("table", complaints(parts=(), total="about 2,800")) == [
        "The total “about 2,800” cannot be read as one figure, so it is not checked."
    ]


def test_row_of_another_width_is_told():
    data = complaints(parts=(), stated_total=None, rows=[["a", "1"], ["b"]])

    assert sentences("table", data) == ["Row 2 has not as many cells as the table has columns (2)."]


# --- Survey, horizon scan, chart -------------------------------------------------------------------------------


def survey(*percents):
    answers = [{"label": str(n), "percent": percent} for n, percent in enumerate(percents)]
    return {**kind_named("survey").empty(), "questions": [{"question": "Safer?", "answers": answers}]}


def test_a_share_that_is_not_stated_is_said_in_the_picture_of_the_others():
    block = {"key": "k", "data": survey(56, None, "5.50")}

    (question,) = kind_named("survey").context(block, DOCUMENT)["questions"]
    assert question["series"] == [("Share", [Decimal(56), None, Decimal("5.50")])]
    assert question["summary"] == "Safer?: 0 56%; 1 not stated; 2 5.5%."


def test_a_footnote_leads_on_to_its_parts():
    words = [{"mark": "*", "row": 1, "column": 1, "text": "By source.", "parts": [{"label": "Police", "value": "289"}]}]

    assert laid_out(complaints(footnotes=words))["footnotes"] == [{"mark": "*", "words": "By source: 289 Police"}]


@pytest.mark.parametrize("percents", [(56, 5, 1, 24, 14), ("33.3", "66.7"), (88, None), ()])
def test_percentages_that_sum_or_are_not_all_stated_are_silent(percents):
    assert sentences("survey", survey(*percents)) == []


def test_percentages_of_which_one_is_not_stated_are_told_above_a_hundred():
    assert sentences("survey", survey(56, 55, None)) == ["The stated answers to “Safer?” sum to 111 %, not to 100 %."]


def test_percentages_that_do_not_sum_to_a_hundred_are_told():
    assert sentences("survey", survey(56, "5.5")) == ["The answers to “Safer?” sum to 61.5 %, not to 100 %."]


def test_horizon_scan_that_repeats_a_section_and_lacks_headings():
    same = ["Referrals continue.", "The strategy was updated."]
    sections = [
        {"heading": "Political", "items": ["An election is due."]},
        {"heading": "Environmental", "items": ["New homes are planned."]},
        {"heading": "Social", "items": ["Homelessness rises."]},
        {"heading": "Safeguarding", "items": same},
        {"heading": "Organisational", "items": same},
    ]

    assert sentences("horizon_scan", {"sections": sections}) == [
        "The horizon scan has no headings Economic, Technological and Legal: "
        "add them, or say why there is nothing to say.",
        "“Organisational” repeats “Safeguarding” word for word: one of the two may be a copying slip.",
    ]


def test_chart_without_its_table_or_its_words_is_told():
    data = {"table": "t", "chart": "bar", "label_column": 0, "value_columns": [1], "title": "Noise", "summary": ""}
    table = {"key": "t", "kind": "table", "level": 1, "heading": "", "data": complaints()}

    assert sentences("chart", data) == ["The data table of this chart is not in the plan: choose one."]
    assert sentences("chart", data, {**DOCUMENT, "blocks": [table]}) == [
        "The chart has no summary: say in words what it shows, for people who cannot see it."
    ]


# --- Membership ------------------------------------------------------------------------------------------------


def seat(kind, **changes):
    return {
        "key": kind,
        "organisation": {"slug": kind, "name": kind},
        "statutory_kind": kind,
        "designation": "responsible",
        "has_vote": None,
        "office": "",
        "from": None,
        "to": None,
        "text": "",
        **changes,
    }


def test_membership_lacking_one_of_two_probation_bodies_is_told():
    kinds = ["council", "police", "fire", "clinical_commissioning_group", "community_rehabilitation_company"]

    warnings = kind_named("membership").check({"intro_html": "", "members": [*map(seat, kinds)]}, DOCUMENT)

    assert [(warning.rule, warning.where) for warning in warnings] == [("CDA-5", "Membership")]
    assert warnings[0].sentence.startswith("The National Probation Service is not among the members.")


def test_county_agreement_is_not_asked_for_the_authorities_of_an_area():
    agreement = {**DOCUMENT, "identity": {"slug": "kent", "plan_kind": "agreement"}}

    assert sentences("membership", {"intro_html": "", "members": []}, agreement) == []


@pytest.mark.both("json")
@pytest.mark.django_db
def test_membership_without_a_choice_shows_the_seats_of_the_period():
    plan = make_plan(blocks=(), starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31))
    make_membership(plan.partnership, make_organisation("Police"))
    make_membership(plan.partnership, make_organisation("Old trust"), ends_on=date(2014, 5, 31))
    make_block(plan.paper, kind="membership", data=kind_named("membership").empty())

    (block,) = compose(plan.paper)["blocks"]

    assert [member["organisation"]["name"] for member in block["data"]["members"]] == ["Police"]


@pytest.mark.both("json")
@pytest.mark.django_db
def test_membership_carried_forward_leaves_ended_seats_behind():
    old = make_plan(blocks=(), starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31))
    stays = make_membership(old.partnership, make_organisation("Police"))
    make_membership(old.partnership, make_organisation("Group"), ends_on=date(2022, 6, 30))
    source = make_block(old.paper, kind="membership", data=kind_named("membership").empty())
    new = make_plan(old.partnership, blocks=(), starts_on=date(2023, 4, 1), ends_on=date(2026, 3, 31))
    target = Block(paper=new.paper, key=source.key, kind="membership")

    kind_named("membership").carry_forward(source, target, by=make_user())

    assert target.data["members"] == [{"membership": str(stays.key), "text": ""}]


# --- Findings, images ------------------------------------------------------------------------------------------


@pytest.mark.both("json")
@pytest.mark.django_db
def test_findings_loaded_again_keep_their_rows_and_drop_the_others():
    paper = make_assessment().paper
    kept = Finding.objects.create(paper=paper, title="Kept")
    gone = Finding.objects.create(paper=paper, title="Gone")
    block = make_block(paper, kind="findings", data={"intro_html": ""})
    data = kind_named("findings").compose(block)
    data["findings"] = [{**data["findings"][0], "title": "Kept, reworded"}]

    kind_named("findings").load(block, data, by=make_user())

    assert [(finding.pk, finding.title) for finding in Finding.objects.all()] == [(kept.pk, "Kept, reworded")]
    assert Finding.history.filter(id=gone.pk, history_type="-").count() == 1


@pytest.mark.both("json")
@pytest.mark.django_db
def test_image_carried_forward_brings_its_bytes():
    user = make_user()
    old, new = make_plan(blocks=()).paper, make_plan(make_partnership(), blocks=()).paper
    image = Attachment.store(old, content=b"made up", name="map.png", content_type="image/png", by=user)
    data = {"sha256": image.sha256, "name": "map.png", "content_type": "image/png", "alt": "Map", "caption": ""}
    source = make_block(old, kind="image", data=data)
    target = Block(paper=new, key=source.key, kind="image")

    kind_named("image").carry_forward(source, target, by=user)

    assert target.data == data
    assert new.attachments.get().sha256 == image.sha256
