from django.apps import AppConfig

from soceis.people.rules import CODE_LISTS, CROSSWALKS


class PeopleConfig(AppConfig):
    """Young people, who is around them, safe ways to contact them."""

    name = "soceis.people"
    label = "people"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
