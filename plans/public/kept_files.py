"""Files that are worked out of public texts, kept for a day: made once for what is in them and who writes them."""

import hashlib
import json
from collections.abc import Callable

from plans.models import RenderedText
from plans.public.frozen_text import renderers_version


def kept_file(kind: str, inputs: dict, make: Callable[[], bytes]) -> bytes:
    """The file of these inputs; many who ask at once wait for one that is made before."""
    told = json.dumps([kind, renderers_version(), inputs], sort_keys=True, default=str)
    key = hashlib.sha256(told.encode()).hexdigest()
    kept = RenderedText.objects.filter(key=key).values_list("packed", flat=True).first()
    if kept is not None:
        return bytes(kept)
    content = make()
    RenderedText.objects.bulk_create([RenderedText(key=key, html="", packed=content)], ignore_conflicts=True)
    return content
