"""Building the demonstration: once, each area whole or not at all, never beside real people."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import codes
from soceis.foundation.records.errors import WrongState
from soceis.interfaces.demonstration.load import build, building
from soceis.interfaces.demonstration.plan import plan
from soceis.interfaces.demonstration.shapes import DemonstrationPlan
from soceis.journey.casework import actions as casework

TODAY = date(2026, 11, 23)
OTHERS_IN_EACH_AREA = 2


@pytest.fixture
def few(committed_database: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> DemonstrationPlan:
    """An empty service, and a plan of those with a story and a few others in each area."""
    whole = plan()
    kept = {person.key for person in whole.people if person.full_story}
    for area in whole.areas:
        others = [person.key for person in whole.people if person.area == area.name and not person.full_story]
        kept |= set(others[:OTHERS_IN_EACH_AREA])
    small = replace(
        whole,
        people=tuple(person for person in whole.people if person.key in kept),
        referrals=tuple(referral for referral in whole.referrals if referral.person in kept),
        episodes=tuple(episode for episode in whole.episodes if episode.person in kept),
    )
    monkeypatch.setattr(building, "plan", lambda: small)
    codes.forget()
    return small


def areas() -> set[str]:
    return set(Area.objects.values_list("name", flat=True))


def test_an_interrupted_building_leaves_whole_areas_and_goes_on_the_next_time(
    few: DemonstrationPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_off = casework.sign_off

    def interrupted(*, by: User, **given: Any) -> Any:
        if by.display_name.startswith("Morag"):
            raise RuntimeError("the lights went out")
        return sign_off(by=by, **given)

    monkeypatch.setattr(casework, "sign_off", interrupted)
    with pytest.raises(RuntimeError, match="lights"):
        build(today=TODAY)
    assert areas() == {"Cardiff", "Newcastle", "Dundee"}
    assert not User.objects.filter(display_name__startswith="Morag").exists()

    monkeypatch.setattr(casework, "sign_off", sign_off)
    told: list[tuple[int, int]] = []
    summary = build(today=TODAY, progress=lambda done, total: told.append((done, total)))
    assert areas() == {"Cardiff", "Edinburgh", "Newcastle", "Dundee"}
    assert told[-1] == (summary.steps, summary.steps)
    assert [done for done, _ in told] == sorted(done for done, _ in told)

    with pytest.raises(WrongState, match="something in this service already"):
        build(today=TODAY)
    staff = User.objects.all()
    assert len(staff) == len(few.workers)
    assert all(person.is_demonstration and not person.has_usable_password() for person in staff)
    assert Membership.objects.count() == len(few.workers)


@pytest.mark.parametrize("what", ["area", "person"])
def test_invented_people_are_never_made_beside_real_ones(few: DemonstrationPlan, what: str) -> None:
    if what == "area":
        Area.objects.create(code="leith", name="Leith", nation="scotland", launch_date=TODAY)
    else:
        User.objects.invite(email="somebody@example.org", display_name="Somebody Real")
    before = areas()
    with pytest.raises(WrongState, match="something in this service already"):
        build(today=TODAY)
    assert areas() == before
    assert not User.objects.filter(is_demonstration=True).exists()


@pytest.mark.parametrize(
    ("today", "months"),
    [(date(2023, 3, 1), 0), (date(2026, 11, 23), 44), (date(2027, 1, 2), 46), (date(2024, 2, 29), 11)],
)
def test_the_latest_data_date_lies_in_the_month_before(today: date, months: int) -> None:
    assert building.months_to_shift(today) == months
