"""How much of its inner pages a printed plan fills: from the top of the type area to the last thing on the page.

    python bench/fill.py [FIXTURE ...]

Drawn is every text of the seven fixtures as the portal draws it. Covers, contents, and the page on which a text ends
are left out: a page of its own is meant there, or the end of what there is to say. Prints for each fixture the share
that is filled and the pages that fill less than half, at last the share over all of them. Goal: at least 0.88 of each
plan's pages. Exit 1 below it.
"""

import argparse
import base64
import json
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pdf import BRAND, FACTS, RECORD, ROOT, set_up

GOAL, HALF = 0.88, 0.5
SCALE = 0.5
#: Millimetres of the type area's margins, and points of one.
TOP, BOTTOM, SIDE, POINTS = 27, 24, 20, 72 / 25.4
#: Stands for a picture that the file does not bring: a point.
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")
PAPER = 250  # lighter than this is paper


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fixtures", nargs="*", help="parts of their names; all without")
    parser.add_argument("--keep", metavar="FOLDER", help="write the PDFs there")
    options = parser.parse_args()
    set_up()
    plans, beside, least = [], [], 1.0
    for path in sorted((ROOT / "fixtures").glob("*.json")):
        file = whole(path)
        documents, pictures = file.get("documents"), pictures_of(file)
        if documents and (not options.fixtures or any(part in path.stem for part in options.fixtures)):
            plan, others = report(path.stem, documents, pictures, options.keep)
            plans, beside, least = plans + plan, beside + others, min(least, mean(plan))
    print(f"all plans: {mean(plans):.3f} of {len(plans)} pages; with other texts: {mean(plans + beside):.3f}")
    return int(least < GOAL)


def whole(path):
    from plans.interchange.defaults import complete
    from plans.interchange.schema import build

    return complete(json.loads(path.read_text()), build())


def pictures_of(file) -> dict[str, tuple[bytes, str]]:
    """Bytes and type of each, by its hash."""
    given = file.get("record", {}).get("files", [])
    return {each["sha256"]: (base64.b64decode(each["base64"]), each["content_type"]) for each in given}


def report(name, documents, pictures, keep) -> tuple[list, list]:
    """Print one line for the plan and one for the texts beside it; the pages of both."""
    plan = shares(f"{name}-plan", [documents["plan"]], pictures, keep)
    others = [*documents["assessments"], *documents["years"], *documents["addenda"]]
    beside = shares(f"{name}-others", others, pictures, keep)
    for what, found in (("plan", plan), ("other texts", beside)):
        if found:
            empty = ", ".join(f"{page} ({share:.2f})" for page, share in found if share < HALF)
            print(f"{name}, {what}: {mean(found):.3f} of {len(found)} pages{f'; half empty: {empty}' if empty else ''}")
    sys.stdout.flush()
    return plan, beside


def mean(found):
    return sum(share for _, share in found) / len(found) if found else 1.0


def shares(name, documents, pictures, keep) -> list[tuple[int, float]]:
    """Page number and share of each inner page of some texts."""
    found = []
    for number, document in enumerate(documents):
        content = draw(document, pictures)
        if keep:
            (Path(keep) / f"{name}{number or ''}.pdf").write_bytes(content)
        found += inner_pages(content)
    return found


def draw(document, pictures) -> bytes:
    from partnerships.identity.brand import palette
    from plans.document.pictures import picture_hashes
    from plans.printing.assets import BASE, asset_of, cover_asset, house_assets
    from plans.printing.looks.kept import USUAL
    from plans.printing.pdf import document_html, render_pdf

    html = document_html(document, RECORD, BRAND, version_facts=FACTS, look=USUAL)
    named = {
        f"{BASE}images/{sha256}": asset_of(*pictures.get(sha256, (DOT, "image/png")))
        for sha256 in picture_hashes(document)
    }
    return render_pdf(html, {**house_assets(), **cover_asset(palette(BRAND["colour"], BRAND["accent"])), **named})


def inner_pages(content) -> list[tuple[int, float]]:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(content)) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        first = next(number for number, text in enumerate(texts) if "Contents" in text) + 1
        while "....." in texts[first].replace(" ", ""):
            first += 1
        return [(number + 1, filled(pdf[number])) for number in range(first, len(pdf) - 2)]


def filled(page) -> float:
    """How far down the type area anything is drawn."""
    image = page.render(scale=SCALE, grayscale=True)
    points = SCALE * POINTS
    top, bottom, side = int(TOP * points), int(image.height - BOTTOM * points), int(SIDE * points)
    rows = bytes(image.buffer)
    drawn = (row for row in range(bottom - 1, top, -1) if has_ink(rows, row, image, side))
    return (next(drawn, top) - top) / (bottom - 1 - top)


def has_ink(rows, row, image, side):
    start = row * image.stride
    return min(rows[start + side : start + image.width - side]) < PAPER


if __name__ == "__main__":
    sys.exit(main())
