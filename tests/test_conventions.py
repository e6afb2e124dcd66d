"""The house's own rules, checked over the whole tree."""

import ast
import re
import tomllib
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import get_resolver

ROOT = Path(__file__).resolve().parent.parent
HOUSE = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["house"]
ROOMS = HOUSE["rooms"]  # each may import those before it
FOREIGN = ("allauth.", "django.contrib.", "django.views", "functools", "simple_history.")


def room_files():
    return [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]


def files_of_tests():
    return [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]


def imported_rooms(path):
    for node in ast.walk(ast.parse(path.read_text())):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        yield from (name.split(".")[0] for name in names if name.split(".")[0] in ROOMS)


def test_imports_point_one_way():
    wrong = []
    for path in room_files():
        room = path.relative_to(ROOT).parts[0]
        allowed = ROOMS[: ROOMS.index(room) + 1]
        wrong += [f"{path.relative_to(ROOT)} imports {other}" for other in imported_rooms(path) if other not in allowed]

    assert wrong == []


def test_import_rule_sees_a_wrong_arrow(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def late():\n    from governance.models import Stage\n")

    assert list(imported_rooms(wrong)) == ["governance"]


#: Inside a room: each folder or module may import those of earlier lines; those of one line do without each other.
ORDER_WITHIN = {room: HOUSE[room] for room in ROOMS if room in HOUSE}
#: Neighbours of one line of which one may import the other, and why.
SIDEWAYS = {
    (
        "governance.timetables",
        "governance.stages",
    ): "a timetable's page shows what each stage is, and its verbs date one",
    (
        "governance.stages",
        "governance.timetables",
    ): "a decision asks which councils have a timetable; the Record draws it",
    ("governance.stages", "governance.meetings"): "the Record tells what was published of the meetings on its way",
    ("governance.meetings", "governance.stages"): "a meeting that moves takes the dates of its stages along",
    ("governance.meetings", "governance.timetables"): "a move is tried out on the facts that timetables are checked by",
    ("plans.editing", "plans.discussion"): "the list of chapters tells open comments and endorsements that are missing",
    ("plans.editing", "plans.printing"): "the list of chapters tells what will not be printed as it was typed",
    ("plans.discussion", "plans.printing"): "so does the page before a version is made",
}


def own_modules() -> dict[str, Path]:
    parts = {path: path.relative_to(ROOT).with_suffix("").parts for path in room_files()}
    return {".".join(p[:-1] if p[-1] == "__init__" else p): path for path, p in parts.items()}


MODULES = own_modules()


def imported_modules(name, path, *, late=False):
    """Modules of the house that a module imports: all, or those only that it imports inside a function."""
    tree = ast.parse(path.read_text())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree) if not late else (n for each in functions for n in ast.walk(each)):
        yield from _targets(node, package)


def _targets(node, package):
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        above = package.rsplit(".", node.level - 1)[0] if node.level else ""
        base = ".".join(filter(None, [above, node.module]))
        names = [f"{base}.{alias.name}" for alias in node.names]
        yield from (name if name in MODULES else base for name in names)


@pytest.mark.parametrize("room", ORDER_WITHIN)
def test_imports_inside_a_room_point_one_way(room):
    lines = {noun: at for at, line in enumerate(ORDER_WITHIN[room]) for noun in line}
    wrong = []
    for name, path in MODULES.items():
        noun = name.split(".")[1] if name.startswith(f"{room}.") else None
        others = {o.split(".")[1] for o in imported_modules(name, path) if o.startswith(f"{room}.")} if noun else set()
        for other in others - {noun}:
            if lines[other] >= lines[noun] and (f"{room}.{noun}", f"{room}.{other}") not in SIDEWAYS:
                wrong.append(f"{name} imports {other}")

    assert wrong == []


def test_no_modules_import_each_other_in_a_circle():
    imports = {name: {o for o in imported_modules(name, path) if o in MODULES} for name, path in MODULES.items()}
    while free := [name for name, others in imports.items() if not others & imports.keys()]:
        for name in free:
            del imports[name]
    while free := [name for name in imports if not any(name in others for others in imports.values())]:
        for name in free:
            del imports[name]

    assert sorted(imports) == []


#: What is imported inside a function (beside ``AppConfig.ready``), and why not above.
LATE = {
    "weasyprint": "loads Pango: the worker needs it, not a web process",
    "weasyprint.text.fonts": "loads Pango",
    "plans.printing.fetcher": "imports weasyprint",
    "plans.printing.picture_words": "imports weasyprint",
    "fontTools": "loads slowly: only where letters are put onto pages of a PDF",
    "fontTools.ttLib": "loads slowly: only where a text is looked over",
    "pikepdf": "loads slowly: only where a PDF is read or joined",
    "docx": "loads slowly: only where a Word file is written",
    "plans.office.word_out.writing": "imports docx",
    "plans.office.word_out.parts": "imports docx",
    "plans.office.word_out.passages": "imports docx",
    "plans.office.frames.filling": "imports docxtpl",
    "csp_portal.pages.kept_posts": "the settings name csp_portal.errors before the apps are ready",
}


def test_imports_inside_a_function_have_a_reason():
    late = {
        f"{name}: {other}"
        for name, path in MODULES.items()
        if not name.endswith(".apps")
        for other in imported_modules(name, path, late=True)
        if other not in LATE
    }

    assert late == set()


def own_views(patterns=None, prefix=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from own_views(pattern.url_patterns, route)
        elif not (pattern.callback.__module__ or "").startswith(FOREIGN):
            yield route, pattern.callback


def test_every_url_declares_who_may_open_it():
    assert [route for route, view in own_views() if not hasattr(view, "access")] == []


def own_models():
    return [
        model for model in apps.get_models() if model._meta.app_label in ROOMS and "Historical" not in model.__name__
    ]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_a_time_and_its_person_are_both_set_or_both_empty(model):
    """Every nullable ``x_at`` with an ``x_by`` beside it is tied to it by a constraint."""
    fields = {field.name: field for field in model._meta.fields}
    pairs = [n[:-3] for n, f in fields.items() if n.endswith("_at") and f.null and n[:-3] + "_by" in fields]
    tied = " ".join(c.name for c in model._meta.constraints if isinstance(c, models.CheckConstraint))

    assert [pair for pair in pairs if f"{pair}_at_and_by_together" not in tied] == []


def test_the_top_level_is_the_agreed_one():
    folders = {*ROOMS, "templates", "static", "fixtures", "tests", "docs", ".ci", "deploy", "bench"}
    files = {"manage.py", "pyproject.toml", "README.md", "Makefile", ".gitignore", ".npmrc", "package.json"}
    files |= {"LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", ".editorconfig", ".pre-commit-config.yaml"}
    requirements = {"requirements.txt", "requirements-dev.txt", "requirements-assets.txt"}
    ignored = {".git", ".venv", "node_modules", "var", "__pycache__"}
    ignored |= {".pytest_cache", ".ruff_cache", ".mypy_cache", ".hypothesis"}

    assert {path.name for path in ROOT.iterdir()} - ignored - folders - files - requirements == set()


def templates():
    return list((ROOT / "templates").rglob("*.html"))


def test_templates_hold_no_inline_script_or_style():
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>|\sstyle=\"|\son\w+=\"", re.IGNORECASE
    )
    wrong = [str(p.relative_to(ROOT)) for p in templates() if "pdf" not in p.parts and inline.search(p.read_text())]

    assert wrong == []


def test_days_of_forms_are_read_by_one_reader():
    plain = re.compile(r"forms\.DateField\(|django_filters\.DateFilter\(|strptime\(")
    wrong = [str(p.relative_to(ROOT)) for p in room_files() if plain.search(p.read_text())]

    assert wrong == []


def test_a_stored_file_is_read_where_it_is_closed_again():
    """``row.file.read()`` opens it and closes it never, which fails whatever test runs when it is collected."""
    opens = re.compile(r"\.file\.(read|readlines?|chunks|seek)\(")
    wrong = [str(p.relative_to(ROOT)) for p in [*room_files(), *files_of_tests()] if opens.search(p.read_text())]

    assert wrong == []


#: What asks the clock, by the names under which tests call it.
CLOCK = {"localdate", "localtime", "now", "today", "utcnow", "in_days", "in_weeks"}


def run_while_read(node):
    """What of a tree is run while its module is read: not the bodies of functions, but decorators and defaults."""
    parts = ast.iter_child_nodes(node)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        parts = [*getattr(node, "decorator_list", []), node.args]
    yield node
    for part in parts:
        yield from run_while_read(part)


def asks(nodes, names):
    """Lines at which one of these names is called."""
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if (getattr(call.func, "attr", "") or getattr(call.func, "id", "")) in names]


def asked_while_read(tree):
    """Lines at which a module asks the clock while it is read, by a function of its own too."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    names = CLOCK
    while more := {each.name for each in functions if asks(ast.walk(each), names)} - names:
        names = names | more
    return asks(run_while_read(tree), names)


def test_no_module_of_tests_asks_the_clock_while_it_is_read():
    """A run may cross midnight between reading its modules and running them: see ``tests/days.py``."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in files_of_tests()
        for line in asked_while_read(ast.parse(path.read_text()))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("TODAY = timezone.localdate()", [1]),
        ("class Row:\n    on = date.today()", [2]),
        ("ASKED = {'on': f'{in_days(1):%d/%m/%Y}'}", [1]),
        ("@parametrize('on', [today()])\ndef test(on): ...", [1]),
        ("def rows(on=today(), *, until=in_days(7)): ...", [1, 1]),
        ("class Rows:\n    def of(self, at=datetime.now(UTC)): ...", [2]),
        ("ROW = lambda on=timezone.now(): on", [1]),
        ("def soon():\n    return in_weeks(1)\n\n\ndef typed():\n    return {'on': soon()}\n\n\nTYPED = typed()", [9]),
        ("def soon():\n    return in_weeks(1)\n\n\nASKED = [lambda: today(), soon, timezone.now]", []),
    ],
)
def test_the_rule_about_the_clock_sees_each_kind(text, lines):
    assert asked_while_read(ast.parse(text)) == lines


def test_a_browser_test_waits_for_what_it_expects():
    """What is counted at once is counted on a page that may not be there yet; ``expect`` looks again until it is."""
    at_once = re.compile(r"assert (?!.*objects).*(get_by_\w+|locator)\(.*\.(count\(\) [=>]|is_visible\(\)$)")
    wrong = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in files_of_tests()
        for line in path.read_text().splitlines()
        if at_once.search(line)
    ]

    assert wrong == []


def test_modules_stay_short():
    long = {str(p.relative_to(ROOT)): n for p in room_files() if (n := len(p.read_text().splitlines())) > 300}

    assert long == {}


def test_a_class_name_stands_once_in_the_house():
    """``Command`` is Django's name for what a command is; every other name means one thing."""
    names = Counter(
        node.name
        for path in room_files()
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef) and node.name != "Command"
    )

    assert sorted(name for name, count in names.items() if count > 1) == []


def test_the_picture_of_the_house_is_drawn_from_its_code():
    drawing = import_module("deploy.draw_house")

    assert drawing.PICTURE.read_text() == drawing.picture(), "Draw it again: python deploy/draw_house.py"
    assert [where for column in drawing.WAY for _, where in column if not (ROOT / where.split(",")[0]).exists()] == []
