"""What every page knows."""

PRODUCT = "Community Safety Plans"


def portal(request):
    """Product name and the request's reference; a view may add ``brand`` (see base.html)."""
    return {"product": PRODUCT, "reference": getattr(request, "reference", "")}
