"""Areas, the people who work there and the forms they use: configuration, which no action makes."""

from collections.abc import Iterable
from datetime import date

from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration import shapes
from soceis.journey.plans.models import FormVersion

FORM_TITLE = "My plan"
# Before any area began.
FIRST_DAY = date(2020, 1, 1)


def make_area(area: shapes.Area, *, order: int) -> Area:
    """The area, in its place in lists."""
    return Area.objects.create(
        code=area.name.lower(),
        name=area.name,
        nation=area.nation,
        launch_date=area.launch_date,
        data_date=area.data_date,
        complete=area.complete,
        order=order,
    )


def make_staff(workers: Iterable[shapes.Worker], area: Area | None = None) -> dict[str, User]:
    """The people who work in the area, or in all of them, by key; those who are there already stay as they are.

    Nobody can log in with a password: the first page of a demonstration lets them be chosen.
    """
    return {
        worker.key: User.objects.filter(email=worker.email).first() or _member(worker, area)
        for worker in workers
    }


def _member(worker: shapes.Worker, area: Area | None) -> User:
    with clock.at(area.launch_date if area else FIRST_DAY):
        user = User.objects.invite(email=worker.email, display_name=worker.display_name)
        user.is_demonstration = True
        user.save(update_fields=["is_demonstration"])
        Membership.objects.create(user=user, area=area, role=worker.role)
    return user


def make_form(whole: shapes.DemonstrationPlan, area: shapes.Area, row: Area) -> FormVersion:
    """The area's own form; areas that share a form have copies of it."""
    topics = next(form.topics for form in whole.form_versions if form.key == area.form_version)
    return FormVersion.objects.create(
        area=row,
        code=f"{row.code}-{len(topics)}",
        title=FORM_TITLE,
        topics=list(topics),
        used_from=row.launch_date,
    )
