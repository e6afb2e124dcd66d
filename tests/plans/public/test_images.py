"""Images of papers: who gets the bytes."""

import pytest
from django.test import Client

from partnerships.access import Role
from plans.models import Attachment
from plans.papers.versions import freeze, publish
from tests.factories import make_block, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
PIXEL = b"\x89PNG\r\n\x1a\n made up"


@pytest.fixture
def paper():
    return make_plan(blocks=()).paper


@pytest.fixture
def image(paper):
    kept = Attachment.store(paper, content=PIXEL, name="map.png", content_type="image/png", by=make_user())
    data = {"sha256": kept.sha256, "name": "map.png", "content_type": "image/png", "alt": "Map", "caption": ""}
    make_block(paper, kind="image", data=data)
    return kept


def status(image, user=None):
    client = Client()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/images/{image.sha256}/").status_code


def test_image_of_a_draft_is_for_its_workspace_only(paper, image):
    assert status(image) == 404
    assert status(image, make_user(Role.OFFICER, make_partnership())) == 404
    assert status(image, make_user(Role.READER, paper.partnership)) == 404
    assert status(image, make_user(Role.OFFICER, paper.partnership)) == 200


def test_image_of_a_public_version_is_for_everyone(paper, image):
    user = make_user()
    publish(freeze(paper, by=user, purpose="adoption"), by=user, basis="adoption")

    response = Client().get(f"/images/{image.sha256}/")

    assert response.content == PIXEL
    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"].startswith("attachment")


def test_image_added_after_publication_stays_private(paper):
    user = make_user()
    publish(freeze(paper, by=user, purpose="adoption"), by=user, basis="adoption")
    later = Attachment.store(paper, content=PIXEL + b"2", name="b.png", content_type="image/png", by=user)

    assert status(later) == 404
