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
# The same for the young person's own page: no word there names what others did to them.
TOPICS_FOR_THEM = TOPICS | {
    "emotional_regulation": "Handling big feelings",
    "self_esteem": "Feeling good about myself",
    "relationships": "People in my life",
    "thinking_and_behaviour": "Thinking things through",
    "caregiver_support": "Help for those who look after me",
    "family_support": "My family",
    "risky_situations": "Spotting tricky situations",
    "exploitation": "People who are fair with me, and people who are not",
    "safety_planning": "Feeling safe",
    "peer_mapping": "My friends",
    "offending": "Things with police and court",
    "contextual_safeguarding": "Safe places and people",
    "education_employability": "School, college, work",
    "identity_work": "Who I am",
    "daily_routine": "My days",
    "housing": "Where I live",
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
# What somebody tapped by mistake, or thought better of, is not lost: achieved and let go lead back.
GOAL_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": ("suggested", "agreed"),
    "suggested": ("agreed", "dropped", "changed"),
    "agreed": ("working", "achieved", "changed", "parked", "dropped"),
    "working": ("achieved", "changed", "parked", "dropped"),
    "parked": ("working", "dropped", "changed"),
    "changed": (),
    "achieved": ("working",),
    "dropped": ("agreed",),
}
CHANGED = "changed"
OPEN_GOALS = ("suggested", "agreed", "working", "parked")
GOAL_HELPS = {
    "activity": "Something to do",
    "course": "A course or a class",
    "person": "A person who helps",
    "place": "A place or a service",
    "thing": "A thing they need",
    "page": "A web page, a sheet, a film",
}

CODE_LISTS = {"plan_topic": TOPICS, "goal_state": GOAL_STATES, "goal_help": GOAL_HELPS}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}
