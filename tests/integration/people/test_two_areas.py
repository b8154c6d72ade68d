"""A young person who was referred in two areas: each area's manager writes in their own."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.people import actions, queries
from tests.cast import Cast
from tests.factories.people import a_young_person

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_manager_of_the_second_area_adds_what_they_know(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        jay.areas = [cast.cardiff.pk, cast.edinburgh.pk]
        jay.save()
    with acting_as(cast.morag):
        actions.add_contact_point(
            by=cast.morag, young_person=jay, way="mobile", value="07700 900123", safe="yes"
        )
        actions.add_tie(by=cast.morag, young_person=jay, kind="friend", name="Ellis")
        (point,) = queries.contact_points_for(cast.morag, jay)
        (tie,) = queries.ties_for(cast.morag, jay)
    assert {point.area_id, tie.area_id} == {cast.edinburgh.pk}
