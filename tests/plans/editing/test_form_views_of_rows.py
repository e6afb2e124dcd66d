"""The form of a row: as that of a chapter, with its parts."""

import pytest
from django.urls import reverse

from plans.editing.verbs import add, save
from plans.models import Draft
from priorities.indicators.noun import INDICATORS
from priorities.models import CrossCuttingTheme, Priority
from priorities.priorities.noun import PRIORITIES, THEMES
from tests.factories import make_partnership, make_plan, make_user
from tests.plans.rows.pages import banner, said
from tests.plans.rows.posting import posted
from tests.priorities.data import indicator, priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership, name="Officer")


@pytest.fixture
def client(client, officer):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def row(paper, officer):
    return add(PRIORITIES, paper, priority("Road safety"), by=officer)


def url(verb, row, *more):
    return reverse(f"priorities:priority_{verb}", args=[row.paper.key, row.key, *more])


def section(paper):
    return reverse("priorities:edit", args=[paper.key])


def form_of(row, **changes):
    return posted(PRIORITIES.form_class(paper=row.paper, item=PRIORITIES.data(row)), revision=row.revision, **changes)


def test_add_a_priority(client, paper):
    fresh = PRIORITIES.form_class(paper=paper)

    response = client.post(
        reverse("priorities:priority_add", args=[paper.key]),
        posted(fresh, title="Road safety", strands=["crime_and_disorder"]),
        follow=True,
    )

    assert banner(response) == ["“Road safety” was added."]
    assert Priority.objects.get().strands == ["crime_and_disorder"]


def test_edit_a_priority(client, row):
    response = client.post(url("edit", row), form_of(row, title="Safer roads"), follow=True)

    row.refresh_from_db()
    assert banner(response) == ["“Safer roads” was saved."]
    assert (row.title, row.revision) == ("Safer roads", 2)


def test_edit_without_a_change_says_so(client, row):
    response = client.post(url("edit", row), form_of(row), follow=True)

    assert banner(response) == ["Nothing had changed in “Road safety”."]


def test_another_area_is_offered_and_nothing_is_saved(client, row):
    response = client.post(url("edit", row), form_of(row, structure="add:areas", title=""))

    assert response.context["form"].parts["areas"].count == 2
    assert "There is a problem" not in said(response)
    assert Priority.objects.get().title == "Road safety"


def test_second_saver_sees_both_texts_and_can_save_them_together(client, row, officer):
    mine = form_of(row, **{"areas-0-title": "Streets near schools"})
    other = make_user("officer", row.paper.partnership, name="Colleague")
    save(PRIORITIES, row, {**PRIORITIES.data(row), "title": "Safer roads"}, by=other, revision=1)

    response = client.post(url("edit", row), mine)

    page = said(response)
    assert response.status_code == 409
    assert "Saved by Colleague Priority" in page
    assert "Typed by you Priority" in page
    assert Draft.objects.get().fields["areas-0-title"] == ["Streets near schools"]
    together = response.context["form"]
    client.post(url("edit", row), posted(together, revision=response.context["revision"]))
    row.refresh_from_db()
    assert row.title == "Safer roads"
    assert [area.title for area in row.areas.all()] == ["Streets near schools"]
    assert not Draft.objects.exists()


def test_unsaved_text_is_offered_again(client, row, officer):
    fields = {name: form_of(row, title="Half a thought").getlist(name) for name in form_of(row)}
    Draft.objects.create(user=officer, form=f"priority:{row.pk}", fields=fields)

    assert "You have unsaved text" in said(client.get(url("edit", row)))
    restored = client.get(url("edit", row), {"draft": "restore"})
    assert restored.context["form"]["title"].value() == "Half a thought"


def test_restored_text_stands_on_the_revision_its_writer_had_read(client, row, officer):
    typed = form_of(row, title="Half a thought")
    Draft.objects.create(user=officer, form=f"priority:{row.pk}", fields=dict(typed.lists()), revision=1)
    save(PRIORITIES, row, {**PRIORITIES.data(row), "title": "Safer roads"}, by=officer, revision=1)

    assert client.get(url("edit", row), {"draft": "restore"}).context["revision"] == 1
    assert client.post(url("edit", row), typed).status_code == 409


def test_edit_in_approval_asks_why(client, paper, row):
    paper.state = "in_approval"
    paper.save()

    response = client.post(url("edit", row), form_of(row, title="Safer roads"))

    assert response.context["reason_form"].errors == {"reason": ["Enter a reason."]}
    assert Priority.objects.get().title == "Road safety"


def test_row_of_another_paper_is_not_found(client, paper, row, officer):
    elsewhere = make_plan(paper.partnership, blocks=()).paper

    assert client.get(reverse("priorities:priority_edit", args=[elsewhere.key, row.key])).status_code == 404


def test_theme_and_indicator_have_pages_too(client, paper, officer):
    theme = add(THEMES, paper, {"title": "Children", "text": ""}, by=officer)
    measured = add(INDICATORS, paper, indicator("Burglary"), by=officer)

    fresh = posted(THEMES.form_class(paper=paper, item=THEMES.data(theme)), revision=1, title="Young people")
    client.post(reverse("priorities:theme_edit", args=[paper.key, theme.key]), fresh)
    page = said(client.get(reverse("priorities:indicators", args=[paper.key])))

    assert CrossCuttingTheme.objects.get().title == "Young people"
    assert "Burglary Latest figure: 61.5% (Quarter 1)" in page
    assert client.get(reverse("priorities:indicator_edit", args=[paper.key, measured.key])).status_code == 200


def test_text_typed_into_a_paper_that_was_adopted_meanwhile_is_shown_and_kept(client, paper, row):
    paper.state = "adopted"
    paper.save()

    response = client.post(url("edit", row), form_of(row, title="An hour of work"))

    assert response.status_code == 200
    assert "An hour of work" in response.content.decode()
    assert "Adopted text is never edited" in response.content.decode()
    assert [draft.fields["title"] for draft in Draft.objects.all()] == [["An hour of work"]]
    assert Priority.objects.get().title == "Road safety"
