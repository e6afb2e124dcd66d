from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from partnerships.models import AuditEntry
from plans.models import Version
from plans.papers.versions import freeze
from tests.emptying import immutable_triggers_removed
from tests.factories import make_plan, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("triggers")]


@pytest.fixture
def paper():
    """A paper with three frozen versions."""
    paper, user = make_plan(title="Safer Anyborough").paper, make_user()
    for purpose in ("submission", "submission", "adoption"):
        freeze(paper, by=user, purpose=purpose)
    return paper


def tamper(statement, *values):
    """Change the database past the model, the queryset and the triggers."""
    with immutable_triggers_removed(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == 1


def verify():
    """What the command prints, and how it ends."""
    out = StringIO()
    try:
        call_command("verify_versions", stdout=out)
    except CommandError as error:
        return out.getvalue().splitlines(), str(error), error.returncode
    return out.getvalue().splitlines(), "", 0


def broken(number, sentence):
    return [f"Safer Anyborough, version {number}: {sentence}"], "The chain of one paper is broken.", 1


def test_versions_as_they_were_frozen_are_proved(paper):
    assert verify() == (["Every version is as it was made (3 versions)."], "", 0)


def test_a_changed_text_names_its_version(paper):
    tamper("UPDATE plans_version SET canonical = %s WHERE paper_id = %s AND number = 2", "{}", paper.pk)

    assert verify() == broken(2, "The text of version 2 is not the text that was kept: its SHA-256 differs.")


def test_a_changed_text_with_a_matching_checksum_breaks_its_link(paper):
    version = Version.objects.get(paper=paper, number=2)
    version.canonical = "{}"
    statement = "UPDATE plans_version SET canonical = %s, sha256 = %s WHERE paper_id = %s AND number = 2"
    tamper(statement, "{}", version.own_sha256(), paper.pk)

    assert verify() == broken(2, "Version 2 was relabelled: its link hash differs.")


def test_a_chain_forged_from_end_to_end_is_not_the_one_in_the_audit_log(paper):
    version = Version.objects.get(paper=paper, number=3)
    version.canonical = "{}"
    version.sha256 = version.own_sha256()
    statement = (
        "UPDATE plans_version SET canonical = %s, sha256 = %s, link_sha256 = %s WHERE paper_id = %s AND number = 3"
    )
    tamper(statement, "{}", version.sha256, version.own_link_sha256(), paper.pk)

    assert verify() == broken(3, "The audit log does not know version 3 as it stands.")


@pytest.mark.parametrize("column", ["purpose", "frozen_for"])
def test_a_relabelled_version_is_named(paper, column):
    tamper(f"UPDATE plans_version SET {column} = 'import' WHERE paper_id = %s AND number = 1", paper.pk)

    assert verify() == broken(1, "Version 1 was relabelled: its link hash differs.")


def test_a_changed_previous_hash_is_named(paper):
    statement = "UPDATE plans_version SET previous_sha256 = %s WHERE paper_id = %s AND number = 2"
    tamper(statement, "0" * 64, paper.pk)

    assert verify() == broken(2, "Version 2 does not follow the version before it: the previous hash differs.")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "Version 1 is missing: the next one found is version 2."),
        (2, "Version 2 is missing: the next one found is version 3."),
        (3, "Version 3 was made and is missing."),
    ],
)
def test_a_missing_version_is_named(paper, number, sentence):
    tamper("DELETE FROM plans_version WHERE paper_id = %s AND number = %s", paper.pk, number)

    assert verify() == broken(number, sentence)


def test_the_only_version_of_a_paper_is_missed():
    paper = make_plan(title="Safer Anyborough").paper
    freeze(paper, by=make_user(), purpose="submission")
    tamper("DELETE FROM plans_version WHERE paper_id = %s", paper.pk)

    assert verify() == broken(1, "Version 1 was made and is missing.")


def test_only_the_first_broken_link_of_each_chain_is_named(paper):
    other = make_plan(title="Safer Otherborough").paper
    freeze(other, by=paper.versions.first().frozen_by, purpose="import")
    tamper("UPDATE plans_version SET canonical = '[]' WHERE paper_id = %s AND number = 2", paper.pk)
    tamper("UPDATE plans_version SET canonical = '[]' WHERE paper_id = %s AND number = 3", paper.pk)
    tamper("UPDATE plans_version SET canonical = '[]' WHERE paper_id = %s AND number = 1", other.pk)
    lines, sentence, code = verify()

    assert [line.split(":")[0] for line in lines] == ["Safer Anyborough, version 2", "Safer Otherborough, version 1"]
    assert (sentence, code) == ("The chains of 2 papers are broken.", 1)


def test_database_refuses_to_replace_or_truncate_frozen_versions(paper):
    statements = {
        "sqlite": "INSERT OR REPLACE INTO plans_version SELECT * FROM plans_version",
        "postgresql": "TRUNCATE plans_version CASCADE",
    }

    connection.check_constraints()  # PostgreSQL truncates nothing while checks are still to come
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statements[connection.vendor])

    assert paper.versions.count() == 3


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_audit_of_frozen_versions_is_never_changed(paper, verb):
    entries = AuditEntry.objects.filter(event="version made")

    with pytest.raises(TypeError, match="An audit entry is never"):
        getattr(entries, verb)(**({"event": "something else"} if verb == "update" else {}))
