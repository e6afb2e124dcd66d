"""Councils and partnerships named in a form, one a line: however their name is written, else “did you mean”."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

#: Words of a council's name that people leave out.
LEFT_OUT = re.compile(
    r"\b(the|of|and|council|corporation|borough|district|city|county|london|metropolitan|royal|cbc|mbc)\b"
)
MOST = 30


def plain_name(name: str) -> str:
    words = re.sub(r"[^\w\s]", " ", re.sub("['’]", "", name.casefold()).replace("&", " and "))
    return " ".join(LEFT_OUT.sub(" ", words).split()) or " ".join(words.split())


class Named:
    """Rows by their names: what stands exactly so first, else the one row whose name means the same."""

    def __init__(self, rows: Iterable):
        self.exact, self.plain, self.said = defaultdict(set), defaultdict(set), {}
        for row in rows:
            for name in filter(None, (str(row), getattr(row, "short_name", ""), getattr(row, "ons_code", ""))):
                self.exact[" ".join(name.casefold().split())].add(row)
                self.plain[plain_name(name)].add(row)
                self.said[name] = row

    def find(self, written: str):
        """The row. Raises ValidationError with what was perhaps meant."""
        found = self.exact.get(" ".join(written.casefold().split())) or self.plain.get(plain_name(written)) or set()
        if len(found) > 1:  # of a former council and the one that took its name over, the one that goes on
            found = {row for row in found if getattr(row, "last_day", None) is None} or found
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise ValidationError(f"“{written}” is more than one: write {_or(str(row) for row in found)}.")
        near = difflib.get_close_matches(written, self.said, n=3, cutoff=0.6)
        meant = list(dict.fromkeys(str(self.said[name]) for name in near))
        raise ValidationError(f"“{written}” is not known." + (f" Did you mean {_or(meant)}?" if meant else ""))


def _or(names: Iterable[str]) -> str:
    *rest, last = sorted(names)
    return f"{', '.join(rest)} or {last}" if rest else last


class NamesField(forms.CharField):
    """One name a line; gives the rows. ``rows`` is set by the form."""

    widget = forms.Textarea

    def __init__(self, **options):
        super().__init__(**{"max_length": 200 * MOST, "widget": forms.Textarea(attrs={"rows": 3})} | options)
        self.rows: Iterable = ()

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        named, found, faults = Named(self.rows), {}, []
        for line in lines[:MOST]:
            try:
                found[named.find(line)] = True
            except ValidationError as error:
                faults += error.messages
        if len(lines) > MOST:
            faults.append(f"These are more than {MOST}.")
        if faults:
            raise ValidationError(faults)
        return list(found)
