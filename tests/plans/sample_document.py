"""One rich Document with a block of every kind, drawn from the fixtures; and what a PDF of it needs beside it."""

import io
import json
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from partnerships.identity.brand import palette
from plans.document.kinds import known_kinds
from plans.document.pictures import picture_hashes
from plans.printing.assets import BASE, asset_of, cover_asset, house_assets
from tests.interchange_files import whole

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SHA256 = "5a" * 32
BRAND = {
    "name": "Anyborough Community Safety Partnership",
    "colour": "#5b2a86",
    "accent": "#f2a900",
    "website": "https://www.anyborough.example",
    "email": "safer@anyborough.example",
    "logo": "",
}
FACTS = {
    "number": 3,
    "sha256": "0123456789abcdef" * 4,
    "purpose": "For adoption",
    "frozen_for": "Full Council, 24 February 2027",
    "frozen_at": "2027-02-10T09:30:00+00:00",
    "addenda": [],
}
TIMELINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 60" width="400" height="60">'
    "<title>Approval timetable: Cabinet on 9 February, Full Council on 24 February</title>"
    '<line x1="10" y1="30" x2="390" y2="30" stroke="#14252c"/>'
    '<text x="20" y="20" font-size="12">9 Feb → 24 Feb</text></svg>'
)


def record(**facts):
    return {
        "public": True,
        "status": "Adopted by Full Council on 24 February 2027",
        "adoption": {"version": 3, "on": "2027-02-24", "body": "Full Council", "is_recorded": True},
        "ended": "",
        "predecessor": {"title": "Safer Anyborough 2024–27"},
        "successor": None,
        "timetables": [],
        "timeline_svg": TIMELINE,
        **facts,
    }


@cache
def fixture_documents():
    """Every Document of every fixture."""
    files = [whole(json.loads(path.read_text())) for path in sorted(FIXTURES.glob("*.json"))]
    held = [file["documents"] for file in files if "documents" in file]
    return [d for docs in held for d in (*docs["assessments"], docs["plan"], *docs["years"], *docs["addenda"])]


def sample_document() -> dict:
    """The longest block of each kind; an image of our own; a chart with the table that it is drawn from."""
    longest, origin = {}, {}
    for document in fixture_documents():
        for block in document["blocks"]:
            size = len(json.dumps(block))
            if block["kind"] not in longest or size > len(json.dumps(longest[block["kind"]])):
                longest[block["kind"]], origin[block["kind"]] = block, document
    longest["image"] = image_block()
    longest["area_map"] = {**longest["area_map"], "data": {**longest["area_map"]["data"], "sha256": SHA256}}
    chart, source = longest["chart"], origin["chart"]
    table = next(b for b in source["blocks"] if b["key"] == chart["data"]["table"])
    assert set(longest) == set(known_kinds())
    blocks = [{**longest.pop(kind), "level": 1} for kind in ("foreword", "rich_text", "priorities", "action_plan")]
    blocks += [{**table, "level": 1, "heading": "The evidence"}, {**longest.pop("chart"), "level": 2}]
    blocks += [{**block, "level": 1} for _, block in sorted(longest.items())]
    unknown = {"key": "00000000-0000-4000-8000-00000000ffff", "kind": "song", "level": 1, "heading": "A song"}
    base = next(d for d in fixture_documents() if d["identity"].get("slug") == "anyborough-next")
    keys, unique = set(), []
    for block in [*blocks, {**unknown, "data": {"verses": ["La", "La la"], "loud": True}}]:
        if block["key"] not in keys:
            unique.append({**block, "heading": block["heading"] or block["kind"].capitalize()})
            keys.add(block["key"])
    return {**base, "blocks": unique}


def image_block():
    data = {
        "sha256": SHA256,
        "name": "square.png",
        "content_type": "image/png",
        "alt": "The market square by day, with people on benches",
        "caption": "The market square after the works of 2025",
    }
    return {"key": "00000000-0000-4000-8000-00000000aaaa", "kind": "image", "level": 1, "heading": "", "data": data}


@cache
def picture() -> bytes:
    image = Image.new("RGB", (640, 400), "#cfe3ea")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 260, 640, 400), fill="#b9b09a")
    draw.polygon([(60, 260), (160, 130), (260, 260)], fill="#9a4f3a")
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def assets(brand=BRAND):
    named = {SHA256, *picture_hashes(fixture_documents())}
    image = {f"{BASE}images/{sha256}": asset_of(picture(), "image/png") for sha256 in named}
    logo = {f"{BASE}logo": asset_of(picture(), "image/png")}
    return {**house_assets(), **cover_asset(palette(brand["colour"], brand["accent"])), **image, **logo}
