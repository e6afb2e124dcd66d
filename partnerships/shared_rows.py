"""The form of a row that two people have open at once: what each changed alone is kept, what both changed is told.

The page says by ``read`` which change of the row's history it was made of. What stands in many-to-many fields and in
files has no history, and is as it is sent.
"""

from datetime import date, time
from itertools import pairwise

from django import forms
from django.db.models import Max

from partnerships.numbers import whole

CHANGED = "{} changed this to “{}” while you were writing. Save again to keep yours, or enter theirs."
PARTS_CHANGED = (
    "{} changed the rows below while you were writing. Look at theirs in another window, then save again to keep yours."
)
NOTHING = "Nothing"
READ = ("read", "read_of_parts")


def number_read(post) -> int | None:
    """What a page says that it was made of; None where it does not, as one that was open since before an update."""
    return whole(post["read"]) if post.get("read", "").isdigit() else None


def newest_in(history) -> int:
    """``history``: of all rows of one page."""
    return history.aggregate(newest=Max("history_id"))["newest"] or 0


def as_sent(named: forms.Field, value) -> str:
    """A value as the field's own widget would send it."""
    if isinstance(named.widget, forms.CheckboxInput):
        return "on" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    shown = named.widget.format_value(named.prepare_value(value))
    return "".join(map(str, shown)) if isinstance(shown, list) else str(shown or "")


def in_words(named: forms.Field, value) -> str:
    """What stands in a field, as somebody reads it; a field may have its own way (``in_words``)."""
    if own := getattr(named, "in_words", None):
        return own(value) or NOTHING
    if isinstance(named.widget, forms.CheckboxInput):
        return "ticked" if value else "not ticked"
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    text = as_sent(named, value)
    choices = {str(each): str(label) for each, label in getattr(named.widget, "choices", ())}
    return choices.get(text, text) or NOTHING


class SharedRowForm(forms.ModelForm):
    """A ModelForm that saves nothing over what somebody else changed since its page was shown, unless it was told.

    Of a page that does not say what was read, each field that ever changed is one that somebody else changed.
    """

    #: Rows of the row that are written on the same page, by the name of their manager: of those it is told alone.
    parts = ""
    #: Fields that a verb writes, and the form does not (``Meta.fields`` is empty then): they begin as the row has them.
    of_verb: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(self.instance, name) for name in self.of_verb} | self.initial
        self.told: dict[str | None, str] = {}
        self.newest = newest_in(self.instance.history) if self.instance.pk else 0
        if self.newest:
            self.fields["read"] = _number(self.newest)
        if self.newest and self.parts:
            self.newest_of_parts = newest_in(self._history_of_parts())
            self.fields["read_of_parts"] = _number(self.newest_of_parts)

    def full_clean(self):
        if self.is_bound and self.newest:
            self._take_in_others()
            self._look_at_parts()
        super().full_clean()
        for name, sentence in self.told.items():
            self.add_error(name, sentence)
        if self.is_bound:
            self.cleaned_data = {name: said for name, said in self.cleaned_data.items() if name not in READ}

    def _take_in_others(self):
        read = number_read({"read": self.data.get(self.add_prefix("read"), "")})
        if read is not None and read >= self.newest:
            return
        states = list(self.instance.history.select_related("history_user").order_by("history_id"))
        begun = next((each for each in reversed(states) if read is not None and each.history_id <= read), None)
        self.data = self.data.copy()
        self.data[self.add_prefix("read")] = str(self.newest)
        for name, named in self._own_fields().items():
            was = [_held_by(each.instance, name) for each in ([begun] if begun else states)]
            now = _held_by(self.instance, name)
            if not any(self._is_changed(name, value) for value in was):
                self.data[self.add_prefix(name)] = as_sent(named, now)
            elif any(value != now for value in was) and self._is_changed(name, now):
                self.told[name] = CHANGED.format(_who_changed(states, name), in_words(named, now))

    def _look_at_parts(self):
        sent = self.data.get(self.add_prefix("read_of_parts"), "") if self.parts else ""
        if sent.isdigit() and whole(sent) < self.newest_of_parts:
            changes = self._history_of_parts().filter(history_id__gt=whole(sent)).order_by("-history_id")
            self.told[None] = PARTS_CHANGED.format(_name_of(changes.select_related("history_user").first()))
            self.data = self.data.copy()
            self.data[self.add_prefix("read_of_parts")] = str(self.newest_of_parts)

    def _history_of_parts(self):
        rows = getattr(self.instance, self.parts)
        return rows.model.history.filter(**{rows.field.name: self.instance.pk})

    def _own_fields(self) -> dict[str, forms.Field]:
        """Those of the row itself, of which its history tells."""
        own = {each.name for each in self.instance._meta.concrete_fields}
        return {
            name: named
            for name, named in self.fields.items()
            if name in own and not named.disabled and not isinstance(named, forms.FileField)
        }

    def _is_changed(self, name, value) -> bool:
        """Whether what was sent differs from a value of the row."""
        named = self.fields[name]
        sent = named.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        sent = sent.replace("\r\n", "\n") if isinstance(sent, str) else sent
        return named.has_changed(value, sent)


def _held_by(row, name: str):
    return row._meta.get_field(name).value_from_object(row)


def _who_changed(states: list, name: str) -> str:
    """Whose value it is that stands now."""
    attname = states[-1].instance_type._meta.get_field(name).attname
    changes = (now for was, now in reversed(list(pairwise(states))) if getattr(was, attname) != getattr(now, attname))
    return _name_of(next(changes, None))


def _name_of(change) -> str:
    return getattr(change and change.history_user, "name", "") or "The portal"


def _number(newest: int) -> forms.Field:
    return forms.IntegerField(widget=forms.HiddenInput, required=False, initial=newest)
