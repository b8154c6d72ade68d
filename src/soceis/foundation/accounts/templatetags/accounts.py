"""Template filters of this app: ``{% load accounts %}``."""

from datetime import datetime

from django import template

from soceis.foundation.accounts.presenters import moment_words

register = template.Library()


@register.filter
def moment(value: datetime | None) -> str:
    """ "Tue 17 Nov, 14:02"; nothing for nothing."""
    return moment_words(value) if value else ""
