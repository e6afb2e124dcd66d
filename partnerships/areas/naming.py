"""Councils and partnerships named in a form, one a line: however their name is written, else “did you mean”."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

#: Words of a council's name that people leave out.
LEFT_OUT = re.compile(
    r"\b(the|of|and|council|corporation|borough|district|city|county|london|metropolitan|royal|cbc|mbc|mdc|dc|bc|cc|lb|lbc|rb)\b"
)
MOST = 30
#: What parts several names on one line.
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\band\b)\s*", re.IGNORECASE)
#: Councils of Wales by their own names, without accents → as the register names them.
WELSH = {
    "abertawe": "Swansea", "blaenau gwent": "Blaenau Gwent", "bro morgannwg": "Vale of Glamorgan",
    "caerdydd": "Cardiff", "caerffili": "Caerphilly", "casnewydd": "Newport", "castell nedd port talbot":
    "Neath Port Talbot", "merthyr tudful": "Merthyr Tydfil", "pen y bont ar ogwr": "Bridgend",
    "sir benfro": "Pembrokeshire", "sir ddinbych": "Denbighshire", "sir fynwy": "Monmouthshire",
    "sir gaerfyrddin": "Carmarthenshire", "sir gar": "Carmarthenshire", "sir y fflint": "Flintshire",
    "tor faen": "Torfaen", "wrecsam": "Wrexham", "ynys mon": "Isle of Anglesey", "bwrdeistref conwy": "Conwy",
}  # fmt: skip


def plain_name(name: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(sign))
    words = re.sub(r"[^\w\s]", " ", re.sub("['’]", "", bare).replace("&", " and "))
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
        found = self._named(written)
        if len(found) > 1:  # of a former council and the one that took its name over, the one that goes on
            found = {row for row in found if getattr(row, "last_day", None) is None} or found
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise ValidationError(f"“{written}” is more than one: write {_or(str(row) for row in found)}.")
        meant = self._begun(written) or [
            str(self.said[name]) for name in difflib.get_close_matches(written, self.said, n=3, cutoff=0.6)
        ]
        meant = list(dict.fromkeys(meant))
        raise ValidationError(f"“{written}” is not known." + (f" Did you mean {_or(meant)}?" if meant else ""))

    def _named(self, written: str) -> set:
        name = plain_name(written)
        of_wales = self.plain.get(plain_name(WELSH.get(_without_council(name), "-")))
        return self.exact.get(" ".join(written.casefold().split())) or self.plain.get(name) or of_wales or set()

    def _begun(self, written: str) -> list[str]:
        """Those whose names go on from what is written: Epping is Epping Forest."""
        name = plain_name(written)
        found = {str(row) for each, rows in self.plain.items() if name and each.startswith(f"{name} ") for row in rows}
        return sorted(found)[:4]

    def find_several(self, written: str) -> list:
        """The rows of one line: one, or those whose names stand on it with commas, “and” or “&” between them."""
        try:
            return [self.find(written)]
        except ValidationError as unknown:
            parts = [part for part in _BETWEEN.split(written) if part]
            try:
                found = [self.find(part) for part in parts]
            except ValidationError:
                raise unknown from None
            if len(found) < 2:
                raise
            return found


def _without_council(name: str) -> str:
    return " ".join(re.sub(r"\b(cyngor|bwrdeistref|sirol|dinas)\b", " ", name).split())


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
                found |= dict.fromkeys(named.find_several(line), True)
            except ValidationError as error:
                faults += error.messages
        if len(lines) > MOST:
            faults.append(f"These are more than {MOST}.")
        if faults:
            raise ValidationError(faults)
        return list(found)
