"""Fields in which a list is typed: paragraphs of a section, mitigations of a risk."""

import re

from django import forms

#: What is said of the one box in which a whole list is typed.
OF_ONE_BOX = ("id", "autofocus", "rows", "cols", "maxlength", "data-most")


class ListField(forms.CharField):
    """A list of texts, typed into one box."""

    def has_changed(self, initial, data):
        return self.split(self.prepare_value(initial) or "") != self.split(data or "")

    def prepare_value(self, value):
        return self.join.join(map(self.text_of, value)) if isinstance(value, list) else value

    def clean(self, value):
        return self.split(super().clean(value))

    @staticmethod
    def text_of(item):
        return item


class ParagraphsWidget(forms.Textarea):
    """A box for each paragraph beside the number that it prints with, and an empty one behind them."""

    template_name = "governance/reporting/paragraphs.html"
    chapter = 1

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        texts = [text.strip() for text in re.split(r"\n\s*\n", (value or "").replace("\r", "")) if text.strip()]
        shared = {key: it for key, it in context["widget"]["attrs"].items() if key not in OF_ONE_BOX}
        context["boxes"] = [
            {"number": f"{self.chapter}.{n}", "text": text, "attrs": shared | self._own_attrs(context, n, text)}
            for n, text in enumerate([*texts, ""], start=1)
        ]
        return context

    def _own_attrs(self, context, n, text):
        attrs = context["widget"]["attrs"]
        first = {"id": attrs.get("id")} | ({"autofocus": True} if attrs.get("autofocus") else {})
        label = f"{'Paragraph' if text else 'New paragraph'} {self.chapter}.{n}"
        own = first if n == 1 else {"id": f"{attrs.get('id')}_{n}"}
        return own | {"rows": 3 if text else 1, "aria-label": label}

    def value_from_datadict(self, data, files, name):
        return "\n\n".join(data.getlist(name)) if hasattr(data, "getlist") else data.get(name)


class ParagraphsField(ListField):
    """Numbered paragraphs, an empty line within one divides it."""

    widget = ParagraphsWidget
    join = "\n\n"

    @staticmethod
    def text_of(item):
        return item["text"] if isinstance(item, dict) else item

    def split(self, value):
        paragraphs = re.split(r"\n\s*\n", value.replace("\r", ""))
        return [" ".join(text.split()) for text in paragraphs if text.strip()]


class MitigationsField(ListField):
    """One item to a line."""

    widget = forms.Textarea(attrs={"rows": 3})
    join = "\n"

    def split(self, value):
        return [line.strip() for line in value.splitlines() if line.strip()]
