"""What was published of a meeting is fixed in the database too, against raw SQL and other programs."""

from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from governance.models import Pack, PackPart, Supplement
from governance.packs.agenda import add_item
from governance.packs.editions import ask_for_draft
from governance.packs.joining import make
from governance.packs.publishing import publish_pack
from tests.factories import make_meeting, make_user
from tests.governance.packs.test_agenda import pdf_of
from tests.governance.packs.test_supplements import add, publish
from tests.world import kept

pytestmark = [pytest.mark.django_db, pytest.mark.both("triggers")]
PACK, PART, SUPPLEMENT = (model._meta.db_table for model in (Pack, PackPart, Supplement))


@pytest.fixture(scope="module")
def clerk(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, partial(make_user, "site_administrator")) as clerk:
        yield clerk


@pytest.fixture(scope="module")
def meeting(clerk):
    """With its pack and a supplement published, and both files made."""
    meeting = make_meeting()
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(1), file_name="minutes.pdf")
    make(publish_pack(meeting, by=clerk).pk)
    add(meeting, clerk)
    publish(meeting, clerk)
    return meeting


def run(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def refused(statement):
    with pytest.raises(IntegrityError, match="never changed or deleted"):
        run(statement)


@pytest.mark.parametrize("table", [PACK, SUPPLEMENT, PART])
@pytest.mark.parametrize("column", ["sha256", "file"])
def test_no_file_is_exchanged(meeting, table, column):
    refused(f"UPDATE {table} SET {column} = 'other'")


@pytest.mark.parametrize(
    "change",
    [
        f"{PACK} SET edition = edition + 7", f"{PACK} SET total = NULL", f"{PACK} SET name = 'other'",
        f"{PACK} SET front_facts = '{{}}'", f"{PACK} SET published_at = '2020-01-01'", f"{PACK} SET state = 'draft'",
        f"{SUPPLEMENT} SET first = 1", f"{SUPPLEMENT} SET replaces = '1'", f"{SUPPLEMENT} SET variant = 'full'",
        f"{PART} SET title = 'other'", f"{PART} SET last = last + 1", f"{PART} SET paragraphs = '[7]'",
    ],
)  # fmt: skip
def test_nothing_that_was_published_is_changed(meeting, change):
    refused(f"UPDATE {change}")


@pytest.mark.parametrize("table", [PACK, SUPPLEMENT, PART])
def test_nothing_that_was_published_is_deleted_or_emptied(meeting, table):
    emptied = {
        "sqlite": f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "postgresql": f"TRUNCATE {table} CASCADE",
    }
    connection.check_constraints()  # PostgreSQL truncates nothing while checks are still to come

    refused(f"DELETE FROM {table}")
    refused(emptied[connection.vendor])


def test_no_paper_comes_into_a_pack_afterwards(meeting):
    with pytest.raises(IntegrityError, match="never changed or deleted"):
        PackPart.objects.create(pack=Pack.objects.first(), position=99, kind="paper", title="Slipped in")


@pytest.mark.parametrize("table", [PACK, SUPPLEMENT])
def test_it_is_withdrawn_with_a_reason_and_does_not_come_back(meeting, table):
    done = run(f"UPDATE {table} SET state = 'withdrawn', withdrawn_because = 'It named a child.'")

    assert done >= 1
    refused(f"UPDATE {table} SET state = 'published'")
    refused(f"UPDATE {table} SET sha256 = 'other'")


def test_a_draft_is_made_again_and_thrown_away():
    clerk, meeting = make_user("site_administrator"), make_meeting()
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(1), file_name="minutes.pdf")
    draft = ask_for_draft(meeting, by=clerk).pk
    make(draft)

    assert run(f"UPDATE {PART} SET title = 'other' WHERE pack_id = {draft}") == 2
    assert run(f"DELETE FROM {PART} WHERE pack_id = {draft}") == 2
    assert run(f"DELETE FROM {PACK} WHERE id = {draft}") == 1


def test_a_published_pack_whose_file_is_not_made_yet_is_never_deleted():
    clerk, meeting = make_user("site_administrator"), make_meeting()
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(1), file_name="minutes.pdf")
    pack = publish_pack(meeting, by=clerk)

    refused(f"DELETE FROM {PACK} WHERE id = {pack.pk}")
