"""Tags and filters for templates of blocks (templates/blocks/) and of their forms. ``{% load blocks %}``"""

from django import template
from django.forms import Media as PlainMedia
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from js_asset import Media

from partnerships.days import partial
from plans.document import cards, charts
from plans.document.render import image_address
from plans.document.richtext import for_output
from plans.document.unknown import holds_markup, spoken

register = template.Library()
SIZES = {2: "l", 3: "m"}

register.filter("partial_date", partial.partial_date)


@register.filter
def partial_range(start: str, end: str) -> str:
    return partial.partial_range(start, end)


@register.filter
def rich(value: str, heading_level: int = 3) -> SafeString:
    """Rich text, cleaned again, as prose: ``{{ data.html|rich:heading_level }}``."""
    inside = for_output(value, heading_level)
    return mark_safe(f'<div class="csp-prose">{inside}</div>') if inside else SafeString("")


@register.simple_tag
def heading(words, level, id=None, classes=""):
    """A heading of a level that is worked out: ``{% heading round.title heading_level %}``; nothing without words."""
    if not words:
        return ""
    names = f"govuk-heading-{SIZES.get(level, 's')} {classes}".strip()
    if id:
        return format_html('<h{} class="{}" id="{}">{}</h{}>', level, names, id, words, level)
    return format_html('<h{} class="{}">{}</h{}>', level, names, words, level)


@register.simple_block_tag(takes_context=True)
def in_cards(context, content):
    """Around a table of words in its frame: on a narrow page each row becomes a card, in print it stays a table."""
    return cards.in_cards(content) if context.get("medium") != "pdf" else content


@register.simple_tag
def plain_data(value) -> SafeString:
    """Data of a kind that nobody here knows: names and values, lists as lists."""
    if isinstance(value, dict):
        rows = format_html_join(
            "", "<div><dt>{}</dt><dd>{}</dd></div>", ((spoken(n), plain_data(v)) for n, v in value.items())
        )
        return format_html('<dl class="csp-facts">{}</dl>', rows)
    if isinstance(value, list):
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((plain_data(item),) for item in value)))
    if isinstance(value, str) and holds_markup(value):
        return rich(value)
    words = {None: "not stated", True: "yes", False: "no"}
    return format_html("{}", words[value] if value is None or isinstance(value, bool) else value)


@register.simple_tag
def draw_chart(kind, labels, series, title, summary="", unit="", id="", wide=False):
    """A chart as SVG; ``kind`` is bar, line or stacked_bar."""
    return charts.DRAW[kind](labels, series, title=title, summary=summary, unit=unit, id=id, wide=wide)


@register.simple_tag
def image_url(sha256, medium):
    """Where the bytes of an image are: an address of the portal, or of the PDF's own assets."""
    return image_address(sha256, medium)


@register.simple_tag(takes_context=True)
def editor_media(context, form):
    """Scripts and styles of a form's rich text editor, with the page's nonce."""
    media = form.media
    if not isinstance(media, Media):
        media = Media.from_media(media) if isinstance(media, PlainMedia) else Media()
    request = context.get("request")
    return mark_safe(str(Media.from_media(media, nonce=str(getattr(request, "csp_nonce", "")))))
