"""The made-up plans, moved to any day: still files without fault."""

from datetime import date

import pytest

from csp_portal.demo.redate import redate
from csp_portal.management.commands.fill_demo import FOLDER, PLANS, read_fixture
from plans.interchange.load import check_file, whole_file

DAYS = [date(2026, 5, 4), date(2026, 12, 27), date(2027, 3, 31), date(2027, 4, 1), date(2028, 2, 29), date(2029, 11, 1)]


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("name", [name for name in PLANS if name.startswith("anyborough")])
def test_made_up_plan_is_without_fault_on_any_day(name, on):
    moved = redate(whole_file(read_fixture(FOLDER / f"{name}.json")), on)
    check_file(moved)

    assert "relative_to" not in moved["format"]
    happened = [v["frozen_at"][:10] for paper in moved["record"]["papers"] for v in paper["versions"]]
    assert max(happened, default="") <= on.isoformat()
