"""Forms of the scale of risks, and of how a risk is seen in a period."""

from django import forms
from django.core.exceptions import ValidationError

from actions.delivery.risks.movement import Levels
from actions.delivery.risks.reading import levels_of
from actions.models import RiskScale
from partnerships.fields import DayField
from plans.forms.fields import LineField, LinesField, ParagraphField

MOST_LEVELS = 8


class LevelsField(LinesField):
    """Levels of a scale, one on each line: its letter or number, then what it means."""

    def __init__(self, **options):
        super().__init__(most=100, lines=MOST_LEVELS, rows=6, required=True, **options)

    def prepare_value(self, value):
        if isinstance(value, list):
            return "\n".join(" ".join(filter(None, pair)) for pair in value)
        return value

    def clean(self, value):
        pairs = [(letter, words.strip()) for letter, _, words in (line.partition(" ") for line in super().clean(value))]
        letters = [letter.casefold() for letter, _ in pairs]
        if twice := next((letter for letter, _ in pairs if letters.count(letter.casefold()) > 1), None):
            raise ValidationError(f"“{twice}” stands on two lines: each level needs a letter or number of its own.")
        if len(pairs) < 2:
            raise ValidationError("A scale has at least two levels: enter one on each line.")
        return [list(pair) for pair in pairs]


class RiskScaleForm(forms.Form):
    likelihoods = LevelsField(
        label="How likely", help_text="The most likely first, one on each line, such as: A Almost certain."
    )
    impacts = LevelsField(label="How bad", help_text="The worst first, one on each line, such as: 1 Catastrophic.")
    first = forms.ChoiceField(label="What does a rating begin with?", choices=RiskScale.First, widget=forms.RadioSelect)
    between = LineField(label="What separates the two", help_text="Such as × in 3×4. Empty: D3.", most=3, width="3")
    appetite = forms.ChoiceField(
        label="Risks are accepted up to", choices=RiskScale.Band, help_text="Risks above that stand out in each report."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, scale: RiskScale, **kwargs):
        self.levels = levels_of(scale) if scale.pk else None
        names = ("likelihoods", "impacts", "first", "between", "appetite")
        initial = {name: getattr(scale, name) for name in names} | {"revision": scale.revision if scale.pk else 0}
        super().__init__(*args, initial=initial, **kwargs)
        for name, cell in cells_of(self.levels):
            label = f"{self.levels.written(cell)}: {self.levels.words(cell)}"
            field = forms.ChoiceField(
                label=label, choices=RiskScale.Band, initial=self.levels.band(cell), required=False
            )
            self.fields[name] = field

    def grid(self) -> list:
        """The bands as a table: a line for each likelihood, its fields in the order of impact."""
        if self.levels is None:
            return []
        names = [name for name, _ in cells_of(self.levels)]
        wide = len(self.levels.impacts)
        rows = [[self[name] for name in names[at : at + wide]] for at in range(0, len(names), wide)]
        return list(zip(self.levels.likelihoods, rows, strict=True))

    def own_fields(self):
        return [self[name] for name in self.fields if not name.startswith("band_")]

    def said(self) -> dict:
        data = self.cleaned_data
        names = ("likelihoods", "impacts", "first", "between", "appetite")
        bands = {cell.key: data[name] for name, cell in cells_of(self.levels) if data.get(name)}
        return {name: data[name] for name in names} | {"bands": bands}


def cells_of(levels: Levels | None):
    """The names of the fields of a scale's cells."""
    if levels is None:
        return
    for row, (likelihood, _) in enumerate(levels.likelihoods):
        for column, (impact, _) in enumerate(levels.impacts):
            yield f"band_{row}_{column}", levels.cell(likelihood, impact)


class RiskViewForm(forms.Form):
    """How one risk is seen in a period."""

    code = LineField(label="Rating now", most=20, width="5")
    target = LineField(label="Rating to reach", most=20, width="5")
    progress = ParagraphField(label="What was done about it", most=2_000, rows=3)
    next_review = DayField(label="Look at it next on", required=False)
    is_closed = forms.BooleanField(label="It is no longer a risk", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, levels: Levels | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.levels = levels

    def _on_scale(self, name):
        code = self.cleaned_data[name]
        if code and self.levels and self.levels.read(code) is None:
            likely, grave = self.levels.likelihoods[0][0], self.levels.impacts[0][0]
            example = self.levels.written(self.levels.cell(likely, grave))
            raise ValidationError(f"“{code}” is not on your scale: enter a rating such as {example}.")
        return code

    def clean_code(self):
        return self._on_scale("code")

    def clean_target(self):
        return self._on_scale("target")

    def said(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}
