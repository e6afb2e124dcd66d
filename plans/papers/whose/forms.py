"""The form that tells whose a text is that stands: it asks only what the text itself leaves out."""

from partnerships.reasons import ReasonField
from plans.forms.councils import WhosePlanField
from plans.papers.assessments.forms import WhoseAssessmentForm


class CorrectWhoseForm(WhoseAssessmentForm):
    council = WhosePlanField()
    reason = ReasonField(label="Where does this come from?", help_text="It is kept in the history.")

    def __init__(self, data=None, *, paper, asked):
        owner = paper.owner
        initial = {name: getattr(owner, name) for name in asked if name != "also_covers"}
        if "also_covers" in asked:
            initial["also_covers"] = owner.others_covered()
        super().__init__(data, initial=initial)
        self.fields["council"].queryset = paper.partnership.lead_councils.all()
        for name in {"author", "also_covers", "council"} - set(asked):
            del self.fields[name]
        self.order_fields([*asked, "reason"])
