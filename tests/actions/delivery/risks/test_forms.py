"""The form of a scale of risks, its cells, and a rating that is typed; no database is asked."""

import pytest
from django.core.exceptions import ValidationError

from actions.delivery.risks.forms import LevelsField, RiskScaleForm, RiskViewForm, cells_of
from actions.delivery.risks.movement import Levels
from actions.models import RiskScale

TWO = "B Likely\nA Rare"
TYPED = {"likelihoods": TWO, "impacts": "1 Grave\n2 Light", "first": "likelihood", "between": "", "appetite": "low"}
LEVELS = Levels((("B", "Likely"), ("A", "Rare")), (("1", "Grave"), ("2", "Light")))


def scale(**fields):
    rows = {"likelihoods": [["B", "Likely"], ["A", "Rare"]], "impacts": [["1", "Grave"], ["2", "Light"]]}
    return RiskScale(pk=1, revision=3, **rows | fields)


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("5 Almost certain\n4 Likely", [["5", "Almost certain"], ["4", "Likely"]]),
        ("A\nB", [["A", ""], ["B", ""]]),
        ("  A   Very likely \n\n B Rare", [["A", "Very likely"], ["B", "Rare"]]),
    ],
)
def test_level_is_its_letter_and_the_words_after_it(typed, levels):
    assert LevelsField().clean(typed) == levels


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("A Likely", "A scale has at least two levels: enter one on each line."),
        ("A Likely\na Rare", "“A” stands on two lines: each level needs a letter or number of its own."),
        ("\n".join(f"{number} x" for number in range(9)), "There are 9 lines; the most is 8."),
        ("", "This field is required."),
    ],
)
def test_scale_whose_levels_cannot_be_told_apart_is_refused(typed, fault):
    with pytest.raises(ValidationError) as refused:
        LevelsField().clean(typed)
    assert refused.value.messages == [fault]


def test_levels_are_shown_as_they_are_typed():
    field = LevelsField()
    assert field.prepare_value([["A", "Likely"], ["B", ""]]) == "A Likely\nB"
    assert field.prepare_value("A half\ntyped") == "A half\ntyped"


def test_new_scale_asks_for_no_bands_of_cells_that_it_does_not_have():
    form = RiskScaleForm(TYPED, scale=RiskScale())
    assert form.is_valid()
    assert form.said() == {
        "likelihoods": [["B", "Likely"], ["A", "Rare"]], "impacts": [["1", "Grave"], ["2", "Light"]],
        "first": "likelihood", "between": "", "appetite": "low", "bands": {},
    }  # fmt: skip
    assert (form.grid(), list(cells_of(None)), form.initial["revision"]) == ([], [], 0)


def test_each_cell_of_a_known_scale_has_its_band():
    form = RiskScaleForm(TYPED | {"band_0_1": "severe", "band_1_0": ""}, scale=scale(bands={"A|2": "high"}))
    assert form.is_valid()
    assert form.said()["bands"] == {"B|2": "severe"}
    assert [(level, [field.name for field in fields]) for level, fields in form.grid()] == [
        (("B", "Likely"), ["band_0_0", "band_0_1"]), (("A", "Rare"), ["band_1_0", "band_1_1"]),
    ]  # fmt: skip
    assert [form.fields[name].initial for name, _ in cells_of(form.levels)] == ["severe", "high", "high", "high"]
    assert [field.name for field in form.own_fields()][-1] == "revision"


def test_cell_is_named_as_ratings_are_written():
    form = RiskScaleForm(scale=scale(first="impact", between="×"))
    assert [form.fields[name].label for name, _ in cells_of(form.levels)] == [
        "1×B: Likely, grave", "2×B: Likely, light", "1×A: Rare, grave", "2×A: Rare, light",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "levels", "errors"),
    [
        ("B2", LEVELS, {}),
        ("b 2", LEVELS, {}),
        ("", LEVELS, {}),
        ("Z9", None, {}),
        ("2B", LEVELS, {"code": ["“2B” is not on your scale: enter a rating such as B1."]}),
    ],
)
def test_rating_is_on_the_scale_where_there_is_one(code, levels, errors):
    assert RiskViewForm({"code": code}, levels=levels).errors == errors
    assert list(RiskViewForm({"target": code}, levels=levels).errors) == ["target" for _ in errors]
