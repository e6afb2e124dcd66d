"""Rows that are shown, added, put in order and removed together on one page."""

from django import forms


class RowsFormSet(forms.BaseFormSet):
    """Plain rows in their order; ``rows()`` gives what stands after saving, in the order asked for."""

    ordering_widget = forms.NumberInput(attrs={"class": "govuk-input--width-3"})
    #: Field without which a row is empty.
    needed = ""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "ORDER" in form.fields:
            form.fields["ORDER"].label = "Place"
        form.fields["DELETE"].label = "Remove"

    def rows(self) -> list[dict]:
        """Cleaned rows without those removed or left empty; a row without a place comes last."""
        standing = [form for form in self.forms if self._stands(form)]
        own = list(self.form.base_fields)
        return [{name: form.cleaned_data[name] for name in own} for form in sorted(standing, key=_place)]

    def _stands(self, form):
        cleaned = getattr(form, "cleaned_data", {})
        return bool(cleaned.get(self.needed)) and not cleaned.get("DELETE")


def _place(form) -> tuple[bool, int]:
    place = form.cleaned_data.get("ORDER")
    return place is None, place or 0


def rows_formset(form, formset, *, extra, can_order, most):
    return forms.formset_factory(
        form, formset, extra=extra, can_order=can_order, can_delete=True, max_num=most, validate_max=True,
        absolute_max=most + 10,
    )  # fmt: skip
