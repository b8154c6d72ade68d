from django.apps import AppConfig

from soceis.sharing.consultations.rules import CODE_LISTS


class ConsultationsConfig(AppConfig):
    """What partners bring to us: to talk it through without a name, or to refer."""

    name = "soceis.sharing.consultations"
    label = "consultations"
    code_lists = CODE_LISTS
