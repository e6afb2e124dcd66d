import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partnerships.identity.brand import contrast, darkened, palette
from tests.factories import make_partnership

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_of_black_and_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@given(colours)
def test_darkened_is_readable_whatever_the_colour(colour):
    assert contrast(darkened(colour, 4.5), "#ffffff") >= 4.5


@given(colours, colours)
def test_palette_can_carry_text(colour, accent):
    shades = palette(colour, accent)

    assert contrast(shades["brand"], "#ffffff") >= 4.5
    assert contrast(shades["brand_dark"], "#ffffff") >= 7
    assert contrast("#14252c", shades["brand_soft"]) >= 7


@pytest.mark.django_db
def test_stylesheet_holds_the_partnerships_colours_only(client):
    partnership = make_partnership(colour="#123456", accent="#c2571a")

    response = client.get(reverse("partnerships:brand", args=[partnership.slug]))

    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response.content.decode() == (
        ":root{--csp-brand:#123456;--csp-brand-dark:#0c2238;--csp-brand-soft:#e7ebee;--csp-accent:#c2571a;}"
    )
