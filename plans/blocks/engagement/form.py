"""Forms of consultation rounds and surveys."""

from django import forms

from plans.blocks.engagement.block import ROUND_KINDS
from plans.forms.base import BlockForm, ItemForm, Repeat
from plans.forms.fields import (
    CountField,
    LineField,
    LinesField,
    ParagraphField,
    PartialDateField,
    PercentField,
)
from plans.forms.rich_text import RichTextField


class RoundItem(ItemForm):
    defaults = ("kind",)

    title = LineField(label="Name", required=True, error_messages={"required": "Enter what this round was called."})
    kind = forms.ChoiceField(choices=list(ROUND_KINDS.items()), initial="consultation")
    start = PartialDateField(label="First day")
    end = PartialDateField(label="Last day")
    participants = CountField(label="How many took part", help_text="Leave it empty if it is not known.")
    place = LineField()
    audience = LineField(label="Who was asked", most=500)
    text = ParagraphField(label="What was said, and what became of it")

    def clean(self):
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end[: len(start)] < start[: len(end)]:
            self.add_error("end", "The last day is before the first.")


class ConsultationForm(BlockForm):
    intro_html = RichTextField(label="Introduction", rows=5)
    repeats = (Repeat("rounds", RoundItem, "Rounds", "round", most=100, fresh=1),)


class AnswerItem(ItemForm):
    label = LineField(label="Answer", required=True, error_messages={"required": "Enter the answer."})
    percent = PercentField()


class QuestionItem(ItemForm):
    question = LineField(most=500, required=True, error_messages={"required": "Enter the question that was asked."})
    repeats = (Repeat("answers", AnswerItem, "Answers", "answer", most=30, fresh=2, is_compact=True),)


class StatementItem(ItemForm):
    text = LineField(
        label="Statement", most=1_000, required=True, error_messages={"required": "Enter what people agreed with."}
    )
    percent = PercentField()


class SurveyForm(BlockForm):
    title = LineField(label="Name of the survey")
    period = PartialDateField(label="When it was held")
    responses = CountField(label="Responses", help_text="Leave it empty if it is not known.")
    findings = LinesField(label="What was learnt", most=2_000, rows=5, help_text="One finding on each line.")
    repeats = (
        Repeat("questions", QuestionItem, "Questions", "question", hint="With the share of each answer.", fresh=1),
        Repeat(
            "statements",
            StatementItem,
            "Statements",
            "statement",
            hint="Such as: 88 per cent agreed that …",
            is_compact=True,
        ),
    )
