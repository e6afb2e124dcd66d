"""Draw the house: ``python deploy/draw_house.py`` writes ``docs/architecture.svg`` from the code and pyproject.toml.

Rooms stand above each other, the lowest at the bottom; what a room holds stands in the order in which it may be
imported, from left to right; under it which rooms it imports. A test compares the picture with the code, so it is drawn
again whenever a folder comes or an arrow turns.
"""

import ast
import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "architecture.svg"
WIDTH, LEFT, ROW, GAP = 1180, 165, 34, 12
INK, PAPER, BAND, BOX = "#0b0c0c", "#ffffff", "#f3f2f1", "#ffffff"
PLUMBING = ("management", "templatetags", "migrations")
#: The one way of the data: what stands in which module, in three columns.
WAY = (
    (
        ("Rows, with their history", "plans/models, priorities/models, actions/models"),
        ("Record: what happened", "plans/papers/record.py"),
    ),
    (("Document", "plans/document/compose.py"), ("Version: the Document, frozen", "plans/papers/versions.py")),
    (
        ("Page", "plans/document/render.py"),
        ("PDF", "plans/printing/pdf.py"),
        ("Comparison", "plans/document/compare.py"),
        ("Interchange file, public JSON", "plans/interchange/export.py"),
    ),
)


def house() -> dict:
    """The order of rooms, and inside the larger ones the order of folders, as pyproject.toml states it."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["house"]


def modules_of(room: str) -> list[Path]:
    return [path for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts and path.read_text()]


def imports_below(room: str, rooms: list[str]) -> set[str]:
    """The rooms that modules of this room import from."""
    trees = [ast.parse(path.read_text()) for path in modules_of(room)]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return {name for node in nodes if (name := node.module.split(".")[0]) in rooms and name != room}


def tiers_of(room: str, order: dict) -> list[list[str]]:
    """What a room holds, in the order of pyproject.toml; the folders of the other rooms are equals."""

    def is_folder(name):
        return (ROOT / room / name).is_dir() and name not in PLUMBING

    if room in order:
        tiers = [[name for name in tier if is_folder(name)] for tier in order[room]]
        return [tier for tier in tiers if tier]
    return [sorted(path.name for path in (ROOT / room).iterdir() if is_folder(path.name) and any(path.rglob("*.py")))]


def picture() -> str:
    order = house()
    parts, y = [], 20
    for room in reversed(order["rooms"]):
        drawn, y = _room(room, order, y)
        parts += drawn
    drawn, y = _way(y + 20)
    parts += drawn
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" font-family="sans-serif" font-size="13" '
        'role="img" aria-labelledby="t"><title id="t">Rooms of the portal and the one way of its data</title>'
    )
    return "\n".join([head, f'<rect width="{WIDTH}" height="{y}" fill="{PAPER}"/>', *parts, "</svg>", ""])


def _room(room, order, y):
    """A band with the room's name, its folders tier by tier, and the rooms it imports."""
    parts, x, top = [], LEFT, y + 8
    for number, tier in enumerate(tiers_of(room, order)):
        if number:
            parts.append(_text(x, top + 20, "›"))
            x += 14
        for name in tier:
            width = 16 + 8 * len(name)
            if x + width > WIDTH - 20:
                x, top = LEFT, top + ROW
            parts.append(_box(x, top, width, name))
            x += width + 6
    bottom = top + ROW + 6
    found = imports_below(room, order["rooms"])
    below = f"imports {', '.join(name for name in reversed(order['rooms']) if name in found) or 'no other room'}"
    band = f'<rect x="10" y="{y}" width="{WIDTH - 20}" height="{bottom - y + 22}" fill="{BAND}" stroke="{INK}"/>'
    name = f'<text x="22" y="{y + 28}" font-size="17" font-weight="bold" fill="{INK}">{room}</text>'
    return [band, name, *parts, _text(LEFT, bottom + 10, below)], bottom + 22 + GAP


def _way(y):
    """Rows → Document → everything else, each with the module in which it stands."""
    parts = [f'<text x="22" y="{y + 10}" font-size="17" font-weight="bold" fill="{INK}">The one way of the data</text>']
    tallest = max(map(len, WAY))
    for column, boxes in enumerate(WAY):
        x = 22 + column * 395
        for row, (title, where) in enumerate(boxes):
            top = y + 28 + row * 56
            parts.append(f'<rect x="{x}" y="{top}" width="350" height="46" fill="{BOX}" stroke="{INK}"/>')
            parts.append(f'<text x="{x + 12}" y="{top + 19}" font-weight="bold" fill="{INK}">{escape(title)}</text>')
            parts.append(_text(x + 12, top + 36, where))
        if column:
            parts.append(
                f'<path d="M{x - 42} {y + 51} h34 l-8 -6 m8 6 l-8 6" fill="none" stroke="{INK}" stroke-width="2"/>'
            )
    return parts, y + 28 + tallest * 56 + 10


def _box(x, y, width, name):
    return f'<rect x="{x:g}" y="{y}" width="{width:g}" height="26" fill="{BOX}" stroke="{INK}"/>' + _text(
        x + 7, y + 18, name
    )


def _text(x, y, words):
    return f'<text x="{x:g}" y="{y}" fill="{INK}">{escape(words)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture())
