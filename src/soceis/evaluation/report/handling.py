"""What may be done with a report: the mark on every page, and what the disclosure policy did."""

from dataclasses import dataclass

INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Handling:
    """Under which policy a report was made: `mark` on every page and figure, `told` once at the start.

    `words` says what the policy does; `released` whether it is made to leave the evaluation team.
    """

    policy: str
    mark: str
    title: str
    told: str
    words: str
    released: bool


NOT_FOR_RELEASE = Handling(
    INTERNAL,
    "Not for release",
    "Not for release",
    "Small numbers are not suppressed and each bar of the figures is a person. Keep this report inside the"
    " evaluation team, and do not copy tables or figures out of it.",
    "internal: nothing is suppressed.",
    released=False,
)


def handling_of(policy: str, words: str, *, released: bool) -> Handling:
    """How a report under a policy is to be handled; `words` is what the policy says of itself."""
    if not released:
        return NOT_FOR_RELEASE
    return Handling(
        policy,
        f"Prepared for release under the policy {policy}; not to be sent before two people have approved it",
        "Not to be sent yet",
        f"This report was prepared for release under the disclosure policy {policy}. It may be sent only after two"
        " people have approved it. A number that could let a young person be known is withheld and prints as [c].",
        f"{policy}: {words}",
        released=True,
    )
