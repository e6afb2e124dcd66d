"""Import: councils, partnerships and pictures as a file gives them, and what the portal knows of them already."""

import base64
import hashlib
import io

import pytest
from PIL import Image

from partnerships.models import Area, Membership, Organisation, Partnership
from plans.models import Attachment
from tests.factories import make_council, make_organisation, make_partnership
from tests.interchange_files import (
    COUNCIL,
    PARTNERSHIP,
    assembled,
    brought_in,
    import_faults,
    key,
    make_document,
    recorded,
    rich_text,
    small_file,
    version,
)

pytestmark = pytest.mark.django_db
SECOND = {"key": key(50), "identity": {"slug": "second", "plan_kind": "partnership_plan"}}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.STORAGES["default"]["OPTIONS"] = {"location": str(tmp_path)}


def of_partnership(**fields):
    data = small_file()
    data["record"]["partnership"] |= fields
    return data


def with_organisation(**fields):
    data = small_file()
    usual = {"slug": "police", "name": "Police", "short_name": "", "kind": "police", "website": ""}
    data["record"]["organisations"].append(usual | fields)
    return data


# --- Organisations and partnerships


def test_a_council_under_another_slug_is_refused_however_its_name_is_written():
    make_council("ANYBOROUGH COUNCIL", slug="anyborough-bc")

    assert import_faults(small_file()) == [
        "record.organisations[0].slug: The portal knows “Anyborough Council” by another slug."
    ]


def test_another_body_may_have_a_name_that_is_known():
    make_organisation("Police", slug="kent")

    brought_in(with_organisation())

    assert sorted(Organisation.objects.filter(name="Police").values_list("slug", flat=True)) == ["kent", "police"]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ("polices", ["“police” is new in this portal (is “polices” meant?)."]),
        ("kent-police", []),
    ],
)
def test_a_slug_that_is_written_much_like_a_known_one_is_told(known, told):
    make_organisation("Other", slug=known)

    assert [each.sentence for each in brought_in(with_organisation()).import_warnings] == told


def test_a_partnership_under_another_slug_is_refused():
    make_partnership(PARTNERSHIP["name"], council=make_council("Another"))

    assert import_faults(small_file()) == [
        "record.partnership.slug: The portal knows “Anyborough Community Safety Partnership” by another slug."
    ]


def test_a_partnership_known_by_name_alone_gets_what_the_file_says():
    Partnership.objects.create(**PARTNERSHIP, colour="#000000")

    partnership = brought_in(of_partnership(website="https://anyborough.example/", colour="#1d4f5f")).partnership

    assert (partnership.website, partnership.colour) == ("https://anyborough.example/", "#1d4f5f")
    assert [area.name for area in partnership.areas.all()] == ["Anyborough"]


KNOWN_MORE = {
    "a website": (lambda known: known.save(), {"website": "https://a.example/"}),
    "an address": (lambda known: known.save(), {"email": "csp@a.example"}),
    "an area": (lambda known: Area.objects.create(partnership=known, name="Elsewhere"), {}),
    "a lead council": (lambda known: known.lead_councils.add(make_council("Another")), {}),
}


@pytest.mark.parametrize(("more", "fields"), KNOWN_MORE.values(), ids=KNOWN_MORE)
def test_a_partnership_of_which_more_is_known_is_not_changed(more, fields):
    more(Partnership(**PARTNERSHIP, **fields)) if fields else more(Partnership.objects.create(**PARTNERSHIP))

    assert "record.partnership.is_made_up: The portal has “false” here, the file says “true”." in import_faults(
        small_file()
    )


def test_a_county_and_partnerships_before_are_made_by_their_names():
    before = [{"slug": "east", "name": "East"}, {"slug": "west", "name": "West"}]
    made = brought_in(of_partnership(county_parent={"slug": "shire", "name": "Shire"}, predecessors=before)).partnership

    assert (made.county_parent.name, made.county_parent.kind) == ("Shire", Partnership.Kind.COUNTY)
    assert [(each.name, each.kind) for each in made.predecessors.order_by("slug")] == [
        ("East", Partnership.Kind.AREA), ("West", Partnership.Kind.AREA),
    ]  # fmt: skip


def test_a_partnership_before_under_another_name_is_refused_with_its_place():
    make_partnership("West", slug="west", council=make_council("Another"))
    before = [{"slug": "east", "name": "East"}, {"slug": "west", "name": "Westshire"}]

    assert import_faults(of_partnership(predecessors=before)) == [
        "record.partnership.predecessors[1].name: The portal has “West” here, the file says “Westshire”."
    ]


def test_areas_are_in_england_unless_the_file_says_so_and_keep_their_order():
    brought_in(of_partnership(areas=["Wye", "Dee", "Exe"], areas_in_wales=["Dee"]))

    assert list(Area.objects.order_by("pk").values_list("name", "country")) == [
        ("Wye", "england"), ("Dee", "wales"), ("Exe", "england"),
    ]  # fmt: skip


def test_seats_are_shared_by_the_plans_of_a_partnership():
    member = {"key": key(1), "organisation": {name: COUNCIL[name] for name in ("slug", "name")}, "text": "Chairs.",
              "statutory_kind": "council", "designation": "responsible"}  # fmt: skip
    for fields in ({}, SECOND):
        brought_in(small_file(rich_text(kind="membership", data={"members": [member]}), **fields))

    assert Membership.objects.get().organisation.slug == COUNCIL["slug"]


# --- Pictures


def picture(kind="PNG", size=(2, 2), mode="RGB"):
    content = io.BytesIO()
    Image.new(mode, size).save(content, kind)
    return content.getvalue()


def given(content, **fields):
    said = {"sha256": hashlib.sha256(content).hexdigest(), "name": "map.png", "content_type": "image/png"}
    return {**said, "base64": base64.b64encode(content).decode(), **fields}


def showing(file, number=100):
    shown = {name: file[name] for name in ("sha256", "name", "content_type")}
    return rich_text(number=number, kind="image", data=shown | {"alt": "A map", "caption": ""})


def file_with(file):
    return assembled(make_document(blocks=[showing(file)]), files=[file])


REFUSED = {
    "two lines": (given(b"x" * 60, base64=f"{base64.b64encode(b'x' * 57).decode()}\n"), "base64"),
    "loose ends": (given(b"\0", base64="AB=="), "base64"),
    "a JPEG as PNG": (given(picture("JPEG")), "content_type"),
    "a PNG as JPEG": (given(picture(), content_type="image/jpeg"), "content_type"),
    "a GIF": (given(picture("GIF")), "content_type"),
    "more than 40 million pixels": (given(picture(size=(8_000, 5_001), mode="1")), "content_type"),
}


@pytest.mark.parametrize(("file", "key_named"), REFUSED.values(), ids=REFUSED)
def test_a_picture_that_is_not_what_it_says_is_refused(file, key_named):
    (fault,) = import_faults(file_with(file))

    assert fault.partition(":")[0] == f"record.files[0].{key_named}"


@pytest.mark.parametrize(
    "file",
    [given(picture("JPEG"), content_type="image/jpeg"), given(picture(size=(8_000, 5_000), mode="1"))],
    ids=["JPEG", "40 million pixels"],
)
def test_a_sound_picture_is_kept(file):
    paper = brought_in(file_with(file)).paper

    kept = Attachment.objects.get()
    assert (kept.paper, kept.sha256, kept.content_type) == (paper, file["sha256"], file["content_type"])


def test_a_picture_is_kept_with_each_text_that_shows_or_showed_it():
    now, before = given(picture()), given(picture(size=(3, 3)), name="before.png")
    plan = make_document(blocks=[showing(now)])
    entry = recorded(plan, versions=[version(document=make_document(title="Before", blocks=[showing(before)]))])
    year = make_document("year", number=2, blocks=[showing(now, 103)])
    data = assembled(plan, years=[year], papers=[entry, recorded(year)], files=[now, before])
    paper = brought_in(data).paper

    kept = set(Attachment.objects.values_list("paper", "name"))
    assert kept == {(paper.pk, "map.png"), (paper.pk, "before.png"), (paper.pk + 1, "map.png")}
