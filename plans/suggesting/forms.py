"""A chapter's own form, filled in by somebody who suggests, and by the officer who takes other words than suggested."""

from django.contrib import messages
from django.forms import FileField
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import Truncator

from partnerships.reasons import LONGEST, ReasonForm
from plans.document.kinds import kind_named
from plans.editing.chapters import CHAPTERS
from plans.editing.form_views import Writing
from plans.models import Block, Suggestion
from plans.suggesting import verbs
from plans.suggesting.carrying import Carried
from plans.suggesting.telling import address_of

ROWS_OR_FILES = "This chapter shows rows or a file: change them on their own page, then say that the text holds it."


class Suggesting(Writing):
    """What is written stays beside the text until an officer takes it."""

    form_template = "plans/suggesting/suggest.html"

    def __init__(self, request, block: Block):
        super().__init__(request, CHAPTERS, block)

    @property
    def draft_form(self):
        return f"suggestion:new:{self.row.pk}"

    def reasons(self):
        return verbs.reasons_not_to_suggest(self.row.paper, by=self.request.user, block=self.row)

    def without_form(self):
        return self.closed()

    def closed(self):
        if not (reasons := self.reasons()):
            return None
        messages.error(self.request, " ".join(reasons))
        return redirect("plans:paper_read", self.row.paper.key)

    def _form(self, posted=None, files=None, **data):
        """Words alone are suggested: a file would belong to the text as soon as it is sent."""
        form = super()._form(posted, **data)
        for name in [name for name, field in form.fields.items() if isinstance(field, FileField)]:
            del form.fields[name]
        return form

    def _reason_form(self, posted=None, **initial):
        help_text = "The officer who decides reads it."
        return ReasonForm(posted, required=False, label="Why do you suggest it?", help_text=help_text, **initial)

    def _save(self, form, mine, why):
        self.made = verbs.suggest(self.row, mine, revision=self.revision, **why)
        return [], f"Your suggestion for “{self.row}” was sent. An officer decides on it, and you are told."

    def saved(self, added, said):
        messages.success(self.request, said)
        return redirect(address_of(self.made))

    def more(self):
        paper = self.row.paper
        return {"back": reverse("plans:paper_read", args=[paper.key]), "links": [], "prompt": "", "lede": ""}


class Accepting(Writing):
    """The chapter with what is suggested, to be changed before it is saved."""

    form_template = "plans/suggesting/accept.html"

    def __init__(self, request, suggestion: Suggestion, laid: Carried):
        super().__init__(request, CHAPTERS, laid.block)
        self.suggestion, self.laid = suggestion, laid

    @property
    def draft_form(self):
        return f"suggestion:{self.suggestion.pk}"

    @property
    def is_taken_by_them(self) -> bool:
        """Saved once already: whoever goes on writing saves the chapter, and decides nothing more."""
        taken = self.suggestion.state in Suggestion.TAKEN
        return taken and self.suggestion.decided_by_id == self.request.user.pk

    def reasons(self):
        if self.is_taken_by_them:
            return super().reasons()
        reasons = verbs.reasons_not_to_decide(self.suggestion, by=self.request.user)
        return reasons if reasons or kind_named(self.row.kind).can_be_suggested else [ROWS_OR_FILES]

    def without_form(self):
        return redirect(address_of(self.suggestion))

    def closed(self):
        if reasons := self.reasons():
            messages.error(self.request, " ".join(reasons))
        return redirect(address_of(self.suggestion)) if reasons or self.row.removed_at else None

    def _form(self, posted=None, files=None, **data):
        if posted is None and not data and not self.is_taken_by_them:
            data = {"data": self.laid.merged}
        return super()._form(posted, files, **data)

    def _reason(self, typed=None):
        """As the history tells it of what is accepted as it is, as far as the field holds it."""
        said = Truncator(verbs.reason_of(self.suggestion)).chars(LONGEST)
        return super()._reason(typed or {"reason": said})

    def _save(self, form, mine, why):
        if self.is_taken_by_them:
            return super()._save(form, mine, why)
        verbs.accept_as(self.suggestion, self.row, mine, revision=self.revision, **why)
        return [], f"“{self.row}” was saved, and the suggestion is {self.suggestion.get_state_display().lower()}."

    def saved(self, added, said):
        messages.success(self.request, said)
        return redirect(address_of(self.suggestion))

    def more(self):
        return {"suggestion": self.suggestion, "laid": self.laid, "back": address_of(self.suggestion)}
