"""People of one name, told apart where one of them is chosen: what goes to somebody goes to no namesake."""

from collections import Counter
from collections.abc import Iterable

from django import forms
from django.utils.functional import cached_property

from partnerships.models import User


def told_apart(people: Iterable[User]) -> dict[int, str]:
    """The name of each; of those of one name with the address."""
    people = list(people)
    shared = Counter(str(person).casefold() for person in people)
    return {
        person.pk: f"{person} ({person.email})" if shared[str(person).casefold()] > 1 else str(person)
        for person in people
    }


class ColleagueField(forms.ModelChoiceField):
    """One person of some."""

    @cached_property
    def _names(self) -> dict[int, str]:
        return told_apart(self.queryset)

    def label_from_instance(self, person) -> str:
        return self._names[person.pk]
