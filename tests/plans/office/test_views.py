"""Who is handed which file, and what it is called."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from actions.models import Action
from partnerships.access import Role
from plans.models import RenderedText
from plans.office.word_out.making import WORD
from plans.papers.versions import freeze, publish
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(title="Safer Anyborough", slug="safer", blocks=("Our area",))


def headings(response):
    word = docx.Document(BytesIO(response.content))
    return [each.text for each in word.paragraphs if each.style.name == "Heading 1"]


def test_the_public_gets_the_public_text_and_it_is_made_once(client, plan):
    officer = make_user(Role.OFFICER, plan.partnership)
    publish(freeze(plan.paper, by=officer, purpose="submission"), by=officer, basis="papers")
    plan.paper.blocks.update(heading="Written since")

    responses = [client.get(reverse("plans:word", args=["safer"])) for _ in range(2)]

    assert [headings(each) for each in responses] == [["Our area", "About this document"]] * 2
    assert (responses[0]["Content-Type"], responses[0]["Content-Disposition"]) == (
        WORD, 'attachment; filename="safer.docx"',
    )  # fmt: skip
    assert RenderedText.objects.count() == 1


def test_a_draft_goes_to_those_who_may_see_it(client, plan):
    url = reverse("plans:paper_word", args=[plan.paper.key])
    client.force_login(make_user(Role.READER, plan.partnership))
    refused = client.get(url).status_code
    client.force_login(make_user(Role.OFFICER, plan.partnership))
    response = client.get(url)

    assert refused == 403
    assert headings(response) == ["Our area", "About this document"]
    assert "safer-anyborough-draft-" in response["Content-Disposition"]


def test_each_public_text_gives_its_tables_where_it_has_some(client, plan):
    officer = make_user(Role.OFFICER, plan.partnership)
    html = "<table><caption>Homes</caption><tr><th>Area</th></tr><tr><td>North</td></tr></table>"
    versions = [freeze(plan.paper, by=officer, purpose="submission")]
    plan.paper.blocks.update(data={"html": html})
    versions.append(freeze(plan.paper, by=officer, purpose="submission"))
    for version in versions:
        publish(version, by=officer, basis="papers")

    urls = [reverse("plans:paper_version_tables", args=[plan.paper.key, number]) for number in (1, 2)]
    pages = [client.get(reverse("plans:version", args=["safer", number])) for number in (1, 2)]
    answers = [client.get(url) for url in urls]
    assert [each.status_code for each in answers] == [404, 200]
    assert ZipFile(BytesIO(answers[1].content)).namelist() == ["01-homes.csv", "contents.csv"]
    assert [url in page.content.decode() for url, page in zip(urls, pages, strict=True)] == [False, True]


def test_nothing_public_is_not_found(client, plan):
    assert client.get(reverse("plans:word", args=["safer"])).status_code == 404


def test_tables_and_actions_are_those_of_the_public_text(client, plan):
    officer = make_user(Role.OFFICER, plan.partnership)
    make_block(plan.paper, "action_plan", heading="Actions", data={"intro_html": ""}, position=1)
    action = Action.objects.create(paper=plan.paper, title="Light the park")
    publish(freeze(plan.paper, by=officer, purpose="submission"), by=officer, basis="papers")
    Action.objects.filter(pk=action.pk).update(title="Written since")

    page = load_workbook(BytesIO(client.get(reverse("actions:public_sheet", args=["safer"])).content)).worksheets[0]
    with ZipFile(BytesIO(client.get(reverse("plans:tables", args=["safer"])).content)) as archive:
        table = archive.read(archive.namelist()[0]).decode("utf-8-sig")

    assert [[cell.value for cell in row if cell.value] for row in page.iter_rows(min_row=2)] == [
        ["Light the park", "Not stated", "Safer Anyborough"]
    ]
    assert ("Light the park" in table, "Written since" in table) == (True, False)


def test_rows_of_a_table_go_to_those_who_may_see_them(client, plan):
    url = reverse("plans:rows_sheet", args=[plan.paper.key, "action"])
    client.force_login(make_user(Role.READER, plan.partnership))
    refused = client.get(url).status_code
    client.force_login(make_user(Role.OFFICER, plan.partnership))

    assert [refused, client.get(url).status_code] == [403, 200]
    assert client.get(reverse("plans:rows_sheet", args=[plan.paper.key, "project"])).status_code == 404
