"""How much the portal adds to bare WeasyPrint: time and peak memory of the same HTML, as ratios.

    python bench/pdf.py [--runs 3]

Drawn are the largest plan of fixtures/ and a plan of about 100 pages made of all fixtures' chapters. Each measurement
is a process of its own (the fastest and the leanest of the runs count), the two sides taking turns. Both write
PDF/UA-1 of the same tree; the bare side has WeasyPrint's own fetcher, reading the same style sheet and fonts from a
folder, and spends nothing on changing the tree for better tags. Goal: at most 1.05. Exit 1 beyond it.
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOAL = 1.05
PAGES = 100
BRAND = {
    "name": "Benchmark Partnership",
    "colour": "#1d4f5f",
    "accent": "#c2571a",
    "website": "",
    "email": "",
    "logo": "",
}
FACTS = {
    "number": 1,
    "sha256": "0" * 64,
    "purpose": "For adoption",
    "frozen_for": "",
    "frozen_at": "2026-11-21T10:00:00+00:00",
    "addenda": [],
}
RECORD = {"status": "Adopted", "adoption": None, "ended": "", "timetables": []}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--measure", nargs=2, metavar=("SIDE", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(*options.measure)
        return 0
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, document in (("largest fixture", largest()), (f"{PAGES}-page plan", hundred_pages())):
            write_page(Path(folder), document)
            worst = max(worst, report(name, folder, options.runs))
    return int(worst > GOAL)


def report(name, folder, runs) -> float:
    """Print one line of ratios; the greater of the two."""
    found = {"portal": [], "bare": []}
    for _ in range(runs):
        for side in found:
            found[side].append(in_a_process(side, folder))
    best = {side: {what: min(run[what] for run in each) for what in each[0]} for side, each in found.items()}
    ours, bare = best["portal"], best["bare"]
    ratios = {what: ours[what] / bare[what] for what in ("seconds", "megabytes")}
    seconds = f"{ours['seconds']:.2f} s to {bare['seconds']:.2f} s of processor"
    megabytes = f"{ours['megabytes']:.0f} MB to {bare['megabytes']:.0f} MB"
    print(
        f"{name}: {ours['pages']} pages, time ×{ratios['seconds']:.3f} ({seconds}), "
        f"peak memory ×{ratios['megabytes']:.3f} ({megabytes})",
        flush=True,
    )
    return max(ratios.values())


def in_a_process(side, folder) -> dict:
    done = subprocess.run(
        [sys.executable, __file__, "--measure", side, folder], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def measure(side, folder):
    """Draw once and say what it took. Both sides load the same libraries first, so that only drawing is compared."""
    set_up()
    import pikepdf
    import weasyprint  # noqa: F401

    folder = Path(folder)
    draw = draw_with_portal if side == "portal" else draw_bare
    seconds, content = draw(folder, (folder / "page.html").read_text())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with pikepdf.open(io.BytesIO(content)) as pdf:
        print(json.dumps({"seconds": seconds, "megabytes": peak, "pages": len(pdf.pages)}))


def draw_with_portal(folder, html):
    from plans.printing.pdf import render_pdf

    given = assets(folder)
    start = time.process_time()
    content = render_pdf(html, given)
    return time.process_time() - start, content


def draw_bare(folder, html):
    """WeasyPrint by itself, over the tree that the portal lays out: its changes to the tree are made off the clock."""
    import weasyprint

    from plans.printing.tree import tidy

    html = html.replace("asset:///pdf.css", "asset:///bare.css").replace("asset:///", folder.as_uri() + "/")
    start = time.process_time()
    page = weasyprint.HTML(string=html)
    seconds = time.process_time() - start
    tidy(page.etree_element)
    start = time.process_time()
    content = page.write_pdf(pdf_variant="pdf/ua-1")
    return seconds + time.process_time() - start, content


def write_page(folder, document):
    """The page and the files it names, for both sides."""
    set_up()
    from partnerships.identity.brand import palette
    from plans.printing.assets import BASE, cover_asset, house_assets
    from plans.printing.pdf import document_html

    kept = {**house_assets(), **cover_asset(palette(BRAND["colour"], BRAND["accent"]))}
    for address, asset in kept.items():
        path = folder / address.removeprefix(BASE)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(asset.content())
    for_bare = (folder / "pdf.css").read_text().replace(BASE, folder.as_uri() + "/")
    (folder / "bare.css").write_text(for_bare)
    (folder / "types.json").write_text(json.dumps({address: asset.content_type for address, asset in kept.items()}))
    (folder / "page.html").write_text(document_html(document, RECORD, BRAND, version_facts=FACTS))


def assets(folder):
    from plans.printing.assets import BASE, Asset

    types = json.loads((folder / "types.json").read_text())
    return {address: Asset((folder / address.removeprefix(BASE)).read_bytes, kind) for address, kind in types.items()}


def documents():
    files = [json.loads(path.read_text()) for path in sorted((ROOT / "fixtures").glob("*.json"))]
    return [file["documents"]["plan"] for file in files if "documents" in file]


def largest():
    return max(documents(), key=lambda document: len(json.dumps(document)))


def hundred_pages():
    """Chapters of all fixtures, one after the other and again, under keys of their own."""
    plan, blocks, enough = largest(), [], 3 * len(json.dumps(largest()["blocks"]))
    for number, document in enumerate(documents() * 9):
        text = json.dumps(document["blocks"])
        for block in document["blocks"]:
            text = text.replace(block["key"], f"{block['key'][:-2]}{number:02x}")
        blocks += json.loads(text)
        if len(json.dumps(blocks)) > enough:
            break
    return {**plan, "blocks": blocks}


def set_up():
    os.environ.setdefault("CSP_DEMO", "1")
    os.environ.setdefault("CSP_DATA", tempfile.gettempdir() + "/csp-bench")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
