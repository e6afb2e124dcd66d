"""What joining the pack of a meeting costs, as a share of drawing its parts, measured in one run.

    .venv/bin/python bench/packs.py [--parts 20] [--pages 18]

Parts are reports of so many pages, each drawn once; the pack is its front, drawn anew, and the join. Then a supplement
of four pages follows: its own file, and the further edition with it. Goals: at most 6 %, 2 % and 5 % of the drawing.
Its papers by themselves, with their numbers, are told beside it. The memory, of which 300 MB are the goal, is that of a
process which draws the front and joins.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ |= {"CSP_DEMO": "1", "LOG_LEVEL": "ERROR", "DJANGO_SETTINGS_MODULE": "csp_portal.settings"}

import django

django.setup()

from plans.printing.assets import house_assets
from plans.printing.joining import Whole, joined, numbered
from plans.printing.making import count_pages
from plans.printing.pdf import FOOT_FONT, render_pdf

#: Of a supplement, behind its front.
LATE_PAGES = 3

HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<meta name="dcterms.created" content="2027-01-19"><meta name="dcterms.modified" content="2027-01-19">
<link rel="stylesheet" href="asset:///pdf.css"><style>@page {{ @bottom-right {{ content: none }} }}
:root {{ --brand: #1d4f5f; --brand-dark: #123642; --brand-soft: #eef3f4; --accent: #c2571a }}</style></head><body>"""
ROWS = "".join(f"<tr><th scope='row'>Ward {n}</th><td>{n * 7}</td><td>{n * 3}</td></tr>" for n in range(1, 13))
PAGE = f"""<section style="break-before: page"><h2 id="c{{n}}">Chapter {{n}}</h2>
<p><a href="#c1">To the first chapter.</a> {"Burglary fell in each ward, and vehicle crime with it. " * 30}</p>
<table><caption>Offences</caption><thead><tr><th scope="col">Ward</th><th scope="col">2025</th><th scope="col">2026</th>
</tr></thead><tbody>{ROWS}</tbody></table></section>"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--parts", type=int, default=20)
    parser.add_argument("--pages", type=int, default=18)
    parser.add_argument("--folder", type=Path, help="join the parts in it, and tell the memory alone")
    asked = parser.parse_args()
    if asked.folder:
        tell_memory(asked.folder)
        return
    assets = house_assets()
    begun = time.process_time()
    parts = [render_pdf(_report(number, asked.pages), assets) for number in range(1, asked.parts + 1)]
    drawing, begun = time.process_time() - begun, time.process_time()
    font, front = assets[FOOT_FONT].content(), render_pdf(_front(asked.parts), assets)
    wholes = _wholes(parts)
    content = joined(front, wholes, font=font)
    joining, begun = time.process_time() - begun, time.process_time()
    for whole in wholes:
        numbered(whole, 1, font=font)
    single, begun = time.process_time() - begun, time.process_time()
    pages = count_pages(content)
    late = [Whole("p1", "1 Late report", "Supplement 1 · Item 1", render_pdf(_report(1, LATE_PAGES), assets))]
    following = joined(render_pdf(_front(1), assets), late, font=font, first=pages + 1)
    supplement, begun = time.process_time() - begun, time.process_time()
    wholes.append(Whole("s1", "Supplement 1", "", following, numbered=count_pages(following)))
    joined(render_pdf(_front(asked.parts), assets), wholes, font=font, front_numbers=count_pages(front))
    edition = time.process_time() - begun
    print(f"{pages} pages, {len(content) / 1024:.0f} KB")
    print(f"front and join: {joining / drawing:.1%} of drawing (goal 6 %)")
    print(f"supplement of {count_pages(following)} pages: {supplement / drawing:.1%} (goal 2 %)")
    print(f"further edition with it: {edition / drawing:.1%} (goal 5 %)")
    print(f"papers by themselves: {single / drawing:.1%}")
    with tempfile.TemporaryDirectory() as folder:
        for number, part in enumerate(parts):
            Path(folder, f"{number:03}.pdf").write_bytes(part)
        subprocess.run([sys.executable, __file__, "--folder", folder], check=True)


def tell_memory(folder: Path):
    """Of a process that has drawn none of the parts."""
    assets, parts = house_assets(), [path.read_bytes() for path in sorted(folder.iterdir())]
    joined(render_pdf(_front(len(parts)), assets), _wholes(parts), font=assets[FOOT_FONT].content())
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (goal 300 MB)")


def _wholes(parts):
    return [Whole(f"p{n}", f"{n} Report", f"Item {n}", content) for n, content in enumerate(parts, start=1)]


def _report(number, pages):
    return HEAD.format(title=f"Report {number}") + "".join(PAGE.format(n=n) for n in range(1, pages + 1))


def _front(parts):
    lines = "".join(f'<li><a href="pack:p{number}">Report {number}</a></li>' for number in range(1, parts + 1))
    return HEAD.format(title="Cabinet") + f"<h1>Cabinet</h1><ol>{lines}</ol>"


if __name__ == "__main__":
    main()
