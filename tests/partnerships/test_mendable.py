import pytest
from django.template import Context, Template

from partnerships.access import Permission, Role
from partnerships.mendable import Mendable, for_reader
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "urls"), [(Role.OFFICER, ["/text/", "", ""]), (Role.ADMINISTRATOR, ["/text/", "/day/", ""])]
)
def test_a_warning_is_a_link_for_who_may_mend_it_and_a_sentence_for_others(role, urls):
    partnership = make_partnership()
    remarks = [Mendable("It is empty.", "/text/"), Mendable("No day.", "/day/", Permission.BUILD_TIMETABLE), "Look."]

    read = for_reader(remarks, make_user(role, partnership), partnership)

    assert read == ["It is empty.", "No day.", "Look."]
    assert [getattr(each, "url", "") for each in read] == urls


def test_a_page_shows_the_sentence_as_a_link_and_a_letter_does_not():
    remark = Mendable("A < B.", "/form/?a=1&b=2")

    assert Template("{{ remark }}").render(Context({"remark": remark})) == (
        '<a class="govuk-link" href="/form/?a=1&amp;b=2">A &lt; B.</a>'
    )
    assert f"{remark}" == str(remark) == "A < B."
