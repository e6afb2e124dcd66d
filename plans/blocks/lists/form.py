"""Forms of contacts, glossary and horizon scan."""

from plans.document.schemas import TEXT
from plans.forms.base import BlockForm, ItemForm, Repeat
from plans.forms.fields import LineField, LinesField, ParagraphField
from plans.forms.rich_text import RichTextField


class ContactItem(ItemForm):
    name = LineField(required=True, error_messages={"required": "Enter the name of the organisation or service."})
    telephone = LineField(most=100, help_text="A public number, not a person’s own.")
    email = LineField(label="E-mail address", most=254)
    website = LineField(most=500, help_text="Beginning with https://")
    note = LineField(most=500)


class ContactsForm(BlockForm):
    intro_html = RichTextField(label="Introduction", rows=5)
    repeats = (Repeat("contacts", ContactItem, "Contacts", "contact", most=300, fresh=1),)


class TermItem(ItemForm):
    term = LineField(required=True, error_messages={"required": "Enter the term that is explained."})
    meaning = ParagraphField(most=2_000, rows=2)


class GlossaryForm(BlockForm):
    repeats = (Repeat("terms", TermItem, "Terms", "term", most=300, fresh=1),)


class SectionItem(ItemForm):
    heading = LineField(required=True, error_messages={"required": "Enter the heading of this section."})
    items = LinesField(label="What is coming", most=TEXT, rows=5, help_text="One on each line.")


class HorizonScanForm(BlockForm):
    repeats = (Repeat("sections", SectionItem, "Sections", "section", most=30),)
