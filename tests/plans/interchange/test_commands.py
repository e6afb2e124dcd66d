import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from plans.models import Plan
from tests.interchange_files import short, small_file

pytestmark = pytest.mark.django_db


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command(*arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refusal_of(*arguments):
    with pytest.raises(CommandError) as refusal:
        run(*arguments)
    return str(refusal.value), refusal.value.returncode


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(small_file()))
    return path


def test_import_plan_says_what_was_imported(file):
    assert run("import_plan", str(file)) == ("Imported anyborough-2026-29: Safer Anyborough.\n", "")
    assert Plan.objects.get().slug == "anyborough-2026-29"


def test_export_plan_writes_what_was_imported(file, tmp_path):
    run("import_plan", str(file))
    run("export_plan", "anyborough-2026-29", "--output", str(tmp_path / "out.json"))
    out, _ = run("export_plan", "anyborough-2026-29")

    assert json.loads(out) == json.loads((tmp_path / "out.json").read_text()) == short(small_file())


def test_import_plan_names_every_fault_on_its_line_and_ends_with_2(file):
    data = small_file(title="", extra=1)
    file.write_text(json.dumps(data))

    assert refusal_of("import_plan", str(file)) == (
        f"{file} was not imported:\n"
        "documents.plan.title: The text is empty. Wanted: a text of at most 500 characters. (the plan)\n"
        "documents.plan: unknown key “extra”. (the plan)",
        2,
    )  # fmt: skip


def test_import_plan_says_in_one_line_that_a_file_is_not_there(tmp_path):
    missing = tmp_path / "missing.json"

    assert refusal_of("import_plan", str(missing)) == (f"{missing} cannot be read: No such file or directory.", 2)


def test_export_plan_says_in_one_line_that_there_is_no_plan():
    assert refusal_of("export_plan", "nowhere") == ("There is no plan “nowhere”.", 2)


def test_rewrite_plan_file_writes_the_newest_version_without_keys_at_their_default(file):
    data = small_file()
    file.write_text(json.dumps({**data, "format": {"name": "csp-plan", "version": 1}}))
    before = file.stat().st_size
    out, _ = run("rewrite_plan_file", str(file))

    assert json.loads(file.read_text()) == short(data)
    assert out == f"{file}: {before:,} bytes before, {file.stat().st_size:,} now.\n"


def test_rewrite_plan_file_leaves_a_faulty_file_as_it_is(file):
    text = json.dumps(small_file(title=""))
    file.write_text(text)

    assert refusal_of("rewrite_plan_file", str(file)) == (
        f"{file} was left as it is:\ndocuments.plan.title: The text is empty.",
        2,
    )
    assert file.read_text() == text
