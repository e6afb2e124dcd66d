"""The page before every change of state: what will happen, the form, one button. POST only does it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.text import capfirst

from governance.dates.clear_days import Counted, spell
from partnerships.limits import sentences_of
from partnerships.verbs import Refused


class ConfirmForm(forms.Form):
    """Nothing to fill in: the page itself is the question."""


class Noted:
    """What to look at after a verb that returns nothing else."""

    def __init__(self, warnings: list[str]):
        self.warnings = warnings


def posted(request):
    """What was posted, even when that is nothing: a page without fields is confirmed by its button alone."""
    return request.POST if request.method == "POST" else None


def day_row(key: str, counted: Counted) -> dict:
    """A day that was counted out, among the facts of a page, with why it is this day."""
    return {"key": key, "value": spell(counted.day), "note": capfirst(counted.reason)}


def confirm(request, form, *, do, back, done, template="governance/confirm.html", onto=None, **context):
    """Show the page, or carry out ``do(form)`` and go ``back``; or ``onto`` what ``do`` returned, where that is given.

    ``done`` is a sentence or a function of what ``do`` returned. Reasons against it are shown in place of an empty
    form (``reasons`` in the context), and those that the verb itself finds (somebody was quicker) above it.
    """
    if request.method == "POST" and not context.get("reasons") and form.is_valid():
        try:
            result = do(form)
        except Refused as refusal:
            form.add_error(None, ValidationError(refusal.reasons))
        except ValidationError as error:
            form.add_error(None, ValidationError(sentences_of(error)))
        else:
            messages.success(request, done(result) if callable(done) else done)
            for warning in getattr(result, "warnings", []):
                messages.warning(request, warning)
            return redirect(onto(result) if onto else back)
    return render(request, template, {"form": form, "back_url": str(back), **context})
