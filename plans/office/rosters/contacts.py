"""The contacts of a text from a sheet: one on each line."""

from django.urls import reverse

from plans.document.kinds import kind_named
from plans.document.schemas import text
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.forms.fields import LineField
from plans.office.rosters.roster import Roster
from plans.papers.changing import reasons_not_to_change
from plans.rows.columns import FieldColumn
from plans.rows.tables import RowTable, key_of_place

NAMES = ("name", "telephone", "email", "website", "note")


class ContactRoster(Roster):
    name = "contact"
    label = "Contact"
    label_many = "Contacts"
    table_path = "plans.office.rosters.contacts.TABLE"
    section = "contacts"

    def _chapter(self, paper):
        return paper.blocks.placed().filter(kind=self.section).order_by("position").first()

    def all_data(self, paper):
        chapter = self._chapter(paper)
        contacts = chapter.data["contacts"] if chapter else []
        return [{"key": key_of_place(at), **contact} for at, contact in enumerate(contacts)]

    def load(self, paper, items, *, by, reason=""):
        """Into the chapter that the text has, or was given just now."""
        chapter = self._chapter(paper)
        chapter.paper = paper
        contacts = [{name: item[name] for name in NAMES} for item in items]
        data = {**CHAPTERS.data(chapter), "data": {**chapter.data, "contacts": contacts}}
        editing.save(CHAPTERS, chapter, data, by=by, revision=chapter.revision, reason=reason)

    def words(self, item, names):
        return [(column.label, item[column.name]) for column in TABLE.columns]

    def summary(self, item):
        return " · ".join(filter(None, (item[name] for name in NAMES[1:])))

    def same_as(self, item):
        return "|".join(item[name].casefold() for name in ("name", "telephone", "email"))

    def schema(self):
        of_contact = kind_named(self.section).schema["properties"]["contacts"]["items"]
        return of_contact | {"properties": of_contact["properties"] | {"key": text()}}

    def list_url(self, paper):
        return reverse("plans:paper", args=[paper.key])

    def reasons_not_to_bring_in(self, paper, *, by, reason):
        asked = editing.reasons_not_to_edit(CHAPTERS, paper, by=by)
        return asked or reasons_not_to_change(paper, by=by, reason=reason)


#: What lists of other councils call the columns.
TELEPHONES = (
    "phone", "tel", "number", "call", "tel no", "telephone no", "telephone number", "phone number", "contact number",
    "contact no", "phone no", "mobile",
)  # fmt: skip
WEBSITES = ("web", "web address", "link", "url", "web site", "web page", "webpage", "site", "online", "website address")
NOTES = (
    "notes", "when", "hours", "what for", "opening hours", "opening times", "details", "description", "information",
    "what they do", "address", "further information",
)  # fmt: skip
CONTACTS = ContactRoster()
TABLE = RowTable(
    CONTACTS,
    (
        FieldColumn(
            "name", "Name", "wide",
            also=("organisation", "service", "contact", "agency", "who", "team", "organisation name", "service name"),
            field=LineField(required=True, error_messages={"required": "Enter the name of the contact."}),
        ),
        FieldColumn("telephone", "Telephone", also=TELEPHONES, field=LineField(most=100)),
        FieldColumn("email", "E-mail address", also=("email", "e mail", "mail"), field=LineField(most=254)),
        FieldColumn("website", "Website", also=WEBSITES, field=LineField(most=500)),
        FieldColumn("note", "Note", "wide", also=NOTES, field=LineField(most=500)),
    ),
    lambda: dict.fromkeys(("key", *NAMES), ""),
)  # fmt: skip
