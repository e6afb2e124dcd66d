"""Asking whether somebody with an account is the one who is named somewhere without: nobody is made one in silence."""

from django import forms

from partnerships.models import Organisation, Partnership
from partnerships.people.bodies import bodies_of, named_places
from partnerships.wording import and_words


class SamePersonField(forms.ChoiceField):
    """``where``: the sentence of where the name stands; ``yes``: what becomes of it if they are the same."""

    widget = forms.RadioSelect

    def __init__(self, *, where: str, yes: str):
        super().__init__(
            label="Somebody of this name sits here already",
            help_text=where,
            error_messages={"required": "Say whether it is the same person."},
            choices=[("yes", f"Yes: {yes}"), ("no", "No: somebody else of this name")],
        )


class AsksWhoIsNamed:
    """An invitation that asks, once a name is sent that stands on a committee or board without an account."""

    named: list[dict] = []

    def ask_who_is_named(self, place: Organisation | Partnership) -> None:
        self.named = named_places(place, self.data.get("name", ""))
        if self.named:
            bodies = bodies_of(place)
            where = and_words(dict.fromkeys(bodies[each["body"]] for each in self.named))
            self.fields["same_person"] = SamePersonField(
                where=f"“{self.named[0]['held_by']}” stands on {where}, without an account.",
                yes="who accepts the invitation takes over these places, with their days",
            )
            self.order_fields(["email", "name", "same_person"])

    def taken_over(self, cleaned: dict) -> dict:
        """With ``sits_as`` for the verb: what the person takes over."""
        is_same = cleaned.pop("same_person", "") == "yes"
        return cleaned | ({"sits_as": self.named} if is_same else {})
