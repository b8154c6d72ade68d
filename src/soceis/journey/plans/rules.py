"""Topics, form versions and states of plans and goals. No Django.

Source: the evaluation report of 2023, Table 5. Cardiff's form offered ten topics, the others eighteen.
"""

TOPICS = {
    "emotional_regulation": "Handling feelings",
    "self_esteem": "Self-esteem",
    "relationships": "Relationships",
    "thinking_and_behaviour": "Thinking and behaviour",
    "caregiver_support": "Support for those who care for them",
    "family_support": "Family support",
    "risky_situations": "Spotting and handling risky situations",
    "exploitation": "Exploitation",
    "safety_planning": "Safety planning",
    "peer_mapping": "Friends and peers",
    "offending": "Offending",
    "peer_mentor": "Peer mentor",
    "contextual_safeguarding": "Safety in places and groups",
    "education_employability": "Education and work",
    "identity_work": "Identity",
    "substance_misuse": "Alcohol and drugs",
    "daily_routine": "Daily routine",
    "housing": "Housing",
}
TOPICS_OF_2020_SHORT_FORM = tuple(TOPICS)[:10]

DRAFT, AGREED, SUPERSEDED, ENDED = "draft", "agreed", "superseded", "ended"
PLAN_STATES = {DRAFT: "Draft", AGREED: "Agreed", SUPERSEDED: "Replaced by a newer plan", ENDED: "Ended"}
PLAN_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (DRAFT,),
    DRAFT: (AGREED, ENDED),
    AGREED: (SUPERSEDED, ENDED),
    SUPERSEDED: (),
    ENDED: (),
}
GOAL_STATES = {
    "suggested": "Suggested",
    "agreed": "Agreed",
    "working": "Working on it",
    "achieved": "Achieved",
    "changed": "Changed",
    "parked": "Parked",
    "dropped": "Let go, by choice",
}
GOAL_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": ("suggested", "agreed"),
    "suggested": ("agreed", "dropped", "changed"),
    "agreed": ("working", "achieved", "changed", "parked", "dropped"),
    "working": ("achieved", "changed", "parked", "dropped"),
    "parked": ("working", "dropped", "changed"),
    "changed": (),
    "achieved": (),
    "dropped": (),
}

CODE_LISTS = {"plan_topic": TOPICS, "goal_state": GOAL_STATES}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}
