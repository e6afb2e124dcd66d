"""The page with one form about a measure: shown, filled in wrongly, refused by the verb, or done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from partnerships.limits import sentences_of
from partnerships.verbs import Refused


def posted(request):
    """What was posted, even when that is nothing: a page without fields is confirmed by its button alone."""
    return request.POST if request.method == "POST" else None


def ask(request, form, *, do, back, done, partnership, template="priorities/measures/form.html", **context):
    """``do(form)`` once the form is right, then ``back`` with ``done`` (a sentence, or a function of the result).

    ``back``: an address, or a function of the result. Reasons against it (``reasons``) stand in place of an empty form.
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
            return redirect(back(result) if callable(back) else back)
    cancel = context.pop("cancel", None) or (back if isinstance(back, str) else "")
    return render(
        request, template, {"form": form, "partnership": partnership, "cancel": cancel, "section": "tasks", **context}
    )
