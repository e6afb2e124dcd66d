"""Every Django form renders in the portal's style with ``{{ form }}``; see templates/components/form.html.

Classes are added when a field is rendered, never in widget templates: the admin keeps its own look.
"""

import re

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html

from csp_portal.asking import name_what_is_missing, say_limits

CLASSES = [  # the first match gives the style; subclasses stand before their base
    (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
    (forms.RadioSelect, "radios", "govuk-radios__input"),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.SelectDateWidget, "group", "govuk-select"),
    (forms.Select, "select", "govuk-select"),
    (forms.Textarea, "textarea", "govuk-textarea"),
    (forms.FileInput, "file", "govuk-file-upload"),
    (forms.DateInput, "input", "govuk-input csp-input--date"),
    (forms.DateTimeInput, "input", "govuk-input csp-input--moment"),
    (forms.TimeInput, "input", "govuk-input csp-input--time"),
    (forms.NumberInput, "input", "govuk-input govuk-input--width-10"),
    (forms.MultiWidget, "group", "govuk-input"),
    (forms.HiddenInput, "hidden", ""),
    (forms.widgets.Input, "input", "govuk-input"),
]
NATIVE_PICKERS = {  # plain widgets become the browser's own; they send and show ISO values
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    forms.TimeInput: ("time", "%H:%M"),
}
DASHES = BLANK_CHOICE_DASH[0][1]
ERROR_CLASSES = {
    "select": "govuk-select--error",
    "textarea": "govuk-textarea--error",
    "file": "govuk-file-upload--error",
    "input": "govuk-input--error",
    "group": "govuk-input--error",
}


class PortalBoundField(BoundField):
    """A field that knows which component of the design system it is."""

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        name_what_is_missing(field, str(self.label))
        say_limits(field)
        _say_nothing_in_words(field)
        widget = field.widget
        if isinstance(widget, forms.Textarea) and "maxlength" in widget.attrs:
            # Browsers cut what is pasted beyond it without a word: the page's script says the limit, the form refuses.
            widget.attrs.setdefault("data-most", widget.attrs.pop("maxlength"))
        if isinstance(widget, forms.MultiWidget):
            for number, part in enumerate(widget.widgets, start=1):
                kind = _use_native_picker(part) or number
                part.attrs.setdefault("aria-label", f"{self.label}: {kind}")  # the legend names only the group
        else:
            _use_native_picker(widget)

    @property
    def kind(self):
        """Which of the second column of ``CLASSES`` it is, or ``other``."""
        return _style_of(self.field.widget)[0]

    @property
    def mark(self):
        """What stands behind the label: nothing where it has to be filled, else “optional”; or when it is needed, as
        the form says of a field that another answer makes needed (``needed_when``, by the field's name)."""
        return "" if self.field.required else getattr(self.form, "needed_when", {}).get(self.name, "optional")

    @property
    def in_fieldset(self):
        """Several controls under one question: the label is a legend."""
        return self.kind in {"radios", "checkboxes", "group"} and self.use_fieldset

    @property
    def first_id(self):
        """The id an error links to: of the control, or of the first of several."""
        if self.kind in {"radios", "checkboxes"}:
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    @property
    def errors_by_themselves(self):
        """Its errors as they read away from it: behind its label, unless they name it ("Enter the title.")."""
        named = re.compile(rf"\b{re.escape(str(self.label))}(?!\w)", re.IGNORECASE)
        return [error if named.search(error) else format_html("{}: {}", self.label, error) for error in self.errors]

    def build_widget_attrs(self, attrs, widget=None):
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        kind, classes = _style_of(widget)
        names = [widget.attrs.get("class", ""), attrs.get("class", ""), classes]
        if self.errors:
            names.append(ERROR_CLASSES.get(kind, ""))
        if joined := " ".join(name for name in names if name):
            attrs["class"] = joined
        return attrs


def _say_nothing_in_words(field):
    """What a list offers in place of a choice: Django's row of dashes tells nobody what it means."""
    words = "Choose" if field.required else "None"
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = words
            field.widget.choices = field.choices
    elif isinstance(field, forms.ChoiceField):
        choices = list(field.choices)
        if choices[:1] == [("", DASHES)]:
            field.choices = [("", words), *choices[1:]]


def _use_native_picker(widget):
    """Make a plain date or time *widget* the browser's own; its kind, or None."""
    if type(widget) not in NATIVE_PICKERS:
        return None
    widget.input_type, widget.format = NATIVE_PICKERS[type(widget)]
    return widget.input_type


def _style_of(widget):
    for widget_class, kind, classes in CLASSES:
        if isinstance(widget, widget_class):
            return kind, classes
    return "other", ""


class PortalRenderer(TemplatesSetting):
    form_template_name = "components/forms/form.html"
    formset_template_name = "components/forms/formset.html"
    field_template_name = "components/forms/field.html"
    bound_field_class = PortalBoundField
