"""Template filters of this app: ``{% load people %}``."""

from django import template

from soceis.foundation.records import clock
from soceis.people import presenters
from soceis.people.models import YoungPerson
from soceis.people.rules import age_words

register = template.Library()


@register.filter
def name_and_age(person: YoungPerson) -> str:
    """ "Jay Benbow, child, 15" """
    return presenters.name_and_age(person)


@register.filter
def age(person: YoungPerson) -> str:
    """ "child, 15" """
    return age_words(person.date_of_birth, clock.today())
