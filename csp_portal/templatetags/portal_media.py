"""Style sheets and scripts of forms, with the request's nonce: their import map is an inline script."""

from django import template
from django.forms import Media as FormMedia
from js_asset import Media

register = template.Library()


@register.simple_tag(takes_context=True)
def form_media(context, *forms):
    """The joined media of *forms* (or formsets, or nothing); base.html calls it for ``form`` and ``formset``."""
    media = FormMedia()
    for form in forms:
        media = media + getattr(form, "media", FormMedia())
    if not (media._js or media._css or getattr(media, "_importmap", None)):
        return ""
    return Media.from_media(media, nonce=str(context["request"].csp_nonce)).render()
