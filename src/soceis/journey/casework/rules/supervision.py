"""Who supervises whom, and how long a talk may be. No Django."""

# By the role of the supervisor: the roles of those whom they supervise.
SUPERVISES = {
    "area_manager": ("practitioner", "peer_mentor"),
    "national_manager": ("area_manager",),
}
USUAL_MINUTES, SHORTEST, LONGEST = 60, 5, 480
# Every four to six weeks is usual; a talk without a day for the next is asked for after this many days.
USUAL_DAYS = 42
