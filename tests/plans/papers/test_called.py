"""What messages call one chapter."""

import pytest
from django.utils import timezone

from tests.factories import make_block, make_plan, make_user


@pytest.mark.django_db
def test_a_chapter_without_a_heading_is_called_as_in_the_lists():
    paper = make_plan(blocks=()).paper
    charts = [make_block(paper, kind="chart", heading="", position=place) for place in range(3)]
    charts[0].removed_at, charts[0].removed_by = timezone.now(), make_user()
    charts[0].save()

    assert [str(chart) for chart in charts] == ["Chart", "Chart 1", "Chart 2"]
