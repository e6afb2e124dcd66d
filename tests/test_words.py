"""The councils' own words in every template, in every sentence of the code, and in the guides. See ``tests.words``."""

import ast
import re

import pytest
from django.apps import apps
from django.conf import settings

from tests.words import unwanted, words_of_page

ROOT = settings.BASE_DIR
ROOMS = ("actions", "csp_portal", "governance", "partnerships", "plans", "priorities")
#: Sentences and names of code that no person reads on a page.
CODE = {
    "The worker stopped by itself and is started again.": "the terminal of a demonstration",
}
#: Decisions are for those who write the code, as is the picture of it; the glossary says both words.
GUIDES = [
    ROOT / "README.md",
    *(path for path in sorted((ROOT / "docs").glob("*.md")) if path.stem not in ("architecture", "glossary")),
]
#: In the guides: headings that stand so in the papers of others.
QUOTED = ("“What the agreement rests on”",)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)


def files(pattern, *folders):
    return sorted(path for folder in folders for path in (ROOT / folder).rglob(pattern))


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: str(path.relative_to(ROOT)))


def is_sentence(text) -> bool:
    """Whether a literal may be words for people: a key, a path or a name of code has no space and no capital."""
    return " " in text.strip() or bool(re.match(r"[A-Z][a-z]", text))


def words_of_template(source) -> str:
    """The text of a template, and the sentences that its tags hand on."""
    source = COMMENT.sub(" ", source)
    handed = [words for tag in TAG.findall(source) for words in re.findall(r'"([^"]*)"', tag) if is_sentence(words)]
    return " | ".join([words_of_page(TAG.sub("", source)), *handed])


def sentences_of(tree):
    """Every literal of a module that may be words for people; an f-string as one, with … for what is filled in."""
    left_out = set(_without_words(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= set(map(id, node.values))
            yield "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value


def _without_words(tree):
    """Docstrings, and the names that a package gives on."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            yield id(body[0].value)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            yield from map(id, ast.walk(node.value))


@named(files("*.html", "templates") + files("*.txt", "templates"))
def test_templates_speak_the_councils_words(path):
    assert unwanted(words_of_template(path.read_text())) == []


@named(files("*.js", "static/src"))
def test_scripts_speak_the_councils_words(path):
    literals = re.findall(r'"([^"\n]*)"|`([^`]*)`', path.read_text())

    assert [words for pair in literals for text in pair if is_sentence(text) for words in unwanted(text)] == []


@pytest.mark.parametrize("room", [*ROOMS, "manage.py"])
def test_code_speaks_the_councils_words(room):
    paths = [ROOT / room] if room.endswith(".py") else files("*.py", room)
    trees = {path: ast.parse(path.read_text()) for path in paths if "migrations" not in path.parts}

    found = {
        f"{path.relative_to(ROOT)}: {words}"
        for path, tree in trees.items()
        for sentence in sentences_of(tree)
        if is_sentence(sentence) and sentence not in CODE
        for words in unwanted(sentence)
    }

    assert found == set()


def labels_of(model):
    """What the product says of a model and its fields: in forms, histories and the administration."""
    yield from (model._meta.verbose_name, model._meta.verbose_name_plural)
    for field in model._meta.concrete_fields:
        yield from (field.verbose_name, field.help_text, *(label for _, label in field.flatchoices))


@pytest.mark.parametrize("room", ROOMS)
def test_labels_of_models_are_the_councils_words(room):
    models = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith(f"{room}.")]
    labels = {str(label) for model in models for label in labels_of(model)}

    assert [words for label in labels for words in unwanted(label)] == []


@named(GUIDES)
def test_guides_speak_the_councils_words(path):
    text = re.sub(r"```.*?```|`[^`]*`", " ", path.read_text(), flags=re.DOTALL)
    for words in QUOTED:
        text = text.replace(words, "")

    assert unwanted(text) == []


def test_the_glossary_explains_words_of_the_code():
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/glossary.md").read_text(), re.MULTILINE)
    modules = [path.read_text() for room in ROOMS for path in files("*.py", room)]
    defined = {name for text in modules for name in re.findall(r"^(?:class|def) (\w+)", text, re.MULTILINE)}

    assert len(rows) == 27
    assert set(rows) - defined == set()


@pytest.mark.parametrize(
    "text",
    [
        "Add a block", "Edit its rows", "Start the layer of a year", "Freeze a version", "This version is frozen.",
        "Rests on", "Mark as settled", "Dates that get in each other’s way", "What was it given", "Set it aside",
        "What is to do", "Portal (import)", "Compare any two states", "Plans and other texts", "Left alone",
        "Other time or place", "Role, key decision, call-in, note", "a version is pinned", "this block.", "Blocks",
    ],
)  # fmt: skip
def test_each_word_of_the_old_ones_is_found(text):
    assert len(unwanted(text)) == 1


@pytest.mark.parametrize("text", ["block:123", "csp-block", "plans.block_forms", "block.key", "blocked", "a legal act"])
def test_names_and_other_words_are_let_be(text):
    assert unwanted(text) == []


def test_what_people_typed_is_theirs():
    assert unwanted("In the tower block of Anyborough", typed="They meet in the tower block of Anyborough.") == []
    assert unwanted("Add a block", typed="They meet in the tower block.") == ["Add a block"]
