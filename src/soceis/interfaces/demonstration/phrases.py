"""Short notes for the young people without a full story: attempts, times together, referral words."""

# where, minutes, components, what happened, their words, strengths seen
Meeting = tuple[str, int, str, str, str, str]

# (mode, summary, next step)
ATTEMPTS = (
    ("visit", "Knocked; nobody in. Left a card with my first name and number only.", "Try after school."),
    ("phone", "Rang twice, no answer. No message left, as agreed.", "Text tomorrow."),
    ("message", "Texted to say hello and who I am. Seen, no reply yet.", "Leave it a few days."),
    (
        "visit",
        "Spoke to gran on the step. He was asleep. She was glad somebody came.",
        "Call again this week.",
    ),
    (
        "visit",
        "Saw him across the road with friends; nodded and walked on so as not to put him on the spot.",
        "Text later.",
    ),
    (
        "phone",
        "Mum answered and said it has been a hard week. She will tell him I asked after him.",
        "Ring mum.",
    ),
    (
        "message",
        "Sent three choices for a first meet: food, climbing, a drive. No answer yet.",
        "Ask school.",
    ),
    (
        "visit",
        "He came to the door for a minute. Not today, he said, and that is fine.",
        "Same time next week.",
    ),
    ("phone", "Number not working. Asked the social worker for a new one.", "Wait for the number."),
    ("visit", "Went with the youth worker he knows. He had already left.", "Try the youth club."),
    ("message", "Good luck text before the hearing. Thumbs up back.", "Meet afterwards."),
    ("phone", "He picked up, said he was busy, and said I could try again.", "Try again."),
)

# (place, minutes, mix, summary, own words, strengths seen)
MEETINGS: tuple[Meeting, ...] = (
    (
        "Café",
        60,
        "EMO 50, REL 50",
        "Hot chocolate and a long talk about home. He did most of the talking.",
        "You actually listen.",
        "Says what he thinks, calmly.",
    ),
    (
        "Climbing wall",
        90,
        "FUN 60, SKL 40",
        "First time on the ropes. Nervous, then would not come down.",
        "Again!",
        "Kept going after a slip.",
    ),
    (
        "College",
        75,
        "EDU 70, ADV 30",
        "Looked round the workshops and met the tutor.",
        "",
        "Asked three good questions.",
    ),
    (
        "Home",
        50,
        "FAM 60, FIN 40",
        "Went through the benefit letter with mum and rang the helpline together.",
        "",
        "Mum kept all the letters in order.",
    ),
    (
        "Leisure centre",
        70,
        "FUN 50, HLT 50",
        "Gym induction, then food. Talked about sleep.",
        "I feel less heavy.",
        "Turned up early.",
    ),
    (
        "Library",
        60,
        "EDU 60, SKL 40",
        "Worked on the CV. Put in the paper round he had left out.",
        "",
        "More experience than he thought.",
    ),
    (
        "In the car",
        45,
        "EMO 60, DEC 40",
        "Drove about and talked. Easier side by side.",
        "It's easier in the car.",
        "Thought about what might happen next before deciding.",
    ),
    (
        "School",
        40,
        "ADV 60, EDU 40",
        "Meeting about the timetable. He told them himself what helps.",
        "",
        "Spoke up for himself.",
    ),
    (
        "Health centre",
        60,
        "HLT 80, DEC 20",
        "Went with him to the GP. He asked his own questions.",
        "",
        "Brave to go in.",
    ),
    (
        "Shops",
        55,
        "FIN 70, DEC 30",
        "Shoes for work within the budget, with four pounds over.",
        "Didn't even need the tenner.",
        "Compared prices.",
    ),
    (
        "Park",
        60,
        "REL 60, DEC 40",
        ("Walked and talked about friends: who turns up, who only rings when they want something."),
        "I'd never thought of it like that.",
        "Honest about a hard thing.",
    ),
    (
        "Music studio",
        90,
        "FUN 50, SKL 50",
        ("Recorded a verse and talked about what the words say to other people."),
        "That's mine, that.",
        "Patient with the retakes.",
    ),
    (
        "Court",
        150,
        "ADV 70, EMO 30",
        "Sat with him through the wait and explained what was said.",
        "",
        "Stayed polite through three hours of waiting.",
    ),
    (
        "Home",
        45,
        "FAM 70, EMO 30",
        "Tea with him and his aunt. They laughed about the cat.",
        "",
        "Kind to his little cousins.",
    ),
    (
        "Youth club",
        60,
        "GROUP 60, REL 40",
        "Cooking night with three others. He made the sauce.",
        "",
        "Showed another lad how.",
    ),
    (
        "Allotment",
        80,
        "SKL 60, EMO 40",
        "Built a raised bed. Quiet, content.",
        "Can we come back?",
        "Careful with tools.",
    ),
    (
        "Bike workshop",
        90,
        "SKL 70, FUN 30",
        "Took a wheel apart and put it back.",
        "",
        "Works things out by himself.",
    ),
    (
        "Job centre",
        60,
        "FIN 50, SKL 50",
        "Sorted the ID he needs and booked the first appointment.",
        "",
        "Rang them himself.",
    ),
    (
        "Café",
        50,
        "PEER_MENTOR 70, EMO 30",
        ("The peer mentor told a bit of his own story. Good questions both ways."),
        "So it's not just me.",
        "Listened well.",
    ),
    (
        "Home",
        40,
        "DEC 60, REL 40",
        ("Made a plan for the weekend: who to ring, where to be, how to say no."),
        "",
        "Came up with the plan himself.",
    ),
)

GROUP_MEETINGS = (
    ("Welcome and ground rules; the group wrote their own.", "Put the first rule on the board."),
    ("Friends and who has your back: small groups, then a poster.", "Backed up a quieter pupil."),
    ("Bullying, online and off. Good debate.", "Disagreed politely."),
    ("Money: what things cost and who pays.", "Quick with numbers."),
    ("Visitor who used to carry a knife and works in a kitchen now.", "Asked the question nobody dared to."),
    ("Saying no without losing face: role play.", "Made everybody laugh, and made the point."),
    ("Keeping calm: what the body does, what helps.", "Shared something personal."),
    ("What I am good at: each named one thing about the next person.", "Chosen as 'good listener'."),
    ("Planning a day out within a budget.", "Kept the group to time."),
    ("Last session: certificates, pizza, what next.", "Thanked the teaching assistant."),
)

CALLED_OFF = (
    ("cancelled_by_us", "Worker unwell. Told him in good time and set a new day."),
    ("cancelled_by_young_person", "He texted to put it off; a family birthday."),
    (
        "not_attended",
        "Waited at the usual place. He had overslept, he said later, and was glad to be asked again.",
    ),
    ("not_attended", "Not able to come: no bus fare left. A day ticket will be ready next time."),
)

TOLD = (
    "That somebody friendly will get in touch about things to do and people to talk to.",
    "That this is a service you can say no to.",
    "Told at a meeting by the social worker; he shrugged.",
    "That a worker can help with school and with getting out of the house.",
    "Not told yet; the referrer would like to do it together.",
)
VIEWS = (
    "Willing to meet once and see.",
    "Not sure. Does not want another worker.",
    "Wants help with getting a job.",
    "Likes the sound of the climbing.",
    "Did not say much.",
    "Asked whether it goes to the police. It does not.",
)
CAREGIVER_VIEWS = (
    "Worried, and relieved that somebody asked.",
    "Would like help with school.",
    "Tired of repeating the story.",
    "Supportive; asks to be told how it goes.",
    "Not asked yet.",
)
EARLY_SIGNS = (
    "older_associates",
    "unexplained_things",
    "missing",
    "leaving_education",
    "escalating_offending",
    "gang_association",
    "injuries_or_fear",
)
DECISION_REASONS = {
    "one_to_one": (
        "Several adults are placing him under pressure; one-to-one fits.",
        "A cluster of worries in two months and nobody he talks to.",
        "Police and school tell the same story; he would like a way out of it.",
        "Known adults are waiting for him outside school.",
    ),
    "school_group": (
        "Early signs only; the school programme fits and the door to one-to-one stays open.",
        "Suspended twice this year; school asks for the workshops.",
    ),
}
CLOSING_WORDS = {
    "goals_met": (
        "What he set out to do is done; he knows how to reach us.",
        "Settled, in work or learning, with people around him. Ended with a meal.",
    ),
    "prevention_completed": (
        "Finished the school programme.",
        "All ten workshops; certificate given in assembly.",
    ),
    "other_service": ("Handed over, with his agreement, to a service that fits better now.",),
    "custody": ("In custody. We wrote, and told the team there what he likes and what helps.",),
    "moved_area": ("The family moved away. Introduced to a worker there.",),
    "placed": ("Now living with carers outside the area; handed over to the team there.",),
    "post_18_service": ("Moved on to a service for adults, after three visits together.",),
    "declined_at_offer": ("Said no thank you to the offer. The door stays open.",),
    "caregiver_declined": ("The family did not want another service now. We could not ask him ourselves.",),
    "no_contact_made": ("We have not yet found a way to reach him. The referrer knows.",),
    "stopped_after_start": ("Came for a while, then said that it was enough. He may come back.",),
}
NON_ENGAGEMENT = {
    "declined_at_offer": (
        "does_not_want",
        "does_not_see_need",
        "distrust_of_services",
        "label_used",
        "too_many_workers",
        "fear_of_reprisal",
    ),
    "caregiver_declined": ("caregiver_objects",),
    "no_contact_made": ("contact_never_made", "timing_or_crisis", "wait_too_long"),
    "stopped_after_start": ("worker_fit", "practical", "anxiety_or_confidence", "does_not_see_need"),
}
ADDRESSABLE = {
    "label_used": "partner",
    "too_many_workers": "partner",
    "wait_too_long": "service",
    "worker_fit": "service",
    "practical": "service",
    "anxiety_or_confidence": "service",
    "fear_of_reprisal": "nobody",
    "caregiver_objects": "not_known",
}
REFERRERS = {
    "children_services": ("Social worker", "{area} children's services"),
    "police": ("Officer", "{area} police"),
    "youth_justice": ("Case manager", "{area} youth justice service"),
    "third_sector": ("Youth worker", "Youth charity"),
    "probation": ("Probation officer", "Probation"),
    "education": ("Head of year", "Secondary school"),
    "other": ("Nurse", "Health service"),
    "not_known": ("Not recorded", "Not recorded"),
}
LIKES = (
    "football",
    "rap and drill lyrics",
    "his dog",
    "fixing bikes",
    "cooking for the family",
    "drawing",
    "boxing",
    "fishing",
    "gaming with his cousin",
    "basketball",
    "cars",
    "horses",
    "swimming",
    "baking",
)
STRENGTHS = (
    "Loyal to his little brother",
    "Funny, and kind with it",
    "Works hard when he is shown how",
    "Notices when others are left out",
    "Good with his hands",
    "Keeps his word",
    "Picks things up fast",
    "Gets on with older people",
    "Brave about trying new things",
    "Honest when asked straight",
)
PURPOSES = (
    "Climbing, then food",
    "Catch-up at the library",
    "School meeting, half an hour before to prepare",
    "Look round the college",
    "Walk and talk",
    "Finish the application together",
    "Gym and a sandwich",
    "See how the new room is",
    "Music studio, second verse",
    "Coffee with the peer mentor",
)
PLACES = ("Leisure centre", "Library", "School", "College", "The park gates", "Café", "Home", "Music studio")
GOALS = {
    "emotional_regulation": "Not kick off when I'm wound up",
    "self_esteem": "Feel OK walking into a room",
    "relationships": "Sort things with my mum",
    "thinking_and_behaviour": "Stop and think first",
    "caregiver_support": "Mum gets some help too",
    "family_support": "A quieter house",
    "risky_situations": "Know when to leave",
    "exploitation": "Owe nobody anything",
    "safety_planning": "Have somebody to ring at night",
    "peer_mapping": "Work out who my mates are",
    "offending": "No more court",
    "peer_mentor": "Talk to somebody who has been there",
    "contextual_safeguarding": "Be able to walk through the scheme",
    "education_employability": "Get a job or a course",
    "identity_work": "Know where I'm from",
    "substance_misuse": "Smoke less weed",
    "daily_routine": "Sleep at night, up in the day",
    "housing": "A room of my own",
}
