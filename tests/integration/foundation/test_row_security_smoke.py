import pytest

pytestmark = pytest.mark.django_db(databases="__all__")


def test_it_migrates() -> None:
    from soceis.people.models import YoungPerson

    assert YoungPerson.objects.count() == 0
