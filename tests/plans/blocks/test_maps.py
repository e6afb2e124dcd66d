"""The map of the area: the licence it is printed under, its words, and the figures beside it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plans.document.kinds import kind_named
from tests.factories import make_plan
from tests.plans.blocks.test_forms import block_of, form_for, picture

TYPED = {
    "level": "2",
    "alt": "St Peter’s lies in the middle.",
    "licence": "© Anyborough Council",
    "facts-count": "1",
    "facts-0-figure": "214,600",
    "facts-0-words": "people live here",
}


def map_form(paper, **typed):
    files = {"file": SimpleUploadedFile("map.png", picture())}
    return form_for(block_of(paper, "area_map"), {**TYPED, **typed}, files)


@pytest.mark.django_db
def test_a_map_is_kept_with_its_licence_and_the_figures_beside_it():
    paper = make_plan(blocks=()).paper
    form = map_form(paper)

    assert form.is_valid(), form.errors
    data = form.cleaned_block()
    assert kind_named("area_map").faults(data) == []
    assert data["sha256"] == paper.attachments.get().sha256
    assert (data["licence"], data["facts"]) == (
        "© Anyborough Council",
        [{"figure": "214,600", "words": "people live here"}],
    )


@pytest.mark.django_db
def test_a_map_without_words_or_licence_is_refused_and_its_file_kept():
    paper = make_plan(blocks=()).paper
    form = map_form(paper, alt="", licence="")

    assert form.errors == {
        "licence": ["Enter who made the map and its licence, in the words that the licence asks for."],
        "alt": ["Say in words what the map shows: where places lie, and what is marked."],
    }
    assert form["kept"].value() == paper.attachments.get().sha256


@pytest.mark.django_db
def test_a_button_that_adds_a_figure_keeps_the_chosen_file():
    paper = make_plan(blocks=()).paper
    form = map_form(paper, structure="add:facts")

    assert form.handle_structure_button() is True
    assert form["kept"].value() == paper.attachments.get().sha256
    assert form.parts["facts"].count == 2


def test_a_map_that_says_no_licence_is_told():
    data = kind_named("area_map").empty() | {"sha256": "0" * 64, "alt": "Six areas."}

    assert [warning.sentence for warning in kind_named("area_map").check(data, {})] == [
        "Say who made this map and under which licence, in the words that the licence asks for."
    ]
