"""Form of the membership block: which seats are shown, in which order, with what paragraph."""

from django import forms

from partnerships.models import Membership
from plans.blocks.membership.block import chosen_seats
from plans.forms.base import BlockForm, ItemForm, Repeat
from plans.forms.fields import ParagraphField
from plans.forms.rich_text import RichTextField


class SeatItem(ItemForm):
    can_be_blank = False

    is_shown = forms.BooleanField(label="Show in this plan", required=False)
    text = ParagraphField(label="Paragraph", rows=3, help_text="What this body does for community safety here.")
    membership = forms.CharField(widget=forms.HiddenInput)

    @property
    def item_title(self):
        seat = self.root.seats.get(str(self["membership"].value()))
        return str(seat) if seat else "A seat that no longer exists"

    def clean_membership(self):
        key = self.cleaned_data["membership"]
        if key not in self.root.seats:
            raise forms.ValidationError("This seat no longer exists.")
        return key


class MembershipBlockForm(BlockForm):
    intro_html = RichTextField(label="Introduction", rows=5)
    repeats = (
        Repeat(
            "members",
            SeatItem,
            "Members",
            "member",
            hint="The seats come from the partnership’s own list of members, where their dates and votes are kept.",
            most=300,
            can_be_added=False,
        ),
    )

    def initial_data(self):
        seats = Membership.objects.filter(partnership=self.paper.partnership_id).select_related("organisation")
        self.seats = {str(seat.key): seat for seat in seats}
        chosen = {str(seat.key): words for seat, words in chosen_seats(self.block)}
        rest = [key for key in self.seats if key not in chosen]
        return {
            "intro_html": self.block.data.get("intro_html", ""),
            "members": [
                {"membership": key, "is_shown": key in chosen, "text": chosen.get(key, "")} for key in [*chosen, *rest]
            ],
        }

    def cleaned_block(self):
        members = [
            {"membership": member["membership"], "text": member["text"]}
            for member in self.cleaned()["members"]
            if member["is_shown"]
        ]
        return {"intro_html": self.cleaned_data["intro_html"], "members": members}
