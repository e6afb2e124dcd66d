"""Fields of forms that several nouns share."""

from django import forms


def website():
    return forms.URLField(label="Website", required=False, assume_scheme="https")
