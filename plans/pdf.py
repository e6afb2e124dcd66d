"""HTML → tagged PDF, in isolation and the same each time.

Nothing is read from disk or network but what the caller hands over as assets, and nothing depends on the clock: the
same HTML and assets give the same text, tags and pages. About 90 ms and 2 MB a page, so the worker does it, never a
request.
"""

import hashlib
from collections.abc import Mapping

from plans.pdf_assets import BASE, Asset

VARIANT = "pdf/ua-1"


def render_pdf(html: str, assets: Mapping[str, Asset]) -> bytes:
    """The PDF of an HTML page; aims at PDF/UA-1. An address that is not in ``assets`` draws nothing."""
    from weasyprint import HTML  # loads Pango: not in a web process

    from plans.pdf_fetcher import AssetFetcher

    page = HTML(string=html, base_url=BASE, url_fetcher=AssetFetcher(assets), media_type="print")
    return page.write_pdf(pdf_variant=VARIANT, pdf_identifier=hashlib.sha256(html.encode()).digest()[:16])
