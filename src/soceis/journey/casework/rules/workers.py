"""Words about who works with whom: conflicts of interest. No Django."""

CONFLICT = "conflict"
CONFLICT_WHY = {
    "family": "Family",
    "friend": "Friends, or friends of friends",
    "neighbour": "Neighbours, the same street or school",
    "before": "From earlier times",
    "other": "Something else",
}
CODE_LISTS = {"conflict_why": CONFLICT_WHY}
