"""How long things took, in days: the ranges from which the invented episodes are drawn."""

# Shortest and longest time from first contact to the end, in days, by closure code.
LENGTHS = {
    "goals_met": (190, 520),
    "other_service": (160, 420),
    "custody": (110, 400),
    "moved_area": (90, 380),
    "placed": (90, 330),
    "post_18_service": (200, 420),
    "stopped_after_start": (80, 240),
    "declined_at_offer": (30, 110),
    "caregiver_declined": (25, 80),
    "no_contact_made": (70, 190),
}
EARLY_LENGTHS = {
    "goals_met": (280, 700),
    "declined_at_offer": (66, 120),
    "no_contact_made": (80, 200),
    "other_service": (200, 420),
    "stopped_after_start": (90, 240),
}
# How long before the data date an episode still open was received, in days.
OPEN_SINCE = {"active": (70, 520), "paused": (150, 560), "engaging": (25, 60)}
WAITING_SINCE = {"awaiting_allocation": (10, 38), "allocated_not_started": (18, 55), "unknown": (300, 500)}
