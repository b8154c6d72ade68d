"""Coming in: is somebody in danger now, a link to a work address, using it once, leaving."""

from allauth.core import ratelimit
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.interfaces.partners import words
from soceis.interfaces.partners.visiting import VISIT, for_anybody
from soceis.sharing.consultations import actions
from soceis.ui.forms import EmailField, Form


class LinkForm(Form):
    """Where the link goes."""

    error_title = gettext_lazy("Please check the address")
    error_lead = ""
    email = EmailField(
        label=gettext_lazy("Your work e-mail"),
        hint=gettext_lazy("At your school, force, council or organisation."),
        required_message=gettext_lazy("Write your work e-mail."),
    )


@for_anybody
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponseBase:
    """The first question."""
    if request.method != "POST":
        return render(request, "door/start.html", words.frame(request))
    answer = request.POST.get("danger")
    if answer == "yes":
        return redirect("door:danger")
    return redirect("door:mine" if request.session.get(VISIT) else "door:link")


@for_anybody
@require_safe
def danger(request: HttpRequest) -> HttpResponseBase:
    """Whom to ring now, by nation. It ends here: nothing is written while somebody is in danger."""
    return render(request, "door/danger.html", {**words.frame(request), "nations": words.nations()})


@for_anybody
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest) -> HttpResponseBase:
    """Ask for a link. The answer is the same for every address, known or not, and after however many."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "door/link.html", {**words.frame(request), "form": form})
    email = form.cleaned_data["email"].strip().lower()
    mailbox = actions.mailbox_of(email)
    if _is_address(email) and ratelimit.consume(request, action="partner_link", key=mailbox):
        actions.ask_for_link(
            email, lambda token: request.build_absolute_uri(reverse("door:come_in", args=[token]))
        )
    return render(
        request, "door/link_sent.html", {**words.frame(request), "demonstration": settings.DEMONSTRATION}
    )


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


@for_anybody
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest, letter: str) -> HttpResponseBase:
    """The link of a letter. Opening it shows a button: programs that look into letters must not use it up."""
    if request.method != "POST":
        return render(request, "door/come_in.html", words.frame(request))
    visit = actions.come_in(letter) if ratelimit.consume(request, action="partner_come_in") else None
    if visit is None:
        said = {**words.frame(request), "form": LinkForm(), "used": True}
        return render(request, "door/link.html", said, status=410)
    request.session.cycle_key()
    request.session[VISIT] = visit
    return redirect("door:mine")


@for_anybody
@require_POST
def leave(request: HttpRequest) -> HttpResponseBase:
    """End the visit."""
    visit = request.session.pop(VISIT, "")
    if visit:
        actions.leave(visit)
    said = {**words.frame(request), "said": _("You have left. What you sent is with us.")}
    return render(request, "door/start.html", said)
