"""A Word template with its fields filled: words where they stand, whole texts in their own paragraphs. Pure.

Loads python-docx and docxtpl, which take a while: import it where a file is made.
"""

import re
from collections.abc import Mapping
from io import BytesIO

from docxtpl import DocxTemplate, Listing
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plans.office.frames.fields import FrameField, is_hidden_in, numbered, open_frame
from plans.office.frames.foreign import forget_template
from plans.office.packages import Unreadable

#: What a field is called while it is filled.
TAG = re.compile(r"\{\{(?:p )?field_\d+ ?\}\}")
HIDDEN = "Double braces stand in this file where no field is filled, such as in the name of a picture. Take them out."
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")


def filled(content: bytes, *, words: Mapping[str, str], texts: Mapping[str, bytes], title: str = "") -> bytes:
    """The file with ``words``, and the Word files ``texts``, in the place of the fields of these names; nothing in that
    of others. ``title`` is that of the file. Raises Unreadable.
    """
    names: dict[str, str] = {}

    def tag_of(field: FrameField) -> str:
        name = names.setdefault(field.name, f"field_{len(names)}")
        return f"{{{{p {name} }}}}" if field.name in texts and field.stands_alone else f"{{{{{name}}}}}"

    document = numbered(open_frame(content), tag_of)
    if is_hidden_in(document, TAG):
        raise Unreadable(HIDDEN)
    forget_template(document)
    template = DocxTemplate(_saved(document))
    template.init_docx()
    context = {
        number: template.new_subdoc(BytesIO(texts[name])) if name in texts else Listing(_clean(words.get(name, "")))
        for name, number in names.items()
    }
    template.render(context, ImmutableSandboxedEnvironment(), autoescape=True)
    template.docx.core_properties.title = title[:250]
    return _saved(template).getvalue()


def _clean(words: str) -> str:
    return CONTROLS.sub(" ", words.replace("\r\n", "\n"))


def _saved(document) -> BytesIO:
    out = BytesIO()
    document.save(out)
    out.seek(0)
    return out
