"""Rows as they travel: the fields of each, once, with their schema; what is exported and what is loaded follow."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Model

from partnerships.models import Organisation, OrganisationKind, Partnership
from plans.document.schemas import DATE, SLUG, choice, nullable, record, text, truth, written

COLOUR = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$", "maxLength": 7}


@dataclass(frozen=True)
class RowShape:
    """Which fields of a row travel. A new field is one line here: schema, default, export and import know it."""

    model: type[Model]
    fields: dict[str, dict]

    def schema(self, optional: dict | None = None, **further: dict) -> dict:
        """The row's schema, with what else an entry of its kind holds."""
        return record(optional, **self.fields, **further)

    def data(self, row: Model) -> dict:
        return {name: plain(getattr(row, name)) for name in self.fields}

    def row(self, data: dict, **further) -> Model:
        """A new row, not saved: days and keys are still as written, which ``full_clean`` makes good."""
        return self.model(**self.values(data), **further)

    def values(self, data: dict) -> dict:
        return {name: data[name] for name in self.fields}


def plain(value):
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | list) else str(value)


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def instant(written_at: str) -> datetime:
    return datetime.fromisoformat(written_at.replace("Z", "+00:00"))


ORGANISATION = RowShape(
    Organisation,
    {
        "slug": SLUG,
        "name": written(),
        "short_name": text(60),
        "kind": choice(*OrganisationKind.values, default=OrganisationKind.OTHER),
        "website": text(),
    },
)
PARTNERSHIP = RowShape(
    Partnership,
    {
        "slug": SLUG,
        "name": written(),
        "kind": choice(*Partnership.Kind.values, default=Partnership.Kind.AREA),
        "is_made_up": truth(False),
        "website": text(),
        "email": text(254),
        "starts_on": nullable(DATE),
        "ends_on": nullable(DATE),
        "agreement": text(300),
        "agreed_on": nullable(DATE),
        **{name: COLOUR | {"default": Partnership._meta.get_field(name).default} for name in ("colour", "accent")},
    },
)
