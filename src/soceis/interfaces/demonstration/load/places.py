"""Areas, the people who work there and the forms they use: configuration, which no action makes."""

from collections.abc import Iterable, Mapping
from datetime import date

from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration import shapes
from soceis.journey.plans.models import FormVersion

FORM_TITLE = "My plan"


def make_areas(areas: Iterable[shapes.Area]) -> dict[str, Area]:
    """The areas by name, in the order of the plan."""
    return {
        area.name: Area.objects.create(
            code=area.name.lower(),
            name=area.name,
            nation=area.nation,
            launch_date=area.launch_date,
            data_date=area.data_date,
            complete=area.complete,
            order=order,
        )
        for order, area in enumerate(areas, start=1)
    }


def make_staff(whole: shapes.DemonstrationPlan, areas: Mapping[str, Area]) -> dict[str, User]:
    """The staff by key. Nobody can log in with a password; the first page of a demonstration lets them be chosen."""
    first_day = min(area.launch_date for area in whole.areas)
    staff = {}
    for worker in whole.workers:
        area = areas[worker.area] if worker.area else None
        joined = area.launch_date if area else first_day
        staff[worker.key] = _member(worker, area, joined)
    return staff


def _member(worker: shapes.Worker, area: Area | None, joined: date) -> User:
    with clock.at(joined):
        user = User.objects.invite(email=worker.email, display_name=worker.display_name)
        user.is_demonstration = True
        user.save(update_fields=["is_demonstration"])
        Membership.objects.create(user=user, area=area, role=worker.role)
    return user


def make_forms(whole: shapes.DemonstrationPlan, areas: Mapping[str, Area]) -> dict[str, FormVersion]:
    """Each area's own form by the name of the area; areas that share a form have copies of it."""
    topics = {form.key: form.topics for form in whole.form_versions}
    return {
        area.name: FormVersion.objects.create(
            area=areas[area.name],
            code=f"{area.name.lower()}-{len(topics[area.form_version])}",
            title=FORM_TITLE,
            topics=list(topics[area.form_version]),
            used_from=area.launch_date,
        )
        for area in whole.areas
    }
