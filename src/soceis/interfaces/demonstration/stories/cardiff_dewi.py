"""Dewi, who wrote letters."""

from datetime import date

from soceis.interfaces.demonstration.stories.shape import (
    Chapter,
    Ending,
    Person,
    PersonAround,
    PlanDraft,
    SafeContact,
    SafetyNote,
    Story,
    goal,
    met,
    missed,
    outcome,
    review,
    tried,
)

STORY = Story(
    Person(
        key="cardiff-dewi",
        area="Cardiff",
        used_name="Dewi",
        nickname="Dews",
        legal_first_name="Dewi",
        legal_last_name="Stradley",
        born=date(2004, 2, 11),
        sex="male",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="white_british",
        ethnicity_source="self",
        pronouns="he, him",
        communication_needs="Reads slowly and does not like it known. Voice notes are good.",
        own_words="I've been looked after by nine different people, so I'm good at first impressions.",
        strengths=(
            "Cooks for whoever is in",
            "Makes the shy one laugh",
            "Has never once been rude to a receptionist",
        ),
        likes=("cooking", "cheap aftershave", "the rugby, from the pub window"),
        around=(
            PersonAround(
                "Bernadette",
                "foster carer, until last year",
                True,
                "He still rings her on Sundays.",
                "07700 900051",
            ),
            PersonAround("Tomos", "brother, 12", False, "Sees him once a month. The best day of it."),
            PersonAround(
                "Ceri", "personal adviser", True, organisation="Children's services", phone="07700 900052"
            ),
            PersonAround("Steph", "youth justice worker", True, organisation="Youth justice service"),
        ),
        safe_contact=(
            SafeContact(
                "mobile",
                "07700 900050",
                "Voice note, any time. He answers late at night; no need to answer back.",
            ),
        ),
        safety_notes=(
            SafetyNote(
                (
                    "Other people use his room at the hostel. See him in the kitchen downstairs, which "
                    "staff can see into."
                ),
                "Hostel staff",
                date(2021, 6, 28),
                kind="person_at_address",
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2021, 6, 7),
            age=17,
            source="youth_justice",
            reason="repeated_offending",
            referrer=("Case manager", "Youth justice service"),
            told=(
                "By Steph, in the car: “They're decent and they don't write reports for court unless you "
                "ask.”"
            ),
            young_persons_view="“Go on then. Last one wasn't bad.”",
            caregivers_view=(
                "Bernadette: “Somebody should feed him and somebody should listen. I'll do the feeding.”"
            ),
            early_signs=("older_associates", "escalating_offending", "missing"),
            decision_reason=(
                "Adults have taken over his hostel room and he is carrying the blame. One-to-one, with Dom."
            ),
            key_worker="gethin",
            others=((12, "dom", "peer_mentor"),),
            moments=(
                tried(11, "12:00", "message", "Voice note. Said who I was and that I can't cook."),
                met(
                    13,
                    "17:00",
                    60,
                    "Hostel kitchen",
                    "He made a curry to prove a point. Dom came. Nobody mentioned court.",
                    "FUN 40, PEER_MENTOR 60",
                    said="You lot eat like you've been inside.",
                    saw="Fed the whole corridor.",
                    by=("gethin", "dom"),
                ),
                met(
                    20,
                    "17:00",
                    55,
                    "Hostel kitchen",
                    (
                        "Told us how the room stopped being his. First they stayed a night, then they had "
                        "the key."
                    ),
                    "EMO 60, REL 40",
                    said="You can't throw people out when you're the one who's lonely.",
                    then="With his yes: hostel manager and police about the room.",
                ),
                met(
                    29,
                    "11:00",
                    90,
                    "Court",
                    "Two matters. Sat with him. The adults were not mentioned until Steph mentioned them.",
                    "ADV 60, EMO 40",
                    saw="Thanked the usher.",
                ),
                met(
                    41,
                    "10:30",
                    60,
                    "Housing office",
                    (
                        "Asked for a move. He had brought his own folder, read out by voice app. Put on "
                        "the list."
                    ),
                    "ADV 60, FIN 40",
                    said="Folder's from Poundland but it's organised.",
                ),
                missed(
                    48, "17:00", "Hostel kitchen", "Not there. Staff had not seen him for a night. Reported."
                ),
                tried(
                    50,
                    "20:10",
                    "message",
                    (
                        "Voice note to say we weren't cross. He had been told to stay away by the people "
                        "in his room."
                    ),
                ),
                met(
                    55,
                    "17:00",
                    45,
                    "Bernadette's",
                    "Roast. He slept on the settee after. We let him.",
                    "HLT 60, EMO 40",
                    saw="Washed every pan.",
                ),
                met(
                    69,
                    "12:00",
                    90,
                    "Kitchen trial",
                    "A day in the café kitchen at the community centre. They asked him back.",
                    "SKL 80, FUN 20",
                    said="Chef said my knife work's tidy. First time I've heard knife in a good way.",
                    by=("dom",),
                ),
                met(
                    83,
                    "12:00",
                    60,
                    "Contact centre",
                    "Took him to see Tomos. They made pancakes with the door open.",
                    "FAM 100",
                    saw="Let his brother flip them.",
                ),
                met(
                    104,
                    "17:00",
                    60,
                    "Hostel kitchen",
                    (
                        "Offered a move: three weeks off. He is to hold on. We made a list of nights and "
                        "where he'd be on each."
                    ),
                    "DEC 60, EMO 40",
                ),
                met(
                    118,
                    "19:30",
                    90,
                    "Police station",
                    (
                        "Rang us when he was arrested, ahead of the solicitor. Appropriate adult sat in; "
                        "we waited with a sandwich."
                    ),
                    "ADV 60, EMO 40",
                    said="I rang. You said ring.",
                    late=True,
                    saw="Rang.",
                ),
                met(
                    125,
                    "10:00",
                    150,
                    "Court",
                    (
                        "Remanded. We told the court about the room and the key. He asked us to tell "
                        "Bernadette, and to cancel his shift properly."
                    ),
                    "ADV 60, EMO 40",
                    said="Tell chef it's not that I didn't want to.",
                ),
                met(
                    146,
                    "14:00",
                    60,
                    "Visits hall",
                    "Long drive. He is in the kitchens already. Talked about Tomos.",
                    "EMO 60, FAM 40",
                    saw="Asked how the new lad at the hostel was.",
                ),
                met(
                    181,
                    "14:00",
                    60,
                    "Visits hall",
                    "Sentence: fourteen months. He'd made a plan for the first week out before we sat down.",
                    "EMO 40, DEC 60",
                    said="Week one: Bernadette, bank, barber.",
                ),
                met(
                    209,
                    "14:00",
                    60,
                    "Visits hall",
                    (
                        "Last visit as his workers. Met the resettlement worker together. Read him our "
                        "letter; he kept it."
                    ),
                    "EMO 60, ADV 40",
                    said="Nobody's read me a letter before. Do it again.",
                ),
            ),
            plan=PlanDraft(
                34,
                (
                    "emotional_regulation",
                    "self_esteem",
                    "relationships",
                    "thinking_and_behaviour",
                    "risky_situations",
                    "exploitation",
                    "safety_planning",
                    "peer_mapping",
                ),
                (
                    goal(
                        "safety_planning",
                        "Get my own room back, or a different one",
                        "changed",
                        "Tell the hostel",
                        "On the list",
                        "Offered a move",
                    ),
                    goal(
                        "self_esteem",
                        "Work in a kitchen",
                        "working",
                        "Trial day",
                        "Kitchens inside: food hygiene certificate",
                        "( ) Ring chef, week one",
                    ),
                    goal(
                        "relationships",
                        "See Tomos every month",
                        "achieved",
                        "Ask Ceri",
                        "Pancakes",
                        "A letter each week",
                    ),
                ),
            ),
            reviews=(
                review(
                    42,
                    ("better", "He has named what happened to his room."),
                    ("worse", "Adults have the key. Hostel slow."),
                    "Rhys to ring the hostel's manager.",
                    "Housing list.",
                ),
                review(
                    106,
                    ("better", "A day's work, his brother, an offer of a room."),
                    ("worse", "Three weeks is a long time."),
                    "A list of nights.",
                    "Out-of-hours number on the fridge.",
                ),
                review(
                    128,
                    ("same", "He rang us first."),
                    ("same", "He is safe tonight, which is a hard thing to write."),
                    "Stay beside him until sentence.",
                    "Tell the team there what he likes and what helps.",
                    "“Don't bin my folder.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_offending",
                    "yes",
                    (34, "baseline", None, "Six matters in a year"),
                    (210, "exit", "same", "Youth justice record"),
                ),
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (34, "baseline", None, "Room taken over"),
                    (210, "exit", "unknown", "Away from the adults for now; not known what comes after"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (34, "baseline", None, "—"),
                    (210, "exit", "better", "Rings; plans week one"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (34, "baseline", None, "Nothing on"),
                    (210, "exit", "better", "Food hygiene; kitchen work"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (34, "baseline", None, "Saw Tomos rarely"),
                    (210, "exit", "better", "Monthly, and letters"),
                ),
            ),
            ending=Ending(
                212,
                "custody",
                (
                    "In custody. We wrote to the team there, with Dewi, about what he likes and what "
                    "helps. The resettlement worker has met us, and he has our number for the day he is "
                    "out."
                ),
            ),
        ),
    ),
)
