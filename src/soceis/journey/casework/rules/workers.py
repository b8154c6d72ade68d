"""Words about who works with whom: conflicts of interest, wishes, asking for somebody else. No Django."""

CONFLICT, COVER = "conflict", "cover"
CONFLICT_WHY = {
    "family": "Family",
    "friend": "Friends, or friends of friends",
    "neighbour": "Neighbours, the same street or school",
    "before": "From earlier times",
    "other": "Something else",
}
LOCAL = {"local": "Somebody from here", "elsewhere": "Somebody from elsewhere", "any": "No matter"}
GENDER = {"woman": "A woman", "man": "A man", "any": "No matter"}
ASKED_BY = {
    "young_person": "The young person",
    "caregiver": "Somebody at home",
    "worker": "The worker themselves",
}
CHANGE_ANSWERS = {
    "yes": "Yes: somebody else works with them",
    "together": "They stay, and somebody comes along",
    "later": "Not now: we look again",
    "no": "No",
}
CODE_LISTS = {
    "conflict_why": CONFLICT_WHY,
    "worker_local": LOCAL,
    "worker_gender": GENDER,
    "change_asked_by": ASKED_BY,
    "change_answer": CHANGE_ANSWERS,
}
