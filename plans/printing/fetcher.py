"""What a PDF may fetch: nothing but what it was given. Import lazily: this loads WeasyPrint."""

from collections.abc import Mapping

from PIL import ImageFile
from weasyprint.urls import URLFetcher, URLFetcherResponse

from plans.printing.assets import Asset

# Loading WeasyPrint lets every reader of pictures in this process take half of one: an upload cut off is refused.
ImageFile.LOAD_TRUNCATED_IMAGES = False


class AssetFetcher(URLFetcher):
    """Answers ``asset:///…`` from an explicit map and ``data:`` from itself; refuses every other address.

    WeasyPrint's own fetcher reads local files and the network, so a plan's text could draw a secret into its PDF.
    """

    def __init__(self, assets: Mapping[str, Asset]):
        super().__init__(allowed_protocols={"data", "asset"}, allow_redirects=False)
        self._assets = assets

    def fetch(self, url, headers=None):
        if not url.startswith("asset:"):
            return super().fetch(url, headers)
        asset = self._assets.get(url)
        if asset is None:
            raise ValueError(f"This PDF has no asset {url}.")
        return URLFetcherResponse(url, asset.content(), {"Content-Type": asset.content_type})
