"""Keeping people apart: what a check may say, and to whom. No Django.

The check itself runs in the database (`app.kept_apart`), because nobody but the manager may read what it reads.
A keep-apart has one side (a young person, or a circle of them) and another (a young person, a circle, a worker,
a place or a way there); it may hold on some days of the week and at some hours alone, or for lifts alone.
"""

# What the check finds. A manager is told which; others are told less, see SAID.
PERSON, NEAR, LIFT, WORKER, PLACE, TWICE, WORKER_TWICE = (
    "person",
    "near",
    "lift",
    "worker",
    "place",
    "twice",
    "worker_twice",
)
SOMEBODY = "somebody"
FOUND = {
    PERSON: "in the same group",
    NEAR: "at the same place or on the same way there, around that time",
    LIFT: "in the same car",
    WORKER: "with this worker",
    PLACE: "at this place or on this way there, at that time",
    TWICE: "in another group at that time",
    WORKER_TWICE: "with another group at that time",
}
# What somebody who works with the young person is told, by what was found and whether there is more than one.
# That somebody else is near is told as the place being wrong: it would otherwise tell where they are.
SAID = {
    (PERSON, False): "Not with one person here",
    (PERSON, True): "Not with some people here",
    (LIFT, False): "Not in this car",
    (LIFT, True): "Not in this car",
    (WORKER, False): "Not with one of the workers here",
    (WORKER, True): "Not with some of the workers here",
    (PLACE, False): "Not at this place at that time",
    (PLACE, True): "Not at this place at that time",
    (TWICE, False): "In another group at that time",
    (TWICE, True): "In other groups at that time",
}
ASK = "Ask the manager."
WHOLE = "This cannot go on as it stands. Ask the manager."

SIDES = {"person": "One young person", "circle": "A circle of young people"}
OTHER_SIDES = {
    "person": "Another young person",
    "circle": "A circle of young people",
    "worker": "A worker or a peer mentor",
    "place": "A place, or a way there",
}
WEEKDAYS = {
    "0": "Monday",
    "1": "Tuesday",
    "2": "Wednesday",
    "3": "Thursday",
    "4": "Friday",
    "5": "Saturday",
    "6": "Sunday",
}
REVIEW_WEEKS = 12  # a keep-apart is looked at again after that


def said(kind: str, several: bool) -> str:
    """The sentence for somebody who works with the young person."""
    return SAID[kind, several]
