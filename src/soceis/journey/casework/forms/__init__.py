"""What is typed, turned into values for the actions. Nothing here saves."""

from soceis.journey.casework.forms.closing import ClosureForm, ReturnForm, SignOffForm
from soceis.journey.casework.forms.contacts import AttemptForm, CorrectionForm
from soceis.journey.casework.forms.diary import PromiseForm, VisitForm
from soceis.journey.casework.forms.episodes import PauseForm, ResumeForm
from soceis.journey.casework.forms.flags import AnswerForm, FlagForm, HowSoonForm
from soceis.journey.casework.forms.outreach import IntroductionForm, WhyForm
from soceis.journey.casework.forms.reviews import ReviewForm
from soceis.journey.casework.forms.visits import ContactForm, GroupForm
from soceis.journey.casework.forms.workers import AddWorkerForm, AllocateForm, EndForm

__all__ = [
    "AddWorkerForm",
    "AllocateForm",
    "AnswerForm",
    "AttemptForm",
    "ClosureForm",
    "ContactForm",
    "CorrectionForm",
    "EndForm",
    "FlagForm",
    "GroupForm",
    "HowSoonForm",
    "IntroductionForm",
    "PauseForm",
    "PromiseForm",
    "ResumeForm",
    "ReturnForm",
    "ReviewForm",
    "SignOffForm",
    "VisitForm",
    "WhyForm",
]
