"""A foreword may be signed with a name and a portrait, to which the person agreed."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from partnerships.access import Role
from plans.blocks.text.form import NO_CONSENT
from plans.document.kinds import kind_named
from plans.document.merging import merge
from plans.document.pictures import picture_hashes
from plans.models import Block
from tests.days import in_days
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db
KIND = kind_named("foreword")
WRITTEN = {"heading": "Foreword", "level": "1", "post": "Chair", "html": "<p>Welcome.</p>"}


@pytest.fixture
def paper():
    return make_plan().paper


def picture(size=(30, 40)):
    content = BytesIO()
    Image.new("RGB", size, "teal").save(content, "PNG")
    return SimpleUploadedFile("me.png", content.getvalue())


def form(paper, data=None, portrait=None, **typed):
    block = Block(paper=paper, kind="foreword", heading="Foreword", data=data or KIND.empty())
    files = {"portrait": portrait} if portrait else None
    return KIND.form_class(
        {**WRITTEN, **typed}, files, block=block, paper=paper, user=make_user(Role.OFFICER, paper.partnership)
    )


def test_a_post_alone_signs_without_anybodys_consent(paper):
    filled = form(paper)

    assert (filled.is_valid(), filled.cleaned_block()) == (True, {"post": "Chair", "html": "<p>Welcome.</p>"})


@pytest.mark.parametrize("shown", [{"name": "Robin Hale"}, {"portrait": picture()}])
def test_a_name_or_a_portrait_asks_for_consent(paper, shown):
    filled = form(paper, **shown)

    assert (filled.is_valid(), filled.errors) == (False, {"consented_on": [NO_CONSENT]})


def test_the_day_of_consent_is_kept_with_what_it_is_for(paper):
    filled = form(paper, name="Robin Hale", portrait=picture((3000, 4000)), consented_on="21 September 2026")

    assert filled.is_valid()
    data = filled.cleaned_block()
    kept = paper.attachments.get()
    with kept.file.open("rb") as file:
        size = Image.open(file).size
    assert (KIND.faults(data), data["name"], data["consented_on"], size) == ([], "Robin Hale", "2026-09-21", (675, 900))
    assert list(picture_hashes(data)) == [kept.sha256]


def test_a_portrait_is_not_lost_when_consent_is_missing(paper):
    first = form(paper, portrait=picture())
    first.is_valid()

    second = form(paper, kept=first["kept"].value(), consented_on="2026-09-21")

    assert (second.is_valid(), "portrait" in second.cleaned_block()) == (True, True)


def test_a_portrait_can_be_taken_out_again(paper):
    first = form(paper, portrait=picture(), consented_on="2026-09-21")
    first.is_valid()

    second = form(paper, first.cleaned_block(), kept=first["kept"].value(), without_portrait="on")

    assert (second.is_valid(), second.cleaned_block()) == (True, {"post": "Chair", "html": "<p>Welcome.</p>"})


def test_consent_is_not_given_tomorrow(paper):
    tomorrow = in_days(1).isoformat()
    filled = form(paper, name="Robin Hale", consented_on=tomorrow)

    assert list(filled.errors) == ["consented_on"]


def test_the_next_plan_asks_anew(paper):
    signed = {"post": "Chair", "html": "<p>Welcome.</p>", "name": "Robin Hale", "consented_on": "2026-09-21"}
    target = Block(paper=paper, kind="foreword")

    KIND.carry_forward(Block(paper=paper, kind="foreword", data=signed), target, by=None)

    assert target.data == {"post": "Chair", "html": "<p>Welcome.</p>"}


@pytest.mark.parametrize(("consent", "rules"), [({}, ["foreword-consent"]), ({"consented_on": "2026-09-21"}, [])])
def test_a_name_without_consent_is_told(consent, rules):
    data = {"post": "Chair", "html": "", "name": "Robin Hale", **consent}

    assert [warning.rule for warning in KIND.check(data, {})] == rules


def test_what_two_people_change_of_a_signature_is_merged():
    base = {"post": "Chair", "html": "", "name": "Robin Hale", "consented_on": "2026-09-21"}
    theirs, mine = {**base, "post": "Chair of the board"}, {"post": "Chair", "html": ""}

    assert merge(base, theirs, mine, KIND.schema) == ({"post": "Chair of the board", "html": ""}, True)


def test_the_name_stands_above_the_post():
    data = {"post": "Chair", "html": "<p>Welcome.</p>", "name": "Robin Hale", "consented_on": str(date(2026, 9, 21))}
    html = KIND.render({"key": "k", "kind": "foreword", "level": 1, "heading": "", "data": data}, document={})

    assert html.index("Robin Hale") < html.index("Chair</p>")


def test_summary_tells_who_signs_and_how_the_text_begins():
    assert KIND.summary(KIND.empty() | {"post": "Chair", "html": "<p>Welcome.</p>"}) == "Chair. Welcome."
