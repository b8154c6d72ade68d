"""Naming a key worker, adding others, ending somebody's time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from soceis.foundation.records import clock, codes
from soceis.journey.casework.rules import ASSIGNMENT_KINDS
from soceis.ui.forms import ChoiceField, DateField, Form

OTHER_KINDS = ("co_worker", "cover", "peer_mentor")


def changes() -> list[tuple[str, str]]:
    """Reasons for a change, without those that are no change."""
    return [
        (code, words)
        for code, words in codes.choices("assignment_change")
        if code not in ("first", "closed", "conflict")
    ]


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be chosen, with what they carry in words."""

    id: str
    name: str
    carries: str = ""


class AllocateForm(Form):
    """Who the key worker is, with what each carries."""

    worker = ChoiceField(label="Who will be key worker?", required_message="Choose a key worker.")
    on = DateField(label="From when?", in_the_past=True, initial=clock.today)
    change_reason = ChoiceField(
        label="Why does the key worker change?", choices=changes, required_message="Say why."
    )

    def __init__(self, *args: Any, workers: Iterable[Candidate], present: str, **options: Any) -> None:
        """`present` is the id of the key worker of now, "" when there is none."""
        super().__init__(*args, **options)
        field: Any = self.fields["worker"]
        shown = [worker for worker in workers if worker.id != present]
        field.choices = [(worker.id, worker.name) for worker in shown]
        field.look = replace(field.look, hints={worker.id: worker.carries for worker in shown})
        if not present:
            del self.fields["change_reason"]


class AddWorkerForm(Form):
    """A co-worker, somebody who covers, or a peer mentor."""

    kind = ChoiceField(
        label="As what?",
        choices=tuple((code, ASSIGNMENT_KINDS[code]) for code in OTHER_KINDS),
        reveals={
            "co_worker": ("co_worker",),
            "cover": ("cover", "ends"),
            "peer_mentor": ("peer_mentor",),
        },
    )
    co_worker = ChoiceField(label="Who?", select=True)
    cover = ChoiceField(label="Who?", select=True)
    ends = DateField(label="Last day of cover", not_before=clock.today)
    peer_mentor = ChoiceField(label="Who?", select=True)
    begins = DateField(label="From when?", not_before=clock.today, initial=clock.today)

    def __init__(
        self, *args: Any, workers: Iterable[Candidate], mentors: Iterable[Candidate], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        carrying = [(worker.id, f"{worker.name} ({worker.carries})") for worker in workers]
        walking = [(mentor.id, mentor.name) for mentor in mentors]
        for name, choices in (("co_worker", carrying), ("cover", carrying), ("peer_mentor", walking)):
            field: Any = self.fields[name]
            field.choices = [("", "Choose one"), *choices]

    @property
    def worker_id(self) -> str:
        """Who was chosen, under the choice that was made."""
        return str(self.cleaned_data[self.cleaned_data["kind"]])


class EndForm(Form):
    """Why somebody's time with the young person ends."""

    reason = ChoiceField(label="Why does it end?", choices=changes)
    on = DateField(label="Last day", in_the_past=True, initial=clock.today)
