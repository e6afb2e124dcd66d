"""Documents as they are stored: rich text without scripts and styles, texts that both databases can keep."""

from plans.document.canonical import normalise
from plans.document.kinds import kind_named
from plans.interchange import naming


def clean(data: dict) -> dict:
    """The whole file, cleaned; the file that was given stays as it is."""
    data = normalise(data)
    for _, document in (*naming.documents(data), *naming.frozen_documents(data)):
        for _, block in naming.known_blocks("", document):
            block["data"] = kind_named(block["kind"]).clean(block["data"])
    return data
