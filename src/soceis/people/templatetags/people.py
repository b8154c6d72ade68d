"""Template filters of this app: ``{% load people %}``."""

from django import template

from soceis.people import presenters
from soceis.people.models import YoungPerson

register = template.Library()


@register.filter
def name_and_age(person: YoungPerson) -> str:
    """ "Jay Benbow, child, 15" """
    return presenters.name_and_age(person)
