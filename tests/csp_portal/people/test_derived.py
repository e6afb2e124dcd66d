"""What is drawn of texts goes with a name; a picture that a sealed text shows stays."""

import pytest

from csp_portal.people import derived
from csp_portal.people.traces import Trace
from partnerships.access import Role
from plans.models import Attachment, Block, RenderedText
from plans.papers.versions import freeze
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_portrait_stays_where_a_version_shows_it(tmp_path, settings, is_sealed):
    settings.MEDIA_ROOT = tmp_path
    paper = make_plan(blocks=()).paper
    officer = make_user(Role.OFFICER, paper.partnership)
    shown, other = (
        Attachment.store(paper, content=content, name="a.jpg", content_type="image/jpeg", by=officer)
        for content in (b"pixels", b"others")
    )
    portrait = {"sha256": shown.sha256, "content_type": "image/jpeg"}
    signed = {"post": "Chair", "html": "<p>Welcome.</p>", "name": "Jane Doe", "portrait": portrait}
    block = make_block(paper, kind="foreword", data=signed)
    if is_sealed:
        freeze(paper, by=officer, purpose="consultation")
    RenderedText.objects.create(key="k", html="Jane Doe", packed=b"")

    lost = derived.lost_portraits(
        [Trace(Block, block.pk, "data", {"post": "Chair"}), Trace(Block, block.pk, "heading", "x")]
    )
    derived.forget([], lost)

    assert lost == {shown.sha256}
    assert set(Attachment.objects.all()) == ({shown, other} if is_sealed else {other})
    assert not RenderedText.objects.exists()
