"""Everything a partnership has in one zip: what is in it, and what never is."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from lxml import html

from plans.models import LookPicture, PartnerLogo, PrintedLook
from plans.papers.versions import freeze, publish
from plans.taking_out.writing import take_out
from tests.factories import make_block, make_council, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    partnership, by = make_partnership(slug="anyborough"), make_user()
    plan = make_plan(partnership, title="Safer Anyborough", slug="safer", blocks=("Our area",))
    publish(freeze(plan.paper, by=by, purpose="submission"), by=by, basis="papers")
    plan.paper.blocks.update(heading="Written since")
    not_public = make_plan(partnership, title="Not public", slug="not-public", blocks=("Our area",))
    make_block(not_public.paper, data={"html": "<table><tr><th>Homes</th></tr><tr><td>5</td></tr></table>"})
    freeze(not_public.paper, by=by, purpose="submission")
    make_plan(title="Of others", slug="others")
    return partnership


def taken(partnership, **further):
    out = BytesIO()
    number = take_out(partnership, out, **further)
    archive = ZipFile(out)
    assert len(archive.namelist()) == number
    return archive


def names(archive):
    return sorted(name.partition("-")[2] if name[0].isdigit() else name for name in archive.namelist())


def test_everything_is_there_and_the_index_leads_to_it(partnership):
    archive = taken(partnership, with_drafts=True)

    assert names(archive) == sorted(
        ["index.html", "plans/not-public.json", "plans/safer.json"]
        + [f"not-public/{name}" for name in ("draft.docx", "draft.json", "rows.xlsx")]
        + [f"not-public/version-1{end}" for end in (".docx", ".json", "-tables.zip")]
        + [f"safer-anyborough/{name}" for name in ("draft.docx", "draft.json", "rows.xlsx")]
        + [f"safer-anyborough/version-1{end}" for end in (".docx", ".json")]
    )
    links = html.fromstring(archive.read("index.html").decode()).xpath("//a/@href")
    assert sorted([*links, "index.html"]) == sorted(archive.namelist())


def test_the_pictures_of_printed_texts_are_there_under_their_names(partnership):
    by = make_user()
    before, cover, logo = (
        LookPicture.store(partnership, content=content, content_type="image/png", by=by)
        for content in (b"before", b"cover", b"logo")
    )
    look = PrintedLook.objects.create(partnership=partnership, cover=cover)
    PartnerLogo.objects.create(look=look, organisation=make_council(name="Anyborough Council"), picture=logo)

    archive = taken(partnership, with_drafts=True)

    named = {name: archive.read(name) for name in archive.namelist() if name.startswith("look/")}
    earlier = f"look/earlier-{before.sha256[:16]}.png"
    assert named == {earlier: b"before", "look/cover.png": b"cover", "look/logo-anyborough-council.png": b"logo"}


def test_without_drafts_there_are_public_texts_alone(partnership):
    archive = taken(partnership, with_drafts=False)

    versions = [f"safer-anyborough/version-1{end}" for end in (".docx", ".json")]
    assert names(archive) == ["index.html", *versions]
    said = b"".join(archive.read(name) for name in archive.namelist() if name.endswith("json"))
    assert (b"Our area" in said, b"Written since" in said) == (True, False)


def test_the_command_writes_the_file_and_never_over_another(partnership, tmp_path, capsys):
    file = tmp_path / "all.zip"
    call_command("take_out", "anyborough", str(file), "--public")

    assert capsys.readouterr().out.splitlines()[-1] == f"3 files in {file}."
    with pytest.raises(CommandError, match="there already"):
        call_command("take_out", "anyborough", str(file))
    with pytest.raises(CommandError, match="There is no partnership “nowhere”"):
        call_command("take_out", "nowhere", str(tmp_path / "none.zip"))
