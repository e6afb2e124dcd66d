"""Rows whose name holds what is typed, however either is spelled. Most names are told apart by a plain comparison: a
regular expression is asked for each row, which takes much longer."""

from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.functions import Length, Replace
from django.db.models.lookups import GreaterThan, IContains

from partnerships.spellings import folded, parts_of, pattern_of


class Octets(Func):
    """How many bytes a text has: more than signs, where letters have accents."""

    function = "OCTET_LENGTH"
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, template="LENGTH(CAST(%(expressions)s AS BLOB))", **more)


def named(field: str, words: str) -> Q:
    """``words`` without the signs around them (``spellings.wordings``)."""
    longest = max((part for part in parts_of(folded(words)) if part.isalpha()), key=len, default="")
    may_be = Q(IContains(Replace(F(field), Value(" ")), longest)) | Q(**{f"{field}__contains": "-"})
    may_be |= Q(GreaterThan(Octets(field), Length(field)))
    return Q(**{f"{field}__icontains": words}) | (may_be & Q(**{f"{field}__regex": pattern_of(words)}))
