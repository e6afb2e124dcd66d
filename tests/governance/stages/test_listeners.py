"""Whoever registers is told when a text is submitted and when its papers are published."""

import pytest

from governance.stages import lifecycle, listeners
from governance.stages.listeners import Listener, listen
from partnerships.verbs import Refused
from tests.factories import make_timetable
from tests.governance.stages.test_lifecycle import stage_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(clerk):
    return stage_of(make_timetable(by=clerk), "executive")


@pytest.fixture
def heard(monkeypatch):
    """What a listener was told, beside those that are registered already."""
    told = []
    monkeypatch.setattr(listeners, "_LISTENERS", dict(listeners._LISTENERS))
    listen(
        "maps",
        Listener(
            submitted=lambda stage, *, by, **chosen: told.append(("submitted", stage, by, chosen)),
            published=lambda stage, *, by, **chosen: told.append(("published", stage, by, chosen)),
            reasons_not_to_publish=lambda stage, *, maps="", **chosen: [] if maps else ["Say which maps go along."],
        ),
    )
    return told


def test_a_listener_is_told_what_the_person_chose(stage, clerk, heard):
    lifecycle.submit(stage, by=clerk, maps="small")
    lifecycle.publish_papers(stage, by=clerk, maps="large")

    assert heard == [
        ("submitted", stage, clerk, {"maps": "small"}),
        ("published", stage, clerk, {"maps": "large", "reason": ""}),
    ]


def test_a_listeners_reason_stops_the_papers_before_anything_is_changed(stage, clerk, heard):
    lifecycle.submit(stage, by=clerk)

    with pytest.raises(Refused, match="Say which maps go along"):
        lifecycle.publish_papers(stage, by=clerk)

    assert [what for what, *_ in heard] == ["submitted"]
    assert not stage.version.is_public
