"""What a person is and was called, and which of it stands in texts that are about others."""

import pytest
from allauth.account.models import EmailAddress

from csp_portal.people.called import addresses_of, names_of, unsure_names
from partnerships.access import Role
from partnerships.history import acting_as
from partnerships.people.verbs import accept, invite
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Invited as colleagues knew her; married and moved to another domain since."""
    partnership = make_partnership()
    chair = make_user(Role.ADMINISTRATOR, partnership, name="Ann Other", email="ann@x.example")
    invitation = invite(partnership, by=chair, email="Jane@old.example", name="Jane M. Smith", role=Role.OFFICER)
    user = accept(invitation, name="Jane Smith", password="three random words")
    invite(partnership, by=chair, email="j.doe@new.example", name="Jay Doe", role=Role.READER)
    with acting_as(user):
        user.name, user.email = "Jane Doe", "J.Doe@new.example"
        user.save()
    EmailAddress.objects.create(user=user, email="private@x.example")
    EmailAddress.objects.create(user=chair, email="others@x.example")
    return user


def test_every_address_the_present_one_first_and_each_once(person):
    assert addresses_of(person) == ["J.Doe@new.example", "jane@old.example", "private@x.example"]


def test_every_name_and_as_directories_write_it(person):
    assert names_of(person) == {
        "Jane Doe", "Doe, Jane", "Jane Smith", "Smith, Jane", "Jane M. Smith", "Smith, Jane M.", "Jay Doe", "Doe, Jay"
    }  # fmt: skip
    assert unsure_names(person) == set()


@pytest.mark.parametrize("name", ["Jane", "Committee clerk", "head of safety", "Deputy Head", "ann other"])
def test_a_word_a_post_or_the_name_of_somebody_else_is_unsure(name):
    make_user(name="Ann Other")
    user = make_user(name=name, post="Deputy Head")
    with acting_as(user):
        user.post = "Head of Safety"
        user.save()

    assert (names_of(user), unsure_names(user)) == ({name}, {name})
