from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page


class TextPage(Page):
    """A text that is read."""

    body = RichTextField(blank=True)
    content_panels = (*Page.content_panels, FieldPanel("body"))


class ChaptersPage(Page):
    """A text of chapters that is edited."""

    body = StreamField(
        [("chapter", blocks.StructBlock([("heading", blocks.CharBlock()), ("text", blocks.RichTextBlock())]))],
        blank=True,
    )
    content_panels = (*Page.content_panels, FieldPanel("body"))
