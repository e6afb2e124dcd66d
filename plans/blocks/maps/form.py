"""Form of the map of the area."""

from plans.blocks.images.form import ImageForm
from plans.blocks.maps.block import MOST_FACTS
from plans.forms.base import ItemForm, Repeat
from plans.forms.fields import LineField, ParagraphField


class FactItem(ItemForm):
    figure = LineField(
        most=20, width="10", required=True, error_messages={"required": "Enter the figure, such as 214,600."}
    )
    words = LineField(
        label="What it is",
        most=100,
        required=True,
        error_messages={"required": "Say what the figure is, such as “people live here (middle of 2025)”."},
    )


class AreaMapForm(ImageForm):
    template_name = "plans/forms/area_map.html"

    is_decorative = None
    without_words = "Say in words what the map shows: where places lie, and what is marked."
    alt = ParagraphField(
        label="Alternative text",
        most=1_000,
        rows=4,
        help_text="Where places lie and what is marked, for people who cannot see the map.",
    )
    licence = LineField(
        label="Who made it, and its licence",
        most=500,
        required=True,
        error_messages={"required": "Enter who made the map and its licence, in the words that the licence asks for."},
        help_text="Such as “© Crown copyright and database rights 2026 Ordnance Survey” with the licence number.",
    )
    needed_when = {"file": "needed unless one is there already", "alt": "needed with the map"}
    repeats = (
        Repeat(
            "facts",
            FactItem,
            "Figures of the area",
            "figure",
            hint="Printed beside the map, large.",
            most=MOST_FACTS,
            is_compact=True,
        ),
    )

    def carry_out(self, verb, where):
        """A map that was chosen is not sent again when a button adds a figure."""
        self.keep_upload()
        super().carry_out(verb, where)

    def cleaned_block(self):
        return {
            **super().cleaned_block(),
            "licence": self.cleaned_data["licence"],
            "facts": self.parts["facts"].cleaned(),
        }
