"""Numbers of rows that somebody sent in a list."""

import pytest

from partnerships.models import User


@pytest.mark.django_db
def test_numbers_that_no_row_can_have_are_in_no_list():
    user = User.objects.system("import")

    assert list(User.objects.filter(pk__in=[user.pk, 10**30, -(10**30)])) == [user]
    assert not User.objects.filter(role_assignments__in=[10**30]).exists()
