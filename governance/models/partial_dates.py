"""Where migrations of this room know the check of partial dates from."""

from plans.models.partial_dates import partial_date

__all__ = ["partial_date"]
