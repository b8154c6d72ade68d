"""Kuba, two languages, one bike."""

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
    cancelled,
    goal,
    met,
    outcome,
    review,
    tried,
)

STORY = Story(
    Person(
        key="edinburgh-kuba",
        area="Edinburgh",
        used_name="Kuba",
        legal_first_name="Jakub",
        legal_last_name="Zelinski",
        born=date(2005, 3, 8),
        sex="male",
        ethnicity_scheme="ethnicity_sct",
        ethnicity="sct_white_polish",
        ethnicity_source="self",
        pronouns="he, him",
        first_language="Polish",
        communication_needs="Jokes in English, hard things in Polish.",
        own_words="In Polish I'm funny. In English I'm quiet. Pick one.",
        strengths=(
            "Learns by watching once",
            "Stays calm when others shout",
            "Looks after his mother's plants",
        ),
        likes=("bikes, all of them", "pierogi ruskie", "maps of Edinburgh's cycle paths"),
        around=(
            PersonAround(
                "Beata Zelinska",
                "mum",
                True,
                "Polish, please. Two jobs; ring between three and four.",
                "07700 900061",
                lives_with=True,
            ),
            PersonAround("Wujek Piotr", "mum's partner", True, "Works away. Kind.", lives_with=True),
            PersonAround(
                "Mr Dalkeith", "guidance teacher", True, organisation="High school", phone="07700 900062"
            ),
        ),
        safe_contact=(
            SafeContact(
                "mobile",
                "07700 900060",
                "Text in Polish, so that friends looking over his shoulder cannot read it.",
            ),
        ),
        safety_notes=(
            SafetyNote(
                "Stair door does not lock. Grey car sometimes parked at the corner: not theirs.",
                "Marta",
                date(2021, 11, 8),
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2021, 10, 4),
            age=16,
            source="other",
            reason="criminal_exploitation",
            referrer=("Nurse", "Minor injuries unit"),
            told="The nurse asked him if she could, while she did the stitches. He nodded.",
            young_persons_view="“Is Polish lady? OK then.”",
            caregivers_view=(
                "Mum did not know about the stitches. She does now, because he told her with Marta there."
            ),
            early_signs=("injuries_or_fear", "unexplained_things", "missing"),
            decision_reason="Hurt by adults who say he owes them for a lost parcel. One-to-one, in Polish.",
            key_worker="marta",
            decided=2,
            allocated=3,
            others=((40, "gregor", "co_worker"),),
            moments=(
                tried(9, "15:10", "message", "Wrote in Polish that I am the lady. A thumbs up, no day."),
                met(
                    12,
                    "16:00",
                    50,
                    "Café by the canal",
                    (
                        "We compared grandmothers for half an hour. After that he told me how much, and "
                        "to whom. I did not write names while he spoke. I said what I would have to say, "
                        "and to whom, and he said dobrze."
                    ),
                    "EMO 60, DEC 40",
                    said=(
                        "Nie jestem głupi. Wiedziałem, że to nie jest prezent. (I'm not stupid. I knew it "
                        "wasn't a present.)"
                    ),
                    saw="Told a stranger a frightening thing, in order.",
                    then="Morag today; police tomorrow with him.",
                ),
                met(
                    13,
                    "15:30",
                    90,
                    "Police office",
                    (
                        "Sat with him. The officer was good: talked about the adults, not about the "
                        "parcel. Interpreter present, though he did most in English."
                    ),
                    "ADV 80, EMO 20",
                    saw="Corrected the interpreter, politely.",
                ),
                met(
                    19,
                    "15:30",
                    45,
                    "Home",
                    (
                        "He told his mum. She held his arm, the one with the stitches, and said nothing "
                        "for a long time."
                    ),
                    "FAM 80, EMO 20",
                    said="She's not angry. I thought angry.",
                ),
                met(
                    27,
                    "16:00",
                    90,
                    "Bike workshop",
                    "Gregor's kingdom. Kuba rebuilt a rear hub having watched it done once.",
                    "SKL 60, FUN 40",
                    said="It's the same as life, too tight and it doesn't turn.",
                    saw="Explained it to the next lad, in English.",
                    by=("marta", "gregor"),
                ),
                met(
                    41,
                    "16:00",
                    60,
                    "Café by the canal",
                    (
                        "School has him in the lowest set for everything because of a test he took in his "
                        "first month here. We wrote to ask for another."
                    ),
                    "EDU 50, ADV 50",
                ),
                cancelled(
                    55,
                    "16:00",
                    "us",
                    (
                        "Marta at a hearing for somebody else. Told him three days before; Gregor offered "
                        "the workshop and he went."
                    ),
                ),
                met(
                    62,
                    "14:30",
                    45,
                    "High school",
                    "Retest agreed. Mr Dalkeith had not known about the stitches. He was upset, usefully so.",
                    "ADV 70, EDU 30",
                    saw="Asked for maths in the top set “to see”.",
                ),
                met(
                    83,
                    "16:00",
                    60,
                    "Bank",
                    "An account in his own name. The woman at the counter called him sir.",
                    "FIN 100",
                    said="Sir!",
                    saw="Had read the terms.",
                ),
                met(
                    104,
                    "16:00",
                    60,
                    "On bikes, canal path",
                    (
                        "Rode out and talked. Two of the adults have been charged. He does not know how "
                        "to feel about it and that is a good answer."
                    ),
                    "EMO 50, HLT 30, FUN 20",
                ),
                tried(
                    118,
                    "15:15",
                    "message",
                    "Two messages, no reply. Mum says he has a girlfriend. Excellent.",
                ),
                met(
                    126,
                    "16:00",
                    50,
                    "Bike workshop",
                    (
                        "Back, embarrassed. We discussed whether a friend who checks your phone is a "
                        "friend. It was about him; he wanted to know if he should."
                    ),
                    "REL 80, DEC 20",
                    said="OK so I don't look. I'll ask her instead.",
                ),
                met(
                    154,
                    "15:30",
                    45,
                    "High school",
                    "Retest: up two sets in maths, one in English.",
                    "EDU 100",
                    saw="Rang his mum before he told his friends.",
                ),
                met(
                    196,
                    "16:00",
                    60,
                    "Café by the canal",
                    (
                        "Who am I here? He wrote two lists, Polish me and Scottish me, and was surprised "
                        "how long the overlap was."
                    ),
                    "EMO 60, REL 40",
                    said="Swearing is on both.",
                    saw="Kept the list.",
                ),
                met(
                    238,
                    "10:00",
                    80,
                    "College",
                    "Interview for the cycle mechanics course. He took the rear hub with him.",
                    "SKL 60, EDU 40",
                    saw="Answered the hard question with a hub.",
                    by=("gregor",),
                ),
                met(
                    280,
                    "16:00",
                    60,
                    "Bike workshop",
                    "Paid shift: eight hours a week. Wage slip, tax code, proud face.",
                    "FIN 60, SKL 40",
                ),
                met(
                    316,
                    "17:00",
                    90,
                    "Home",
                    "Mum cooked for fourteen; there were five of us. He gave Gregor a bell, and me the list.",
                    "FAM 50, FUN 50",
                    said="You can come back for dinner. Not for work.",
                    by=("marta", "gregor"),
                ),
            ),
            plan=PlanDraft(
                33,
                ("contextual_safeguarding", "offending", "education_employability", "identity_work"),
                (
                    goal(
                        "contextual_safeguarding",
                        "Owe nobody",
                        "achieved",
                        "Tell the police with Marta",
                        "Tell mum",
                        "Own bank account",
                    ),
                    goal(
                        "education_employability",
                        "Be in a class where I learn something",
                        "achieved",
                        "Ask for a retest",
                        "Retest",
                        "College interview",
                    ),
                    goal("identity_work", "Be funny in English as well", "working", "Two lists"),
                ),
            ),
            reviews=(
                review(
                    35,
                    ("better", "From stitches to a hub in four weeks."),
                    ("worse", "Adults say that he owes them. Police have names."),
                    "Grey car to be reported each time it is seen.",
                    "Mum to have our out-of-hours number in Polish.",
                ),
                review(
                    106,
                    ("better", "School retest, bank account."),
                    ("better", "Two adults charged; bail keeps them away from the street."),
                    "Marta stays, with Gregor for the bikes.",
                    "College.",
                ),
                review(
                    240,
                    ("better", "Working, learning, in love."),
                    ("better", "Nothing since the charges."),
                    "Plan the ending with him.",
                    "Dinner.",
                    "“When it's finished can I still come to the workshop? Then OK.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (33, "baseline", None, "Debt held over him"),
                    (310, "exit", "better", "Gone; police and his own account"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (33, "baseline", None, "Lowest sets, often out"),
                    (310, "exit", "better", "Retest; college place"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (33, "baseline", None, "Mum did not know"),
                    (310, "exit", "better", "Mum, and dinner for fourteen"),
                ),
            ),
            ending=Ending(
                320,
                "goals_met",
                "College place, eight paid hours, a mum who knows. Ended with dinner at theirs.",
            ),
        ),
    ),
)
