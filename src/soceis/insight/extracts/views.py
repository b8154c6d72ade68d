"""Asking for an extract, and getting it in the same answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid
from soceis.insight.extracts import actions, presenters
from soceis.insight.extracts.forms import ExtractForm
from soceis.insight.extracts.queries import extracts_made

SHOWN = 20
# Answered by the form; the errors of the action bear the names of its arguments.
FIELD_OF = {"as_of": "day"}


@requires(Permission.EXTRACT_MAKE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """The form; posted, the zip itself. The whole file is read inside the request's own transaction."""
    areas = list(Area.objects.all())
    form = ExtractForm(request.POST if request.method == "POST" else None, areas=areas)
    if request.method == "POST" and form.is_valid():
        try:
            return _download(_user(request), form)
        except Invalid as error:
            form.refuse(Invalid({FIELD_OF.get(name, name): words for name, words in error.fields.items()}))
    before = list(extracts_made(_user(request))[:SHOWN])
    context = {
        "form": form,
        "before": presenters.made_before(before, {area.code: area.name for area in areas})
        if before
        else None,
    }
    return render(request, "extracts/make.html", context, status=422 if form.errors else 200)


def _download(user: User, form: ExtractForm) -> HttpResponse:
    made = actions.make(
        by=user,
        purpose=form.cleaned_data["purpose"],
        series=form.cleaned_data["series"],
        areas=form.chosen_areas,
        as_of=form.chosen_day,
    )
    answer = HttpResponse(made.content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="extract-{clock.today():%Y-%m-%d}.zip"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _user(request: HttpRequest) -> User:
    """The door has let in somebody who is logged in."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("This view needs somebody who is logged in.")
    return user
