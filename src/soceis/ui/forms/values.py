"""What the templates of forms need, as plain values."""

from typing import Any

from django.forms import BaseForm
from django.template import Context
from django.utils.translation import gettext as _

from soceis.ui.components import BUTTON_TONES, one_of
from soceis.ui.forms.base import Form


def summary_values(form: BaseForm) -> dict[str, Any]:
    """Title, lead and problems of a form of ours, or of an ordinary Django form."""
    if isinstance(form, Form):
        return {"title": form.error_title, "lead": form.error_lead, "problems": form.problems()}
    listed = [
        {"message": message, "target": "" if name == "__all__" else form[name].auto_id}
        for name, messages in form.errors.items()
        for message in messages
    ]
    return {"title": Form.error_title, "lead": "", "problems": listed}


def form_values(
    context: Context,
    form: BaseForm,
    content: str,
    *,
    submit: str = "",
    action: str = "",
    method: str = "post",
    tone: str = "",
    submit_name: str = "",
    second: str = "",
    second_name: str = "",
    cancel_url: str = "",
    cancel: str = "",
    draft_url: str = "",
    key: Any = "",
    classes: str = "",
    id: str = "",  # noqa: A002
    stick: bool = True,
    summary: bool = True,
) -> dict[str, Any]:
    """What `ui/fields/form.html` needs.

    `submit`, `second`, `cancel` are words on buttons; `draft_url` turns on saving as you type; `key` is the
    submission key that makes a double tap save once; `stick` keeps the main button at the thumb on phones;
    `summary=False` when the page shows the error summary elsewhere.
    """
    parts = form.parts() if isinstance(form, Form) else [(None, form.visible_fields())]
    return {
        "form": form,
        "parts": parts,
        "content": content,
        "submit": submit,
        "action": action,
        "method": method,
        "tone": one_of(tone, BUTTON_TONES, "A button's tone"),
        "submit_name": submit_name,
        "second": second,
        "second_name": second_name,
        "cancel_url": cancel_url,
        "cancel": cancel or _("Cancel"),
        "draft_url": draft_url,
        "key": key,
        "classes": classes,
        "form_id": id,
        "stick": stick,
        "summary": summary,
        "csrf_token": context.get("csrf_token"),
    }
