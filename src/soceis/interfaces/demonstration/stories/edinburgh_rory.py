"""Rory, thirty months."""

from datetime import date

from soceis.interfaces.demonstration.stories.shape import (
    Chapter,
    Ending,
    Pause,
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
        key="edinburgh-rory",
        area="Edinburgh",
        used_name="Rory",
        legal_first_name="Rory",
        legal_last_name="Kinloch-Weir",
        born=date(2006, 4, 20),
        sex="male",
        ethnicity_scheme="ethnicity_sct",
        ethnicity="sct_white_scottish",
        ethnicity_source="self",
        pronouns="he, him",
        communication_needs="Hears little on the left. Walk on his right.",
        own_words="Took me two years to believe you'd come back. That's on them, not you.",
        strengths=(
            "Stubborn in a good cause",
            "Never breaks a promise to a dog",
            "Strong, and careful with it",
        ),
        likes=("dogs", "soup", "walking up things"),
        around=(
            PersonAround(
                "Nan (Isobel)",
                "nan, kinship carer",
                True,
                "Deaf too; knock on the window.",
                "07700 900081",
                lives_with=True,
            ),
            PersonAround("Dad", "dad", False, "In prison. Rory writes when he wants to."),
            PersonAround("Anneka", "social worker, the fourth", True, organisation="Children and families"),
            PersonAround("Mr Bhandari", "dog rescue manager", True, phone="07700 900082"),
        ),
        safe_contact=(
            SafeContact("mobile", "07700 900080", "Text. A picture of a dog gets the quickest answer."),
        ),
        safety_notes=(
            SafetyNote(
                "Nan's neighbour shouts. He is lonely and harmless; say hello.",
                "Gregor",
                date(2020, 9, 14),
                kind="person_at_address",
            ),
            SafetyNote(
                (
                    "Two adults came to the house asking for Rory's dad. Nan has the police number by the "
                    "kettle."
                ),
                "Nan",
                date(2021, 2, 15),
                kind="person_at_address",
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2020, 7, 13),
            age=14,
            source="children_services",
            reason="criminal_exploitation",
            referrer=("Social worker", "Children and families"),
            told="Nobody had told him anything. Gregor told him, on the step, in three sentences.",
            young_persons_view="Closed the door. Quietly.",
            caregivers_view="Nan: “Keep coming, son. He's counting.”",
            early_signs=("missing", "injuries_or_fear", "older_associates"),
            decision_reason=(
                "His dad's debts have been handed to a fourteen-year-old. One-to-one, for as long as it "
                "takes."
            ),
            key_worker="gregor",
            allocated=9,
            others=((260, "shay", "peer_mentor"),),
            moments=(
                tried(15, "16:00", "visit", "Three sentences on the step. Door closed. Fair enough."),
                tried(29, "16:00", "visit", "Brought the dog. Curtain moved."),
                tried(57, "16:00", "visit", "Curtain, then face. Dog waved. (I waved the paw.)"),
                tried(
                    92, "16:00", "visit", "Nan says he asks if it's my day. Still no further than the window."
                ),
                tried(140, "16:00", "visit", "He opened the window. “What's her name?” Tess. Window shut."),
                met(
                    155,
                    "16:00",
                    15,
                    "Front step",
                    "Five months in. He came out to clap the dog. I did not say one word about anything.",
                    "FUN 50, EMO 50",
                    said="She's fat.",
                    saw="Checked her paws for thorns.",
                ),
                met(
                    190,
                    "16:00",
                    40,
                    "Round the block",
                    "Round the block with Tess, then round again.",
                    "EMO 100",
                    said="You're dead persistent, for a guy with a flask.",
                ),
                met(
                    216,
                    "16:00",
                    60,
                    "Home",
                    (
                        "Two adults at the door for his dad's money. He hid; nan phoned. Sat with both "
                        "until the police had been. He told me how long it has gone on."
                    ),
                    "EMO 60, ADV 40",
                    said="They said it passes doon. Like a watch.",
                    late=True,
                    saw="Told it all, once started.",
                    then="Strategy meeting. New locks from the fund.",
                ),
                met(
                    244,
                    "16:00",
                    90,
                    "Pentland path",
                    (
                        "Up a hill. Soup. We wrote to the people who say debts pass down, and then burned "
                        "it in the stove lid."
                    ),
                    "EMO 50, HLT 50",
                    said="It disnae pass doon.",
                ),
                met(
                    268,
                    "16:00",
                    60,
                    "Round the reservoir",
                    (
                        "Shay came. Same schools, same children's unit as Rory's brother. They talked for "
                        "an hour and I carried the lead."
                    ),
                    "PEER_MENTOR 80, EMO 20",
                    saw="Asked Shay how he stays out of it.",
                    by=("gregor", "shay"),
                ),
                met(
                    310,
                    "14:00",
                    50,
                    "Audiology",
                    "Hearing test after three years off the list. A proper aid.",
                    "HLT 80, ADV 20",
                    said="Nan's voice is well loud.",
                ),
                met(
                    352,
                    "15:00",
                    60,
                    "High school",
                    (
                        "He'd been put down as not listening. He'd not been hearing. Meeting was short "
                        "after that."
                    ),
                    "ADV 80, EDU 20",
                    saw="Was kind about it. Kinder than I was.",
                ),
                met(
                    400,
                    "10:00",
                    120,
                    "Dog rescue",
                    "First shift. Mr Bhandari gave him the one that bites. It didn't.",
                    "SKL 70, FUN 30",
                    said="She's just waiting for it to be bad.",
                ),
                missed(
                    431,
                    "10:00",
                    "Dog rescue",
                    "A week of not leaving the house; an anniversary. Left soup and Tess's picture.",
                ),
                met(
                    440,
                    "16:00",
                    40,
                    "Front step",
                    "Back to the step, like old times. Then the block.",
                    "EMO 100",
                    said="I ken what day you come. I just couldnae.",
                ),
                met(
                    498,
                    "11:00",
                    60,
                    "Prison visits centre",
                    "Visited his dad, his own idea. He said what he wanted to say. His dad said sorry.",
                    "FAM 70, EMO 30",
                    said="He's smaller than I mind.",
                ),
                met(
                    560,
                    "10:00",
                    90,
                    "Dog rescue",
                    "Paid now: Saturdays.",
                    "FIN 40, SKL 60",
                    saw="Trains the new volunteers.",
                ),
                met(
                    622,
                    "16:00",
                    60,
                    "Round the reservoir",
                    (
                        "Weed. He'd like less. We worked out when, and what goes in its place. The dogs "
                        "at night, mostly."
                    ),
                    "HLT 60, DEC 40",
                    said="It's the quiet, after ten.",
                ),
                met(
                    688,
                    "14:00",
                    60,
                    "College",
                    "Animal care, National 5. Needs English. Groaned. Applied.",
                    "EDU 80, SKL 20",
                ),
                met(
                    760,
                    "16:00",
                    75,
                    "Pentland path",
                    "Two years since the door. He walked ahead and waited at the top.",
                    "FUN 50, EMO 50",
                    said="I'd have shut the door on me an' all.",
                ),
                met(
                    836,
                    "16:00",
                    50,
                    "College canteen",
                    "Six weeks in. Knows everybody; pretends not to.",
                    "EDU 60, REL 40",
                    saw="Waved at nine people in one coffee.",
                ),
                met(
                    902,
                    "16:00",
                    60,
                    "Round the reservoir",
                    "We talked about stopping. He'd thought about it before me. Wants to tell Tess himself.",
                    "EMO 60, DEC 40",
                ),
                met(
                    934,
                    "15:00",
                    90,
                    "Dog rescue, then nan's",
                    "Cake with a paw on it. The one that used to bite slept on my foot.",
                    "FUN 60, FAM 40",
                    said="You came back a hundred and eleven times. I counted till I stopped needing to.",
                    saw="Everything.",
                    by=("gregor", "shay"),
                ),
            ),
            pauses=(
                Pause(
                    445,
                    470,
                    "Asked for three weeks of nobody. A dog picture by text each week; nan had our number.",
                ),
            ),
            plan=PlanDraft(
                250,
                (
                    "relationships",
                    "contextual_safeguarding",
                    "offending",
                    "education_employability",
                    "substance_misuse",
                ),
                (
                    goal(
                        "contextual_safeguarding",
                        "Nobody comes to nan's door",
                        "achieved",
                        "New locks",
                        "Police number by the kettle",
                    ),
                    goal(
                        "education_employability",
                        "Work wi' dogs",
                        "achieved",
                        "First shift",
                        "Paid shift",
                        "College",
                    ),
                    goal(
                        "substance_misuse",
                        "Smoke less, sleep more",
                        "working",
                        "Find what goes in its place",
                        "( ) A month of half",
                    ),
                ),
            ),
            reviews=(
                review(
                    95,
                    (
                        "same",
                        "Six visits, one curtain. Gregor asks to carry on; agreed without an end date.",
                    ),
                    ("same", "We know little. Nan watches well."),
                    "Keep going on the same day at the same time.",
                    "Dog.",
                ),
                review(
                    220,
                    ("better", "He told it all."),
                    ("worse", "Adults are collecting a father's debt from his child."),
                    "Locks, police, strategy meeting.",
                    "Do not change worker.",
                ),
                review(
                    405,
                    ("better", "Hearing aid, school, first shift."),
                    ("better", "Nobody at the door for five months."),
                    "Shay to stay.",
                    "Watch for anniversaries.",
                ),
                review(
                    700,
                    ("better", "Paid work, college applied for."),
                    ("better", "Quiet."),
                    "Think about ending in half a year, not sooner.",
                    "English.",
                    "“Dinnae do a big ending.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (250, "baseline", None, "A debt collected from him"),
                    (700, "review", "better", "Nan, police"),
                    (934, "exit", "better", "Nothing for two years"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (250, "baseline", None, "Out for a year"),
                    (934, "exit", "better", "College, most days"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (250, "baseline", None, "Nan only"),
                    (934, "exit", "better", "Dad, on his own terms"),
                ),
            ),
            ending=Ending(
                938,
                "goals_met",
                (
                    "Thirty months. Work, college, an ending the size he wanted. He has Gregor's number "
                    "and Tess's picture."
                ),
            ),
        ),
    ),
)
