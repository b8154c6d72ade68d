"""Finlay, soup, and the slow way round."""

from datetime import date

from soceis.interfaces.demonstration.stories.shape import (
    Chapter,
    Person,
    PersonAround,
    PlanDraft,
    SafeContact,
    SafetyNote,
    Story,
    cancelled,
    goal,
    met,
    missed,
    outcome,
    review,
    tried,
)

STORY = Story(
    Person(
        key="dundee-finlay",
        area="Dundee",
        used_name="Finlay",
        nickname="Fin",
        legal_first_name="Finlay",
        legal_last_name="Esplinade",
        born=None,
        sex="male",
        ethnicity_scheme="ethnicity_sct",
        ethnicity="sct_white_scottish",
        ethnicity_source="self",
        pronouns="he, him",
        communication_needs=(
            "Brain injury as a child: tires quickly, forgets appointments, never faces. Remind on the day."
        ),
        own_words="If I forget, it's no that I dinnae care. Ask me again.",
        strengths=("Never forgets a face", "Keeps going", "Makes folk feel that the day is fine"),
        likes=("football stickers", "Logan's lentil soup", "buses, the routes of"),
        around=(
            PersonAround(
                "Mum (Angie)",
                "mum",
                True,
                "Writes it on the calendar. Tell her everything he agrees to.",
                "07700 900019",
                lives_with=True,
            ),
            PersonAround(
                "“The boys”",
                "adults, late twenties",
                False,
                "Use his flat key, his bus pass and his good nature.",
                risk=True,
            ),
            PersonAround(
                "Dr Menon", "brain injury nurse", True, organisation="Hospital", phone="07700 900020"
            ),
            PersonAround(
                "PC Lindsay", "community officer", True, "Fin likes her. Agreed with him what she is told."
            ),
        ),
        safe_contact=(
            SafeContact("mobile", "07700 900024", "Text on the morning itself, with a picture of where."),
        ),
        safety_notes=(
            SafetyNote(
                "Close door is often propped open by people who are not residents. Buzz mum first.",
                "PC Lindsay",
                date(2021, 12, 6),
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2021, 11, 15),
            age=None,
            source="police",
            reason="other",
            referrer=("Community officer", "Police"),
            told="PC Lindsay told him over chips. Good chips.",
            young_persons_view="“Will ye mind me when it is?” Aye.",
            caregivers_view="Mum: “They cry him the mascot. I could greet.”",
            early_signs=("older_associates", "injuries_or_fear", "missing"),
            decision_reason=(
                "Adults give him drink and pills and use his flat. One-to-one, with health beside us."
            ),
            key_worker="rab",
            allocated=7,
            others=((30, "logan", "peer_mentor"),),
            moments=(
                tried(
                    10,
                    "11:00",
                    "visit",
                    "Forgot; so said mum, mortified. No bother at all. Left a picture of the bus stop.",
                ),
                tried(
                    14,
                    "11:00",
                    "message",
                    "Text the night before: no good. Text on the morning is the way, mum says.",
                ),
                met(
                    21,
                    "11:00",
                    40,
                    "Bus, number 22",
                    "We rode the 22 to the end and back. He told me every stop and who lives there.",
                    "FUN 60, EMO 40",
                    said="I've a heid for buses, just no for the rest.",
                    saw="Knew the driver's wean's name.",
                ),
                met(
                    28,
                    "11:00",
                    50,
                    "Community kitchen",
                    "Logan, lentils. Fin laughed till he had to sit down.",
                    "PEER_MENTOR 60, FUN 40",
                    by=("rab", "logan"),
                ),
                met(
                    42,
                    "11:00",
                    40,
                    "Bus, number 9",
                    "The boys. They come when his mum's at work. They're funny. Then they're not.",
                    "REL 70, EMO 30",
                    said="They ca' me a legend. And then they tak' ma key.",
                    saw="Said both halves.",
                    then="Colin and PC Lindsay, with his yes, about the key.",
                ),
                met(
                    51,
                    "10:00",
                    60,
                    "Home",
                    "New lock. He chose the colour of the key. Mum cried a bit, and made toast a lot.",
                    "FAM 60, FIN 40",
                ),
                met(
                    69,
                    "14:00",
                    60,
                    "Hospital",
                    (
                        "Dr Menon went through pills and heads with a drawing. Fin asked if his brain "
                        "could see it. She said it was looking right now."
                    ),
                    "HLT 90, DEC 10",
                    saw="Asked the best question of the clinic.",
                ),
                missed(
                    83,
                    "11:00",
                    "Community kitchen",
                    "Forgot. Logan took soup round. “Ask me again,” he said, so we asked.",
                ),
                met(
                    97,
                    "11:00",
                    50,
                    "Bus, number 22",
                    "Sorted his stickers into swaps and keeps. Sorted people the same way. He was quick.",
                    "REL 60, DEC 40",
                    said="He's a swap.",
                ),
                met(
                    140,
                    "13:00",
                    60,
                    "Sheriff court, waiting room",
                    (
                        "The case is about what the adults did; he's a witness. Special measures asked "
                        "for. We sat on a bus after, for the good of our health."
                    ),
                    "ADV 80, EMO 20",
                ),
                met(
                    182,
                    "10:30",
                    60,
                    "College",
                    "Supported learning, two mornings. He'll go by the 22.",
                    "EDU 70, ADV 30",
                    saw="Told them about his memory before they asked.",
                ),
                tried(
                    210,
                    "11:00",
                    "message",
                    "Texted twice, morning of. Phone is off. Mum says it's in the dock.",
                ),
                met(
                    217,
                    "11:00",
                    40,
                    "Home",
                    (
                        "One of the boys had been at him in the street. Phone in the dock so they can't "
                        "ring. A well-aimed throw, that."
                    ),
                    "EMO 60, DEC 40",
                    said="They canna ring a dock.",
                    saw="Found a way.",
                    then="Police; new phone from the fund.",
                ),
                met(
                    260,
                    "11:00",
                    60,
                    "Community kitchen",
                    "Down to one drink on a match day. His chart, his stickers.",
                    "HLT 70, DEC 30",
                ),
                met(
                    315,
                    "11:00",
                    60,
                    "Bus depot",
                    (
                        "The depot let him sit in the seat. Manager asked about his routes, and then "
                        "asked two more folk to come and hear."
                    ),
                    "FUN 60, SKL 40",
                    said="Best day. Write that doon.",
                    saw="Held a room of drivers.",
                ),
                cancelled(343, "11:00", "young_person", "College trip. He remembered it by himself."),
                met(
                    371,
                    "11:00",
                    60,
                    "Bus, number 9",
                    "Told me the plan for court twice, so that one of us would have it.",
                    "ADV 50, EMO 50",
                ),
                met(
                    412,
                    "10:00",
                    120,
                    "Court, by video link",
                    "Gave his evidence from another room, with breaks. He knew every face.",
                    "ADV 60, EMO 40",
                    said="I never forgot one.",
                    saw="Steady all the way.",
                ),
                met(
                    440,
                    "11:00",
                    50,
                    "Community kitchen",
                    "Two guilty. He's more pleased that Logan named a soup after him.",
                    "FUN 60, EMO 40",
                    by=("rab", "logan"),
                ),
                met(
                    465,
                    "11:00",
                    50,
                    "Bus, number 22",
                    (
                        "Volunteering at the depot, Fridays. What does he need from us now? “Ask me again "
                        "next month.”"
                    ),
                    "DEC 60, SKL 40",
                ),
            ),
            plan=PlanDraft(
                55,
                (
                    "emotional_regulation",
                    "self_esteem",
                    "relationships",
                    "thinking_and_behaviour",
                    "exploitation",
                    "peer_mapping",
                    "contextual_safeguarding",
                    "education_employability",
                    "substance_misuse",
                    "daily_routine",
                    "offending",
                ),
                (
                    goal(
                        "contextual_safeguarding", "Ma key's mine", "achieved", "New lock", "Pick the colour"
                    ),
                    goal(
                        "substance_misuse",
                        "Nae pills, one pint, match days",
                        "working",
                        "Chart",
                        "Dr Menon's drawing on the fridge",
                        "( ) A month",
                    ),
                    goal(
                        "education_employability",
                        "Something wi' buses",
                        "working",
                        "Depot visit",
                        "Volunteer",
                        "( ) Ask aboot a job",
                    ),
                ),
            ),
            reviews=(
                review(
                    58,
                    ("better", "He told both halves."),
                    ("worse", "Adults drug him and use his flat. Police and health told."),
                    "New lock this week.",
                    "Remind him on the day, every time.",
                ),
                review(
                    220,
                    ("better", "College by bus."),
                    ("worse", "Approached in the street before the trial. Police told."),
                    "Witness service and special measures.",
                    "New phone.",
                ),
                review(
                    345,
                    ("better", "Depot."),
                    ("better", "No contact for three months."),
                    "Court plan, twice.",
                    "Keep Logan.",
                ),
                review(
                    443,
                    ("better", "Evidence given, and heard."),
                    ("better", "Two adults sentenced."),
                    "Do not rush to end.",
                    "His question to us: ask again.",
                    "“Ask me again next month.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (55, "baseline", None, "Flat and pass in use by adults"),
                    (443, "review", "better", "Police, mum, himself"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (55, "baseline", None, "Nothing on"),
                    (443, "review", "better", "College, depot"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (55, "baseline", None, "—"),
                    (443, "review", "better", "Mum's view, and the dock"),
                ),
            ),
        ),
    ),
)
