"""Where a person's name and address stand: every column of every table, found by what models declare about themselves.

Nothing is listed by hand, so that a table which comes later is searched too.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Cast

#: Sealed by their checksum and by the database (``plans.immutable``): what was decided upon stays as it was.
SEALED = {"plans.version", "governance.reportedition", "governance.minutesedition", "governance.packpart"}
#: What a signature was given to; its checksum would no longer be true.
SIGNED = {("governance.signoffrequest", "signed_text"), ("governance.historicalsignoffrequest", "signed_text")}
#: What is printed in a published file, whose bytes stay; why one was withdrawn is not.
PRINTED = {
    *(("governance.pack", name) for name in ("name", "front_facts", "note")),
    *(("governance.supplement", name) for name in ("name", "front_facts", "replaces", "urgent_because", "chair")),
}
#: Nothing that people read, or of no person; sessions and accounts elsewhere are dealt with whole. The words of sealed
#: texts stay as those do.
PASSED_OVER = {
    "sessions.session", "contenttypes.contenttype", "auth.permission", "partnerships.signinfailure", "plans.saidword",
}  # fmt: skip
TEXTS = (models.CharField, models.TextField)
WORD = re.compile(r"[A-Za-z0-9]{2,}")
APOSTROPHE = r"(?:['’]|&#x27;|&#39;|&rsquo;|&apos;)"
_BETWEEN = r"(?:\s|&nbsp;|%20|[+_])+"
#: What is written in more ways than one, in texts, in HTML and within addresses of pages.
_IN_MANY_WAYS = {"'": APOSTROPHE, "’": APOSTROPHE, "@": "(?:@|%40|&#64;|&#x40;)", "-": "[-‐‑]"}


@dataclass(frozen=True)
class Spelling:
    """One way in which a person is written, and what stands there instead."""

    text: str
    instead: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Whole words only, in any case, with any white space, and as HTML, addresses of pages and names of files write
        it: “CV Jane_Doe.pdf”. An address of mail within a longer one is somebody else's."""
        written = _BETWEEN.join(_any_way(part) for part in self.text.split())
        before, after = (r"[\w.+-]", r"[\w-]|\.\w") if "@" in self.text else (r"[^\W_]|[.+-]", r"[^\W_]|-")
        return re.compile(rf"(?<!{before}){written}(?!{after})", re.IGNORECASE)

    @property
    def longest_word(self) -> str:
        """A part by which the database can look for rows; empty where it has to hand over all."""
        return max(WORD.findall(self.text), key=len, default="")


def _any_way(word: str) -> str:
    return "".join(_IN_MANY_WAYS.get(letter) or re.escape(html.escape(letter, quote=False)) for letter in word)


@dataclass(frozen=True)
class Trace:
    """One value of one row in which a spelling stands, as it is and as it will be."""

    model: type[models.Model]
    pk: object
    column: str
    now: object

    @property
    def place(self) -> str:
        return f"{called(self.model)}: {self.model._meta.get_field(self.column).verbose_name}"


def called(model: type[models.Model]) -> str:
    """What the rows of a model are called on the page."""
    words = str(model._meta.verbose_name_plural).replace("historical ", "earlier states of ")
    return words[:1].upper() + words[1:]


def changed(value, spellings: list[Spelling]):
    """The value with every spelling replaced, in texts within texts too."""
    if isinstance(value, str):
        for spelling in spellings:
            value = spelling.pattern.sub(lambda _, new=spelling.instead: new, value)
        return value
    if isinstance(value, list):
        return [changed(each, spellings) for each in value]
    if isinstance(value, dict):
        return _without_portrait(
            value, {changed(key, spellings): changed(each, spellings) for key, each in value.items()}
        )
    return value


def _without_portrait(before: dict, now: dict) -> dict:
    """A picture goes with the name that stands under it, and with both the day on which the person agreed to them."""
    if "portrait" not in before or before.get("name") == now.get("name"):
        return now
    return {key: each for key, each in now.items() if key not in ("name", "portrait", "consented_on")}


def searched_models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        names = model._meta
        if names.managed and not names.proxy and names.label_lower not in PASSED_OVER:
            yield model


def text_columns(model) -> list[models.Field]:
    """Columns with words in them: texts without fixed choices, and JSON; a file's own name is its checksum."""
    fields = model._meta.concrete_fields
    return [
        field
        for field in fields
        if isinstance(field, models.JSONField)
        or (isinstance(field, TEXTS) and not field.choices and not isinstance(field, models.FileField))
    ]


def traces(
    spellings: list[Spelling], *, among: Callable[[models.QuerySet], models.QuerySet]
) -> tuple[list[Trace], list[Trace]]:
    """What can be replaced, and what is sealed and stays. ``among`` narrows a model's rows to those searched."""
    open_ones, sealed = [], []
    for model in searched_models():
        rows = among(models.QuerySet(model=model))
        for field in text_columns(model):
            label = model._meta.label_lower
            is_sealed = label in SEALED or (label, field.name) in SIGNED | PRINTED
            (sealed if is_sealed else open_ones).extend(_in_column(model, rows, field, spellings))
    return open_ones, sealed


def _in_column(model, rows, field, spellings) -> Iterator[Trace]:
    words = {spelling.longest_word for spelling in spellings}
    if all(words):
        wanted = models.Q()
        for word in words:
            wanted |= models.Q(as_text__icontains=word)
        rows = rows.annotate(as_text=Cast(field.name, models.TextField())).filter(wanted)
    for pk, value in rows.order_by().values_list("pk", field.name).iterator():
        now = changed(value, spellings)
        if now != value:
            yield Trace(model, pk, field.name, now[: field.max_length] if isinstance(now, str) else now)


def replace(found: list[Trace]) -> None:
    """Write what was found. Past the querysets that refuse to change the audit log: a name is no act."""
    for trace in found:
        rows = models.QuerySet(model=trace.model).filter(pk=trace.pk)
        ways = (_numbered(trace, number) for number in range(1, len(found) + 1))
        if not any(_could_be_written(rows, {trace.column: way}) for way in ways):
            rows.update(**{trace.column: trace.now})


def _could_be_written(rows: models.QuerySet, values: dict) -> bool:
    """Not where a row that named the person in another spelling reads so already, and each may do so once only."""
    try:
        with transaction.atomic():
            rows.update(**values)
    except IntegrityError:
        return False
    return True


def _numbered(trace: Trace, number: int) -> object:
    """The first time as it is, then told apart by a number."""
    if number == 1 or not isinstance(trace.now, str):
        return trace.now
    most, behind = trace.model._meta.get_field(trace.column).max_length, f" {number}"
    return f"{trace.now[: most and most - len(behind)]}{behind}"
